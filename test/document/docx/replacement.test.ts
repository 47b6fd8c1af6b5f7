import fc from 'fast-check';
import { docx } from '../../../src/document/docx/index.js';
import { applySplices } from '../../../src/document/splice.js';
import { bodyAfter, opened, rangesOf, textsOf } from './openedWord.js';
import { paragraph, picture, runOf, textBox } from './wordFile.js';

/** The body with a text in another one's place. */
function replaced(body: string, text: string, by: string): string {
  const document = opened(body);
  return bodyAfter(document, docx.replace(document, rangesOf(document, [text])[0]!, by));
}

const p = (inside: string) => `<w:p>${inside}</w:p>`;
const r = (inside: string) => `<w:r>${inside}</w:r>`;

const replacements: readonly (readonly [
  name: string,
  body: string,
  text: string,
  by: string,
  after: string,
])[] = [
  [
    'a paragraph',
    paragraph('Il molo', 'Didascalia'),
    'Il molo',
    'The pier',
    paragraph('The pier', 'Didascalia'),
  ],
  [
    'a paragraph of several runs, in the looks of the first',
    p(
      runOf('Il ', '<w:i/>') +
        runOf('mo', '<w:b/>') +
        r('<w:tab/><w:t>lo</w:t><w:footnoteReference w:id="1"/>'),
    ),
    'Il mo\tlo',
    'The pier',
    p(runOf('The pier', '<w:i/>') + r('<w:footnoteReference w:id="1"/>')),
  ],
  [
    'a span',
    p(runOf('They saw du') + runOf('e porte here.')),
    'due porte',
    'two doors',
    p(runOf('They saw two doors') + runOf(' here.')),
  ],
  [
    'markup characters escaped',
    paragraph('Il molo'),
    'Il molo',
    'Fish & <chips> ]]>',
    paragraph('Fish &amp; &lt;chips&gt; ]]&gt;'),
  ],
  [
    'white space that counts',
    p(r('<w:t>Il molo</w:t>') + runOf('?')),
    'Il molo',
    'Pier ',
    p(runOf('Pier ') + runOf('?')),
  ],
  [
    'white space that would not count elsewhere',
    p(r('<w:t xml:space="default">\r\nIl molo </w:t>')),
    'Il molo',
    ' Pier',
    p(runOf(' Pier')),
  ],
  [
    'lines and tabs as those of Word',
    paragraph('Il molo'),
    'Il molo',
    'One\r\ntwo\tthree',
    p(
      r(
        '<w:t xml:space="preserve">One</w:t><w:br/><w:t xml:space="preserve">two</w:t><w:tab/><w:t xml:space="preserve">three</w:t>',
      ),
    ),
  ],
  [
    'no character that XML cannot hold',
    paragraph('Il molo'),
    'Il molo',
    'A\u0000\u000b pier\uffff\ud83d!',
    paragraph('A pier\ufffd!'),
  ],
  [
    'a part of a CDATA section',
    p(r('<w:t><![CDATA[They saw <due porte> here]]></w:t>')),
    '<due porte>',
    'A & B',
    p(r('<w:t><![CDATA[They saw ]]>A &amp; B<![CDATA[ here]]></w:t>')),
  ],
  [
    'a hyphen',
    p(r('<w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t>')),
    '\u2011',
    '-',
    p(r('<w:t>e</w:t><w:t xml:space="preserve">-</w:t><w:t>mail</w:t>')),
  ],
  [
    'an alternative text, in both of its places',
    p(r(picture('Il molo'))),
    'Il molo',
    'A "pier" & <net>',
    p(r(picture('A &quot;pier&quot; &amp; &lt;net&gt;'))),
  ],
  [
    'lines of an alternative text',
    p(r(picture('Il molo&#10;e la rete'))),
    'Il molo\ne la rete',
    'The pier\nand the net',
    p(r(picture('The pier&#10;and the net'))),
  ],
  [
    'a paragraph of a text box and of its fallback',
    p(r(textBox(paragraph('Il molo'), p(runOf('Il ') + runOf('molo'))))),
    'Il molo',
    'The pier',
    p(r(textBox(paragraph('The pier'), paragraph('The pier')))),
  ],
];

describe('replacing in a Word document', () => {
  it.each(replacements)('writes %s', (_, body, text, by, after) => {
    expect(replaced(body, text, by)).toBe(after);
  });

  it('reads back as the text that was given', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 30 })
      .filter((each) => each.trim() !== '' && /^[^\r\u2028\u2029]*$/.test(each));
    const readable = (each: string) =>
      each.replace(/[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
    const bodies = [
      '<w:t>Il molo</w:t>',
      '<w:t><![CDATA[Il molo]]></w:t>',
      '<w:t>Il</w:t><w:t xml:space="preserve"> molo</w:t>',
    ];
    fc.assert(
      fc.property(text, fc.constantFrom(...bodies), (by, body) => {
        fc.pre(readable(by).trim() !== '');
        const document = opened(p(`${runOf('A ')}${r(body)}${runOf(' B')}`) + paragraph('After'));
        const [range] = rangesOf(document, ['Il molo']);
        const source = applySplices(document.source, docx.replace(document, range!, by));
        expect(textsOf(docx.read(source))).toEqual([`A ${readable(by)} B`, 'After']);
      }),
    );
  });
});
