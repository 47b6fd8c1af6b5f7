import { documentOf, formatNamed, formatOf, formatOfPath, formats } from '../../src/document/index.js';

describe('the registry of formats', () => {
  it('names each format once', () => {
    expect(new Set(formats.map((format) => format.name)).size).toBe(formats.length);
  });

  it('lets no two formats claim one file name ending', () => {
    const extensions = formats.flatMap((format) => format.extensions);
    expect(new Set(extensions).size).toBe(extensions.length);
  });

  it('writes endings in lower case, with their dot', () => {
    for (const extension of formats.flatMap((format) => format.extensions))
      expect(extension).toMatch(/^\.[a-z0-9]+$/);
  });

  it.each([
    ['notes.txt', 'text'],
    ['folder.md/NOTES.TXT', 'text'],
    ['notes.text', 'text'],
    ['txt', undefined],
    ['notes.txt.gz', 'text'],
    ['Report.DOCX', 'docx'],
  ])('reads %s as %s', (path, name) => {
    expect(formatOfPath(path)?.name).toBe(name);
  });

  it('has nothing for an unknown name', () => {
    expect(formatNamed('papyrus')).toBeUndefined();
  });

  it('refuses a document of an unregistered format by its name', () => {
    const orphan = documentOf({ source: '', blocks: [], format: 'papyrus' });
    expect(() => formatOf(orphan)).toThrow(new TypeError('No format is called "papyrus".'));
  });

  it('gives back the format that a document was read with', () => {
    for (const format of formats)
      expect(formatOf(documentOf({ source: '', blocks: [], format: format.name }))).toBe(format);
  });
});
