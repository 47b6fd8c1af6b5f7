import { gzipSync } from 'node:zlib';
import { cleanDocument } from '../../src/review/cleanDocument.js';
import { defaultSettings } from '../../src/settings.js';
import { ferryCaptions, ferryText } from '../review/temporaryFolder.js';
import { exported, exportTo } from './decided.js';

const [first, second, button] = ferryCaptions as [string, string, string];
const removeFirst = { [first]: { decision: { action: 'remove' } } } as const;

describe('cleaned files', () => {
  it.each([
    ['news/a.txt', 'news/a.txt'],
    ['../site/a.txt', 'site/a.txt'],
    ['/srv/site/a.txt', 'srv/site/a.txt'],
    ['./news/../../a.txt', 'a.txt'],
    ['C:\\site\\a.txt', 'site/a.txt'],
    ['-', 'stdin.txt'],
  ])('of %s go to %s, below the folder of the export', (path, name) => {
    expect(exportTo('cleaned', [exported(path, ferryText)]).files[0]!.name).toBe(name);
  });

  it('have the decisions applied, and everything else byte for byte', () => {
    const windows = ferryText.replaceAll('\n', '\r\n');
    const { files, warnings } = exportTo('cleaned', [
      exported('a.txt', windows, {
        ...removeFirst,
        [second]: { decision: { action: 'replace', text: 'Anna Ferri and Luca Sala' } },
        [button]: { decision: { action: 'keep' } },
      }),
    ]);
    expect(Buffer.from(files[0]!.bytes).toString()).toBe(
      windows.replace(`${first}\r\n\r\n`, '').replace(second, 'Anna Ferri and Luca Sala'),
    );
    expect(warnings).toEqual([]);
  });

  it('keep what nobody has decided, and say how much that is', () => {
    const documents = [exported('a.txt', ferryText, removeFirst), exported('b.txt', ferryText)];
    const { files, warnings } = exportTo('cleaned', documents, { undecided: 'keep' });
    expect(Buffer.from(files[1]!.bytes).toString()).toBe(ferryText);
    expect(warnings).toEqual([
      { path: null, message: 'Nobody has decided about 5 captions in 2 documents; they stay in the text.' },
    ]);
  });

  it('lose what nobody has decided where that is asked for, but not what is kept or there on purpose', () => {
    const document = exported('a.txt', ferryText, { [first]: { decision: { action: 'keep' } } });
    const captions = document.captions.map((caption) =>
      caption.flag.text === second
        ? { ...caption, flag: { ...caption.flag, reading: 'intended' as const } }
        : caption,
    );
    const { files, warnings } = exportTo('cleaned', [{ ...document, captions }], { undecided: 'remove' });
    expect(Buffer.from(files[0]!.bytes).toString()).toBe(ferryText.replace(`${button}\n\n`, ''));
    expect(warnings).toEqual([]);
  });

  it('are what clean makes of a document about which nothing was decided', () => {
    const document = exported('a.txt', ferryText);
    const { files } = exportTo('cleaned', [document], { undecided: 'remove' });
    const { source, removed } = cleanDocument(document.document, defaultSettings);
    expect(removed).toBeGreaterThan(0);
    expect(Buffer.from(files[0]!.bytes).toString()).toBe(source);
  });

  it('are the very bytes that were read where nothing changes, also where they are compressed', () => {
    const bytes = gzipSync(ferryText, { level: 1 });
    const { files } = exportTo('cleaned', [exported('a.txt.gz', bytes)]);
    expect(Buffer.from(files[0]!.bytes)).toEqual(bytes);
  });

  it('say once for each reason what a format refuses', () => {
    const marked = {
      [first]: { decision: { action: 'mark' } },
      [second]: { decision: { action: 'mark' } },
    } as const;
    const documents = [exported('a.txt', ferryText, marked), exported('b.txt', ferryText, marked)];
    const { warnings } = exportTo('cleaned', documents, { undecided: 'remove' });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]!.message).toMatch(
      /^“Il traghetto .*” and 3 more captions stay as they are: Plain text/,
    );
  });

  it('do not hold each other up where one cannot be written back', () => {
    const broken = { ...exported('a.txt', ferryText, removeFirst) };
    const unknown = { ...broken, document: { ...broken.document, format: 'gone' } };
    const { files, errors } = exportTo('cleaned', [unknown, exported('b.txt', ferryText)]);
    expect(files.map(({ name }) => name)).toEqual(['b.txt']);
    expect(errors).toEqual([{ path: 'a.txt', message: 'No format is called "gone".' }]);
  });
});
