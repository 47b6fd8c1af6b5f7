import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { columns } from '../../src/export/rows.js';
import { describeWith, run } from '../programs.js';
import { folderWith, ferryCaptions, ferryText } from '../review/temporaryFolder.js';
import { exported, exportTo, settledAt, textTo, type Settled } from './decided.js';

const settled: Settled = {
  [ferryCaptions[0]!]: {
    decision: { action: 'replace', text: '=The ferry,\nleaving "Procida"' },
    comment: 'Ask\tthe desk\nabout the port',
  },
  [ferryCaptions[1]!]: { pair: { action: 'none' } },
};
const document = exported('news/ferry, island.txt', ferryText, settled);

function rowsIn(text: string, delimiter: string): Record<string, string>[] {
  return parse(text, { delimiter, columns: true });
}

describe.each([
  ['tsv', '\t', '\n'],
  ['csv', ',', '\r\n'],
])('%s', (name, separator, lineEnd) => {
  const text = textTo(name, [document]);
  const rows = rowsIn(text, separator);

  it('begins with the names of its columns, and has a line for each caption', () => {
    expect(text.startsWith(columns.join(separator) + lineEnd)).toBe(true);
    expect(rows.map((row) => row.caption)).toEqual(ferryCaptions);
  });

  it('says where a caption stands, what it is and what was decided about it', () => {
    expect(rows[0]).toEqual({
      document: 'news/ferry, island.txt',
      line: '3',
      column: '1',
      start: '23',
      end: '62',
      language: 'it',
      confidence: '0.998',
      reading: 'stray',
      scope: 'block',
      role: 'heading',
      caption: ferryCaptions[0],
      decision: 'replace',
      replacement: `'=The ferry,\nleaving "Procida"`,
      paragraph_start: '64',
      paragraph_end: '159',
      score: '0.81',
      paragraph:
        'The first ferry of the day leaves Procida before sunrise, with the post and the bread on board.',
      comment: 'Ask\tthe desk\nabout the port',
      author: 'Marta',
      decided_at: settledAt,
      fingerprint: document.captions[0]!.fingerprint,
    });
  });

  it('leaves cells empty where there is nothing to say', () => {
    const { paragraph, score, paragraph_start: start, decision, author } = rows[1]!;
    expect({ paragraph, score, start, decision, author }).toEqual({
      paragraph: '',
      score: '',
      start: '',
      decision: '',
      author: 'Marta',
    });
    expect(rows[2]).toMatchObject({ decision: '', author: '', decided_at: '', comment: '' });
  });

  it('guards formulas unless told to leave cells raw', () => {
    const raw = rowsIn(textTo(name, [document], { raw: true }), separator);
    expect(raw[0]!.replacement).toBe('=The ferry,\nleaving "Procida"');
  });

  it('begins with a byte order mark where one is asked for', () => {
    const marked = exportTo(name, [document], { byteOrderMark: true }).files[0]!.bytes;
    expect([...marked.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(Buffer.from(marked.subarray(3)).toString('utf8')).toBe(text);
  });

  it('counts offsets in the unit that is asked for', () => {
    const emoji = exported('a.txt', `🐟🐟 The fish market\n\n${ferryCaptions[2]!}\n`);
    const starts = (['utf-16', 'codepoint', 'byte'] as const).map(
      (offsets) => rowsIn(textTo(name, [emoji], { offsets }), separator)[0]!.start,
    );
    expect(starts).toEqual(['22', '20', '26']);
  });

  it('has its header alone where there is no caption', () => {
    expect(textTo(name, [exported('a.txt', 'Nothing to see here.\n')])).toBe(
      columns.join(separator) + lineEnd,
    );
  });

  describeWith(['python3'], "read by Python's csv module", () => {
    it('gives every cell back', () => {
      const folder = folderWith({});
      const file = join(folder, `captions.${name}`);
      writeFileSync(file, text);
      const dialect = name === 'tsv' ? 'excel-tab' : 'excel';
      const script = [
        'import csv, json, sys',
        'rows = csv.DictReader(open(sys.argv[1], encoding="utf-8", newline=""), dialect=sys.argv[2])',
        'print(json.dumps(list(rows)))',
      ].join('\n');
      expect(JSON.parse(run('python3', ['-c', script, file, dialect]))).toEqual(rows);
    });
  });
});
