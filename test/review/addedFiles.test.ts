import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { AddError, addedFolder, addFile, sanitisedName } from '../../src/review/addedFiles.js';
import { Workspace } from '../../src/review/index.js';
import { defaultSettings } from '../../src/settings.js';
import { markedAnalyst } from './markedAnalysis.js';
import { ferryText, folderWith } from './temporaryFolder.js';

describe('the name of an added document', () => {
  it.each([
    ['news.txt', 'news.txt'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\ada\\news.md', 'news.md'],
    ['..', 'text'],
    ['', 'text'],
    ['.txt', 'txt'],
    ['a:b*c?.txt', 'a-b-c-.txt'],
    ['line\nbreak\0.txt', 'line-break-.txt'],
    ['  two   spaces .txt ', 'two spaces .txt'],
    ['con.txt', '-con.txt'],
    ['<script>alert(1)</script>.html', 'script-.html'],
    ['cafe\u0301.txt', 'caf\u00e9.txt'],
    ['\u202Etxt.exe.txt', '-txt.exe.txt'],
    [`${'long '.repeat(60)}.txt`, `${'long '.repeat(60).slice(0, 96)}.txt`],
  ])('%j becomes %j', (name, sanitised) => {
    expect(sanitisedName(name)).toBe(sanitised);
  });

  it('is one part of a path, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const sanitised = sanitisedName(name);
        expect(sanitised).toMatch(/^[^/\\\0<>:"|?*]+$/u);
        expect(sanitised.startsWith('.')).toBe(false);
        expect(Array.from(sanitised).length).toBeLessThanOrEqual(101);
        expect(sanitisedName(sanitised)).toBe(sanitised);
      }),
    );
  });
});

describe('an added document', () => {
  const text = Buffer.from(ferryText);

  it('is written byte for byte, and nothing else is', () => {
    const folder = join(folderWith({}), 'added');
    const path = addFile(folder, 'ferry.txt', text);
    expect(readFileSync(path)).toEqual(text);
    expect(readdirSync(folder)).toEqual(['ferry.txt']);
  });

  it('never overwrites another: a number is added to its name', () => {
    const folder = folderWith({ 'ferry.txt': 'Somebody else’s.' });
    addFile(folder, 'ferry.txt', text);
    addFile(folder, 'ferry.txt', text);
    expect(readdirSync(folder).sort()).toEqual(['ferry-2.txt', 'ferry-3.txt', 'ferry.txt']);
    expect(readFileSync(join(folder, 'ferry.txt'), 'utf8')).toBe('Somebody else’s.');
  });

  it.each([
    ['an ending that no format has', 'sheet.xlsx', text, /Known endings: \.txt,.*\.md/],
    ['no ending', 'text', text, /Known endings/],
    ['bytes that are no text', 'bad.txt', Buffer.of(0x61, 0xff, 0x62), /not valid UTF-8.* byte 1/],
    ['an archive that is none', 'bad.docx', text, /bad\.docx was not added/],
    ['more than 10 MB', 'big.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 0x61), /more than 10 MB/],
  ])('is refused for %s, and nothing is written', (_, name, bytes, message) => {
    const folder = folderWith({});
    expect(() => addFile(folder, name, bytes)).toThrow(AddError);
    expect(() => addFile(folder, name, bytes)).toThrow(message);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a workspace', () => {
  const open = (folder: string) =>
    Workspace.open({
      paths: [folder],
      settings: defaultSettings,
      includeIntended: false,
      analyst: markedAnalyst,
    });

  it('lists and reads what was added, also when it is opened again', async () => {
    const folder = folderWith({ 'own.txt': 'One.\n\nLeggi tutto\n\nTwo.' });
    const workspace = await open(folder);
    const id = workspace.add('ferry.txt', Buffer.from(ferryText));
    await workspace.analysed();
    expect(workspace.isReading).toBe(false);
    expect(workspace.catalogue.opened().map(({ name, captions }) => [name, captions])).toEqual([
      ['added/ferry.txt', 3],
      ['own.txt', 1],
    ]);
    expect((await workspace.read(id))!.captions).toHaveLength(3);
    await workspace.close();
    expect(readdirSync(folder).sort()).toEqual(['.didascalia', 'own.txt']);
    expect(readdirSync(addedFolder(join(folder, '.didascalia', 'review.db')))).toEqual(['ferry.txt']);
    const again = await open(folder);
    expect(again.catalogue.entry(id)).toMatchObject({ name: 'added/ferry.txt', captions: 3 });
    await again.close();
  });
});
