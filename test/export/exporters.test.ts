import { defaultExportOptions, exporterNamed, exporters } from '../../src/export/index.js';
import { ferryCaptions, ferryText } from '../review/temporaryFolder.js';
import { exported, inputOf } from './decided.js';

const names = ['cleaned', 'patch', 'tsv', 'csv', 'jsonl', 'xliff', 'tmx', 'html'];
const ferry = exported('ferry.txt', ferryText, {
  [ferryCaptions[0]!]: { decision: { action: 'replace', text: 'The ferry' } },
});

describe('the exporters', () => {
  it('are found by their names', () => {
    expect(exporters.map(({ name }) => name)).toEqual(names);
    for (const name of names) expect(exporterNamed(name)!.name).toBe(name);
    expect(exporterNamed('docx')).toBeUndefined();
  });

  it.each(names)('give the same bytes for the same input: %s', (name) => {
    const [first, second] = [1, 2].map(() =>
      exporterNamed(name)!.export(inputOf(ferry), defaultExportOptions),
    );
    expect(first!.files.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
  });

  it.each(names)('take no document at all: %s', (name) => {
    const { files, warnings } = exporterNamed(name)!.export(inputOf(), defaultExportOptions);
    expect(files.length === 0 || warnings.length === 0).toBe(true);
  });
});
