import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { scanXml, XmlFault } from '../../../src/document/docx/xmlScanner.js';
import type { XmlToken } from '../../../src/document/docx/xmlTokens.js';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Each token as its kind, its name and the source that it spans. */
function scanned(xml: string): readonly string[] {
  return [...scanXml(xml)].map((token: XmlToken) => {
    const name = token.kind === 'open' || token.kind === 'close' ? ` ${token.name}` : '';
    return `${token.kind}${name} ${xml.slice(token.start, token.end)}`;
  });
}

/** Why a text is not well-formed; null where it is. */
function fault(xml: string): string | null {
  try {
    scanned(xml);
    return null;
  } catch (error) {
    if (error instanceof XmlFault) return `${error.offset}: ${error.message}`;
    throw error;
  }
}

/** The same by another parser. */
function faultBySaxes(xml: string): string | null {
  let found: string | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => (found ??= error.message));
  parser.write(xml).close();
  return found;
}

describe('scanning XML', () => {
  it('gives elements, text and sections with their ranges, and leaves out the rest', () => {
    const xml = `<?xml version="1.0"?><!-- <b> --><w:p xmlns:w="${word}" a='>'><w:tab />🐟&amp;<?x <y>?><![CDATA[<z>]]></w:p >\n`;
    expect(scanned(xml)).toEqual([
      `open w:p <w:p xmlns:w="${word}" a='>'>`,
      'open w:tab <w:tab />',
      'close w:tab <w:tab />',
      'text 🐟&amp;',
      'cdata <z>',
      'close w:p </w:p >',
    ]);
  });

  it('gives the values of attributes with their ranges', () => {
    const xml = `<a xmlns:x='${word}' x:val = "1 &lt; 2" y=''/>`;
    const [opening] = scanXml(xml);
    expect(
      opening?.kind === 'open' &&
        opening.attributes.map(({ name, value }) => [name, xml.slice(value.start, value.end)]),
    ).toEqual([
      ['w:val', '1 &lt; 2'],
      ['y', ''],
    ]);
  });

  it('knows a namespace by its address and not by its prefix, where it is declared', () => {
    const xml = `<p xmlns="${word}"><w:p xmlns:w="urn:other"/><q:p xmlns:q="${word}"/><p xmlns=""/></p>`;
    const names = [...scanXml(xml)].flatMap((token) => (token.kind === 'open' ? [token.name] : []));
    expect(names).toEqual(['w:p', 'other:p', 'w:p', 'p']);
  });

  it('adds a base to every offset', () => {
    expect([...scanXml('<a>b</a>', 100)].map(({ start, end }) => [start, end])).toEqual([
      [100, 103],
      [103, 104],
      [104, 108],
    ]);
  });
});

describe('what is not well-formed', () => {
  it.each([
    '',
    'text',
    '<a>',
    '</a>',
    '<a></b>',
    '<a></ab>',
    '<a/><b/>',
    '<a/>text',
    '<a b></a>',
    '<a b=c></a>',
    '<a b="1" b="2"/>',
    '<a b="1"c="2"/>',
    '<a b="<"/>',
    '<a b="',
    '<1/>',
    '<a>&b;</a>',
    '<a>&</a>',
    '<a b="&#0;"/>',
    '<a>&#xD800;</a>',
    '<a>&#x110000;</a>',
    '<a>]]></a>',
    '<a><!-- -- --></a>',
    '<a><!-- </a>',
    '<a><![CDATA[</a>',
    '<![CDATA[]]><a/>',
    '<a><?xml version="1.0"?></a>',
    ' <?xml version="1.0"?><a/>',
    '<a>\u0001</a>',
    '<a>\uD800</a>',
    '<b:a/>',
    '<a b:c="1"/>',
  ])('is refused: %j', (xml) => {
    expect(faultBySaxes(xml)).not.toBeNull();
    expect(fault(xml)).not.toBeNull();
  });

  it('is refused where saxes refuses it, and nowhere else', () => {
    const pieces = [
      '<a>',
      '</a>',
      '<b c="d">',
      '</b>',
      '<e/>',
      ' f',
      '&lt;',
      '&',
      '<',
      '>',
      ']]>',
      '<!--g-->',
      '--',
      '<?h i?>',
      '<![CDATA[',
      '"',
      "j='k'",
      '/',
      '\u00e8',
      '&#8;',
      '🐟',
      '\r\n',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 8 }),
        fc.boolean(),
        (inside, isWrapped) => {
          const xml = isWrapped ? `<r>${inside.join('')}</r>` : inside.join('');
          expect({ xml, isFaulty: fault(xml) !== null }).toEqual({
            xml,
            isFaulty: faultBySaxes(xml) !== null,
          });
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is every text that declares a document type', () => {
    expect(fault('<!DOCTYPE a><a/>')).toMatch(/^0: a document type declaration is not allowed/);
  });
});
