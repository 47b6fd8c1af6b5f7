import { EncodingError, FormatError, openBytes, packSource } from '../../../src/document/index.js';
import { html } from '../../../src/document/html/html.js';
import { textsOf } from './pages.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function textsOfBytes(bytes: Uint8Array): readonly string[] {
  return textsOf(openBytes(bytes, html).document);
}

describe('the charset of a page', () => {
  it.each<[name: string, bytes: Uint8Array]>([
    ['UTF-8 by default', Buffer.from('<p>Perché no')],
    ['a byte order mark, whatever the page says', Buffer.from('\uFEFF<meta charset="latin1"><p>Perché no')],
    ['a byte order mark of UTF-16', Buffer.from('\uFEFF<p>Perché no', 'utf16le')],
    ['what meta says', latin1('<meta charset=ISO-8859-1><p>Perché no')],
    [
      'what http-equiv says',
      latin1('<META content="text/html; charset=us-ascii" http-equiv=Content-Type><p>Perché no'),
    ],
    ['what the XML declaration says', latin1("<?xml version='1.0' encoding='windows-1252'?><p>Perché no")],
    ['the first that is known', latin1('<meta charset="papyrus"><meta charset="cp1252"><p>Perché no')],
    ['not what a comment says', Buffer.from('<!-- <meta charset="latin1"> --><p>Perché no')],
    ['not what text far below says', Buffer.from(`<p>${' '.repeat(1100)}<meta charset="latin1">Perché no`)],
    ['UTF-8 where it says UTF-16 without a mark', Buffer.from('<meta charset="utf-16"><p>Perché no')],
  ])('is %s', (_name, bytes) => {
    expect(textsOfBytes(bytes)).toEqual(['Perché no']);
  });

  it('is windows-1252 where the page says Latin-1, as browsers have it', () => {
    expect(textsOfBytes(latin1('<meta charset="iso-8859-1"><p>\x93Perch\xe9\x94 \x80 5'))).toEqual([
      '“Perché” € 5',
    ]);
  });

  it('is refused by its name where it is another', () => {
    const bytes = latin1('<meta charset="Shift_JIS"><p>One');
    expect(() => openBytes(bytes, html)).toThrow(FormatError);
    expect(() => openBytes(bytes, html)).toThrow(/"Shift_JIS".*iconv -f Shift_JIS -t utf-8/);
  });

  it('is named wrongly where the bytes are none of it', () => {
    expect(() => openBytes(latin1('<p>Perch\xe9 no'), html)).toThrow(EncodingError);
    expect(() => openBytes(latin1('<p>Perch\xe9 no'), html)).toThrow(/not valid UTF-8 at byte 8\b/);
  });
});

describe('writing a page back', () => {
  it.each<[name: string, bytes: Uint8Array]>([
    ['UTF-8', Buffer.from('<p>Perché no\r\n\0')],
    ['UTF-8 with its mark', Buffer.from('\uFEFF<p>Perché no')],
    ['UTF-16', Buffer.from('\uFEFF<p>Perché no', 'utf16le')],
    [
      'windows-1252, every byte of it',
      Buffer.concat([latin1('<meta charset="latin1">'), Uint8Array.from({ length: 256 }, (_, i) => i)]),
    ],
  ])('gives the same bytes in %s', (_name, bytes) => {
    const { document, packaging } = openBytes(bytes, html);
    expect(Buffer.from(packSource(html, document.source, packaging))).toEqual(Buffer.from(bytes));
  });

  it('spells characters that its charset does not have as references', () => {
    const { packaging } = openBytes(latin1('<meta charset="latin1"><p>x'), html);
    const bytes = packSource(html, '<p>Perché “no” ✓ 🚪</p>', packaging);
    expect(Buffer.from(bytes).toString('latin1')).toBe('<p>Perché \x93no\x94 &#x2713; &#x1F6AA;</p>');
  });
});

describe('a page without a name', () => {
  it.each([
    ['<!DOCTYPE html><title>One</title>', true],
    ['\n<!-- made by hand -->\n<html lang="en">', true],
    ['<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">', true],
    ['<div class="card"><p>One</p></div>', true],
    ['<P>One', true],
    ['\xef\xbb\xbf<html>', true],
    ['\xff\xfe<\0h\0t\0m\0l\0>\0', true],
    ['<h1 align="center">Doors</h1>\n\n## Usage\n', false],
    ['<?xml version="1.0"?>\n<rss version="2.0">', false],
    ['One < two > three', false],
    ['{"text": "<p>One</p>"}', false],
    ['', false],
  ])('%j is told to be HTML: %s', (beginning, isHtml) => {
    expect(html.looksLike?.(beginning)).toBe(isHtml);
  });
});
