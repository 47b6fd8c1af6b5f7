import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { countForbidden, isXmlCharacter, xmlAttributes, xmlContent } from '../../src/export/xml.js';

/** What a parser that checks well-formedness reads: the attribute `a` and the text of the only element. */
function parsed(document: string): { readonly attribute: string; readonly content: string } {
  const read = { attribute: '', content: '' };
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ attributes }) => {
    read.attribute = attributes.a!;
  });
  parser.on('text', (text) => {
    read.content += text;
  });
  parser.write(document).close();
  return read;
}

/** The text with U+FFFD for every code point that XML 1.0 forbids. */
function allowed(text: string): string {
  return Array.from(text, (character) =>
    isXmlCharacter(character.codePointAt(0)!) ? character : '\uFFFD',
  ).join('');
}

/** Any code units: control characters, lone surrogates and non-characters among them. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x40 }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes));

describe('XML', () => {
  it.each([
    ['markup', 'a < b & "c" > d', 'a &lt; b &amp; &quot;c&quot; &gt; d'],
    ['what would end a CDATA section', ']]>', ']]&gt;'],
    ['a carriage return, which a parser would read as a line feed', 'a\r\nb', 'a&#13;\nb'],
    ['control characters', 'a\u0000b\u001Bc', 'a\uFFFDb\uFFFDc'],
    ['half a surrogate pair', 'a\uD83Db\uDC1Fc', 'a\uFFFDb\uFFFDc'],
    ['a whole pair', '🐟', '🐟'],
    ['non-characters', '\uFFFE\uFFFF', '\uFFFD\uFFFD'],
    ['characters that are odd and allowed', '\u0085\u2028\uFFFD\u{10FFFF}', '\u0085\u2028\uFFFD\u{10FFFF}'],
  ])('content spells %s', (_, text, spelled) => {
    expect(xmlContent(text)).toBe(spelled);
  });

  it('leaves out attributes that have nothing to say', () => {
    expect(xmlAttributes({ a: 'x\ty\n"', b: null, c: '' })).toBe(' a="x&#9;y&#10;&quot;" c=""');
  });

  it('gives any text back through a parser, but for what XML forbids', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = parsed(`<e${xmlAttributes({ a: text })}>${xmlContent(text)}</e>`);
        expect(read).toEqual({ attribute: allowed(text), content: allowed(text) });
      }),
    );
  });

  it('counts exactly the characters that it replaces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const replaced = Array.from(text).filter((each, i) => each !== Array.from(allowed(text))[i]);
        expect(countForbidden(text)).toBe(replaced.length);
      }),
    );
  });
});
