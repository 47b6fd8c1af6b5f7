import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { crc32 } from '../../../src/document/docx/crc32.js';
import { docx } from '../../../src/document/docx/index.js';
import { readArchive, readEntry } from '../../../src/document/docx/zipArchive.js';
import {
  applySplices,
  FormatError,
  formatOfBytes,
  openBytes,
  packSource,
} from '../../../src/document/index.js';
import { rangesOf, sourceOf, textsOf } from './openedWord.js';
import { namespaces, paragraph, wordFile, wordFiles } from './wordFile.js';
import { zipOf, type ZipFile } from './zipFile.js';

const content = {
  body: paragraph('The ferry left.') + paragraph('Il molo') + paragraph('Nobody hurries.'),
  footnotes: `<w:footnote w:id="1">${paragraph('The note.')}${paragraph('La rete')}</w:footnote>`,
  header: paragraph('The header.'),
  footer: paragraph('The footer.'),
};

/** The bytes of a file with texts taken out. */
function cleaned(bytes: Uint8Array, ...texts: readonly string[]): Uint8Array {
  const { document, packaging } = openBytes(bytes, docx);
  const splices = docx.removeAll(document, rangesOf(document, texts));
  return packSource(docx, applySplices(document.source, splices), packaging);
}

/** The local header, data and descriptor of each entry as they lie, by its name. */
function rawEntries(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = readArchive(bytes);
  return new Map(
    archive.entries.map(({ name, local }) => [
      name,
      archive.bytes.toString('latin1', local.start, local.end),
    ]),
  );
}

/** The files with one of them changed. */
function filesWith(name: string, change: Partial<ZipFile>): readonly ZipFile[] {
  return wordFiles(content).map((file) => (file.name === name ? { ...file, ...change } : file));
}

/** The message with which reading fails. */
function refusal(bytes: Uint8Array): string {
  try {
    openBytes(bytes, docx);
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError);
    expect((error as Error).message).not.toMatch(/[\n\0]/);
    return (error as Error).message;
  }
  throw new Error('It was read.');
}

describe('the parts of a Word file', () => {
  it('are the source of the document, one below another', () => {
    expect(openBytes(wordFile(content), docx).document.source).toBe(sourceOf(content));
  });

  it('are found by what the package says of itself, not by their names', () => {
    const files = wordFiles(content).map((file) => ({
      ...file,
      name: file.name
        .replace('word/document.xml', 'WORD/Text2.xml')
        .replace('_rels/document.xml', '_rels/Text2.xml'),
      content:
        typeof file.content === 'string'
          ? file.content
              .replaceAll('word/document.xml', '/word/text2.xml')
              .replaceAll('//', '/')
              .replaceAll(':/', '://')
          : file.content,
    }));
    expect(textsOf(openBytes(zipOf(files), docx).document)).toContain('The ferry left.');
  });

  it.each(['utf16le', 'utf-8 with a byte order mark'])('are read and written in %s', (encoding) => {
    const xml = wordFiles(content).find(({ name }) => name === 'word/document.xml')!.content as string;
    const bytes = Buffer.from(`\uFEFF${xml}`, encoding === 'utf16le' ? 'utf16le' : 'utf8');
    const after = cleaned(zipOf(filesWith('word/document.xml', { content: bytes })), 'Il molo');
    const archive = readArchive(after);
    const part = readEntry(
      archive,
      archive.entries.find(({ name }) => name === 'word/document.xml')!,
    );
    const expected = `\uFEFF${xml.replace(paragraph('Il molo'), '')}`;
    expect(part).toEqual(Buffer.from(expected, encoding === 'utf16le' ? 'utf16le' : 'utf8'));
  });
});

describe('writing a Word file back', () => {
  it('without a change gives its very bytes', () => {
    const bytes = zipOf(wordFiles(content), 'A comment.');
    const { document, packaging } = openBytes(bytes, docx);
    expect(packSource(docx, document.source, packaging)).toBe(bytes);
    expect(Buffer.from(cleaned(bytes)).equals(bytes)).toBe(true);
  });

  it('copies every entry but the changed one as it lies, whatever stands around it', () => {
    const file = fc.record({
      isStored: fc.boolean(),
      hasDescriptor: fc.boolean(),
      extra: fc.constantFrom(new Uint8Array(), Uint8Array.of(0xfe, 0xca, 2, 0, 7, 8)),
      comment: fc.constantFrom('', 'è'),
    });
    const count = wordFiles(content).length;
    const cases = fc.record({
      how: fc.array(file, { minLength: count, maxLength: count }),
      order: fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count }),
      comment: fc.constantFrom('', 'A comment.'),
    });
    fc.assert(
      fc.property(cases, ({ how, order, comment }) => {
        const files = wordFiles(content);
        const bytes = zipOf(
          order.map((at) => ({ ...files[at]!, ...how[at]! })),
          comment,
        );
        const after = cleaned(bytes, 'Il molo');
        const [old, now] = [rawEntries(bytes), rawEntries(after)];
        expect([...now.keys()]).toEqual([...old.keys()]);
        const changed = [...old.keys()].filter((name) => old.get(name) !== now.get(name));
        expect(changed).toEqual(['word/document.xml']);
        expect(textsOf(openBytes(after, docx).document)).toEqual(
          textsOf(openBytes(bytes, docx).document).filter((text) => text !== 'Il molo'),
        );
        expect(Buffer.from(after).toString('latin1').endsWith(comment)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('changes several parts at once', () => {
    const before = wordFile(content);
    const after = rawEntries(cleaned(before, 'Il molo', 'La rete'));
    const changed = [...rawEntries(before)].filter(([name, raw]) => after.get(name) !== raw);
    expect(changed.map(([name]) => name)).toEqual(['word/document.xml', 'word/footnotes.xml']);
  });

  it('leaves out the sizes of a ZIP64 extra field that a changed entry no longer has', () => {
    const other = Uint8Array.of(0xfe, 0xca, 1, 0, 9);
    const zip64 = Uint8Array.of(1, 0, 16, 0, ...Array<number>(16).fill(0));
    const extra = Buffer.concat([other, zip64]);
    const after = cleaned(zipOf(filesWith('word/document.xml', { extra })), 'Il molo');
    const entry = rawEntries(after).get('word/document.xml')!;
    expect(entry.charCodeAt(28)).toBe(other.length);
    expect(textsOf(openBytes(after, docx).document)).not.toContain('Il molo');
  });
});

describe('a file that is no Word document', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /is empty/],
    ['a text', Buffer.from('The ferry left.'), /is no DOCX/],
    ['a web page', Buffer.from('<!doctype html><p>Il molo'), /XML or HTML/],
    [
      'an old Word file',
      Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
      /old Word document.*password.*save it as DOCX/,
    ],
    ['a PDF', Buffer.from('%PDF-1.7'), /is a PDF/],
    ['RTF', Buffer.from('{\\rtf1 Il molo}'), /is RTF/],
    [
      'a ZIP archive',
      zipOf([{ name: 'notes.txt', content: 'Il molo' }]),
      /a ZIP archive without a Word document/,
    ],
    [
      'an OpenDocument text',
      zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', isStored: true }]),
      /an OpenDocument text/,
    ],
    ['an EPUB', zipOf([{ name: 'mimetype', content: 'application/epub+zip', isStored: true }]), /an EPUB/],
    [
      'an Excel workbook',
      zipOf(
        filesWith('[Content_Types].xml', {
          content: (wordFiles(content)[0]!.content as string).replace(
            'wordprocessingml.document.main',
            'spreadsheetml.sheet.main',
          ),
        }),
      ),
      /an Excel workbook/,
    ],
    [
      'a package that names a part it does not have',
      zipOf(wordFiles(content).filter(({ name }) => name !== 'word/document.xml')),
      /without a Word document/,
    ],
  ])('is told by what it is: %s', (_, bytes, message) => {
    expect(refusal(bytes)).toMatch(message);
  });

  it('is told from one by its first bytes, where no name tells', () => {
    expect(formatOfBytes(wordFile(content))).toBe(docx);
    expect(formatOfBytes(Buffer.from('The ferry left.'))).not.toBe(docx);
  });
});

describe('a broken or hostile Word file', () => {
  const [types, ...rest] = wordFiles(content);
  const withXml = (xml: string | Uint8Array) => zipOf(filesWith('word/document.xml', { content: xml }));
  const rooted = (inside: string) => `<w:document ${namespaces}>${inside}</w:document>`;
  const bytes = wordFile(content);
  const patched = (at: number, value: number) => {
    const copy = Buffer.from(bytes);
    copy.writeUInt16LE(value, bytes.length - 22 + at);
    return copy;
  };

  it.each<[string, Uint8Array, RegExp]>([
    [
      'a part that unpacks to more than it says',
      zipOf(filesWith('word/document.xml', { content: Buffer.alloc(1_000_000), says: { size: 1000 } })),
      /unpacks to more than it says/,
    ],
    [
      'a part that says it is huge',
      zipOf(filesWith('word/document.xml', { says: { size: 200 * 1024 * 1024 } })),
      /more than 128 MiB/,
    ],
    [
      'parts that are huge together',
      zipOf(
        [...filesWith('word/document.xml', { says: { size: 128 * 1024 * 1024 } })].map((file) =>
          /footnotes|header/.test(file.name) && !file.name.endsWith('rels')
            ? { ...file, says: { size: 128 * 1024 * 1024 } }
            : file,
        ),
      ),
      /more than 256 MiB/,
    ],
    [
      'a part of another size',
      zipOf(filesWith('word/document.xml', { says: { size: 100_000 } })),
      /another size/,
    ],
    [
      'a part that is not what was packed',
      zipOf(filesWith('word/document.xml', { says: { crc: 1 } })),
      /CRC-32/,
    ],
    [
      'entries that share their bytes',
      zipOf(filesWith('word/document.xml', { says: { offset: 0 } })),
      /entries overlap/,
    ],
    [
      'an entry that reaches into the next',
      zipOf([
        types!,
        { name: 'bomb', content: 'x'.repeat(99), isStored: true, says: { offset: 10 } },
        ...rest,
      ]),
      /entries overlap/,
    ],
    [
      'an encrypted part',
      zipOf(filesWith('word/document.xml', { says: { flags: 1 } })),
      /encrypted.*without a password/,
    ],
    [
      'a part with two entries',
      zipOf([...wordFiles(content), { name: 'WORD/document.xml', content: '' }]),
      /holds word\/document\.xml twice/,
    ],
    ['ZIP64', patched(16, 0xffff).fill(0xff, bytes.length - 6, bytes.length - 2), /ZIP64/],
    ['several disks', patched(4, 1), /several disks/],
    [
      'too many entries',
      zipOf(Array.from({ length: 20_001 }, () => ({ name: 'x', content: '', isStored: true }))),
      /20001 entries/,
    ],
    ['a count of entries that is wrong', patched(10, 3), /directory holds something else/],
    [
      'an entity that grows',
      withXml(`<!DOCTYPE w:document [<!ENTITY a "Il molo"><!ENTITY b "&a;&a;&a;&a;">]>${rooted('&b;')}`),
      /word\/document\.xml.*line 1, column 1: a document type declaration is not allowed/,
    ],
    [
      'XML that is not well-formed',
      withXml(rooted('\n<w:body><w:p></w:body>')),
      /word\/document\.xml.*line 2, column 14.*<w:p> is not closed/,
    ],
    ['a character that XML cannot hold', withXml(rooted('Il\0molo')), /U\+0000 is not allowed/],
    [
      'bytes that are no text',
      withXml(Buffer.from('<w:document>\xe8</w:document>', 'latin1')),
      /not text in UTF-8 or UTF-16 \(byte 12\)/,
    ],
    [
      'an encoding that Office does not know',
      withXml('<?xml version="1.0" encoding="ISO-8859-1"?><w:document/>'),
      /says that it is in ISO-8859-1/,
    ],
    ['a part without an element', withXml(''), /there is no element/],
  ])('is refused with its fault: %s', (_, hostile, message) => {
    expect(refusal(hostile)).toMatch(message);
  });

  it('that is cut short anywhere is refused', () => {
    const whole = wordFile(content);
    for (let length = 0; length < whole.length; length += 64)
      expect(refusal(whole.subarray(0, length))).toMatch(/DOCX|archive/);
  });

  it('that has any byte changed is read or refused, and nothing else', () => {
    const whole = wordFile(content);
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = Buffer.from(whole);
        broken[at]! ^= change;
        try {
          openBytes(broken, docx);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('with 10,000 elements in one another is read', () => {
    const deep = (name: string) =>
      `<w:${name}>`.repeat(10_000) + paragraph('The ferry') + `</w:${name}>`.repeat(10_000);
    for (const name of ['customXml', 'p', 'ins', 'unheardOf'])
      expect(textsOf(openBytes(wordFile({ body: deep(name) }), docx).document)).toEqual(['The ferry']);
  });

  it('with 10,000 fallbacks in one another is read', () => {
    const body =
      '<w:p><mc:AlternateContent><mc:Fallback>'.repeat(10_000) +
      paragraph('The ferry') +
      '</mc:Fallback></mc:AlternateContent></w:p>'.repeat(10_000);
    expect(textsOf(openBytes(wordFile({ body }), docx).document)).toEqual(['The ferry']);
  });
});

describe('a text that is not taken from a Word file', () => {
  it('is refused', () => {
    expect(() => docx.read('The ferry left.')).toThrow(FormatError);
  });
});

describe('CRC-32', () => {
  it('is that of its standard', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  });

  it('is that which gzip writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (data) => {
        const packed = gzipSync(data);
        expect(crc32(gunzipSync(packed))).toBe(packed.readUInt32LE(packed.length - 8));
      }),
    );
  });
});
