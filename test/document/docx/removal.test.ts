import { docx } from '../../../src/document/docx/index.js';
import { bodyAfter, opened, rangesOf } from './openedWord.js';
import { namespaces, paragraph, picture, runOf, textBox } from './wordFile.js';

/** The body without the texts, which stand in it in this order. */
function without(body: string, ...texts: readonly string[]): string {
  const document = opened(body);
  return bodyAfter(document, docx.removeAll(document, rangesOf(document, texts)));
}

const kept = paragraph('The ferry left.');
const cellOf = (inside: string) => `<w:tbl><w:tr><w:tc><w:tcPr/>${inside}</w:tc></w:tr></w:tbl>`;
const commentReference = '<w:r><w:commentReference w:id="1"/></w:r>';
const fieldMark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const t = (text: string) => `<w:t xml:space="preserve">${text}</w:t>`;
const r = (inside: string) => `<w:r>${inside}</w:r>`;
const p = (inside: string) => `<w:p>${inside}</w:p>`;

const wholes: readonly (readonly [name: string, body: string, texts: readonly string[], after: string])[] = [
  ['a paragraph', kept + paragraph('Il molo', 'Didascalia') + kept, ['Il molo'], kept + kept],
  [
    'a paragraph of many runs and changes',
    kept +
      p(
        `<w:pPr><w:jc w:val="left"/></w:pPr>${runOf('Il ')}<w:ins>${runOf('mo')}</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:hyperlink>${runOf('lo')}</w:hyperlink>`,
      ),
    ['Il molo'],
    kept,
  ],
  ['paragraphs in a row', paragraph('Il molo') + paragraph('La rete') + kept, ['Il molo', 'La rete'], kept],
  [
    'a paragraph whose parts are all that there is',
    paragraph('Il molo. La rete.') + kept,
    ['Il molo.', 'La rete.'],
    kept,
  ],
  [
    'not the last paragraph of the body',
    p(runOf('Il molo')) + '<w:sectPr/>',
    ['Il molo'],
    p('') + '<w:sectPr/>',
  ],
  ['not the last of several', paragraph('Il molo') + p(runOf('La rete')), ['Il molo', 'La rete'], p('')],
  ['a paragraph beside another of its cell', cellOf(paragraph('Il molo') + kept), ['Il molo'], cellOf(kept)],
  [
    'not the only paragraph of its cell',
    cellOf(p(`<w:pPr><w:jc/></w:pPr>${runOf('Il molo')}`)) + kept,
    ['Il molo'],
    cellOf(p('<w:pPr><w:jc/></w:pPr>')) + kept,
  ],
  [
    'not the paragraph after a table that ends its cell',
    cellOf(cellOf(kept) + paragraph('Il molo')) + kept,
    ['Il molo'],
    cellOf(cellOf(kept) + p('')) + kept,
  ],
  [
    'not the paragraph that parts two tables',
    kept + cellOf(kept) + paragraph('Il molo') + cellOf(kept) + kept,
    ['Il molo'],
    kept + cellOf(kept) + p('') + cellOf(kept) + kept,
  ],
  [
    'the first of two paragraphs that part two tables',
    cellOf(kept) + paragraph('Il molo') + paragraph('La rete') + cellOf(kept) + kept,
    ['Il molo', 'La rete'],
    cellOf(kept) + p('') + cellOf(kept) + kept,
  ],
  [
    'not a paragraph with a picture',
    p(r(picture('')) + runOf('Il molo')) + kept,
    ['Il molo'],
    p(r(picture(''))) + kept,
  ],
  [
    'the text of a run and not its picture',
    p(r(`${picture('')}${t('Il molo')}<w:br/>`)) + kept,
    ['Il molo'],
    p(r(picture(''))) + kept,
  ],
  [
    'not the end of a section',
    p(`<w:pPr><w:sectPr/></w:pPr>${runOf('Il molo')}`) + kept,
    ['Il molo'],
    p('<w:pPr><w:sectPr/></w:pPr>') + kept,
  ],
  [
    'not a page break',
    p(r(`<w:br w:type="page"/>${t('Il molo')}`)) + kept,
    ['Il molo'],
    p(r('<w:br w:type="page"/>')) + kept,
  ],
  [
    'a field with its paragraph',
    p(fieldMark('begin') + fieldMark('separate') + runOf('Il molo') + fieldMark('end')) + kept,
    ['Il molo'],
    kept,
  ],
  [
    'not the beginning of a field that ends elsewhere',
    p(fieldMark('begin') + runOf('Il molo')) + p(runOf('The ferry') + fieldMark('end')),
    ['Il molo'],
    p(fieldMark('begin')) + p(runOf('The ferry') + fieldMark('end')),
  ],
  [
    'not bookmarks, which then stand between the paragraphs',
    kept +
      p(`<w:pPr/><w:bookmarkStart w:id="1" w:name="pier"/>${runOf('Il molo')}<w:bookmarkEnd w:id="1"/>`) +
      kept,
    ['Il molo'],
    `${kept}<w:bookmarkStart w:id="1" w:name="pier"/><w:bookmarkEnd w:id="1"/>${kept}`,
  ],
  [
    'a comment with its paragraph',
    p(`<w:commentRangeStart w:id="1"/>${runOf('Il molo')}<w:commentRangeEnd w:id="1"/>${commentReference}`) +
      kept,
    ['Il molo'],
    kept,
  ],
  [
    'not the end of a comment that begins elsewhere',
    p(`<w:commentRangeStart w:id="1"/>${runOf('The ferry')}`) +
      p(`${runOf('Il molo')}<w:commentRangeEnd w:id="1"/>${commentReference}`),
    ['Il molo'],
    p(`<w:commentRangeStart w:id="1"/>${runOf('The ferry')}`) +
      p(`<w:commentRangeEnd w:id="1"/>${commentReference}`),
  ],
  [
    'an alternative text and not its picture',
    p(r(picture('Il molo'))) + kept,
    ['Il molo'],
    p(r(picture(''))) + kept,
  ],
  [
    'a paragraph of a text box and of its fallback',
    p(r(textBox(paragraph('Il molo') + kept))),
    ['Il molo'],
    p(r(textBox(kept))),
  ],
  [
    'a paragraph of a fallback that is set in other runs',
    p(r(textBox(paragraph('Il molo') + kept, p(runOf('Il ') + runOf('molo')) + kept))),
    ['Il molo'],
    p(r(textBox(kept))),
  ],
  [
    'a list item',
    kept + p(`<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>${runOf('Il molo')}`) + kept,
    ['Il molo'],
    kept + kept,
  ],
];

const spans: readonly (readonly [name: string, body: string, texts: readonly string[], after: string])[] = [
  [
    'a span with the space before it',
    p(r(t('They saw due porte in the wall.'))),
    ['due porte'],
    p(r(t('They saw in the wall.'))),
  ],
  [
    'a span at the beginning with the space after it',
    p(r(t('Due porte. They went in.'))),
    ['Due porte.'],
    p(r(t('They went in.'))),
  ],
  [
    'a run that the span is',
    p(runOf('They saw ') + runOf('due porte', '<w:i/>') + runOf(' in the wall.')),
    ['due porte'],
    p(runOf('They saw') + runOf(' in the wall.')),
  ],
  [
    'a span over runs',
    p(runOf('They saw du') + runOf('e', '<w:i/>') + runOf(' porte, tall.')),
    ['due porte'],
    p(runOf('They saw') + runOf(', tall.')),
  ],
  [
    'a span with a tab in it',
    p(r(`${t('They saw due')}<w:tab/>${t('porte, tall.')}`)),
    ['due\tporte'],
    p(r(t('They saw') + t(', tall.'))),
  ],
  [
    'references in a span and none beside it',
    p(r(t('Fish &#38; chips &amp; caff&#232; &amp; tea'))),
    ['& caffè'],
    p(r(t('Fish &#38; chips &amp; tea'))),
  ],
  [
    'a span in a CDATA section',
    p(r('<w:t><![CDATA[They saw <due porte> here]]></w:t>')),
    ['<due porte>'],
    p(r('<w:t><![CDATA[They saw here]]></w:t>')),
  ],
  [
    'a span and leaves the space that then ends a text',
    p(r('<w:t>A door: due porte</w:t>') + runOf(' and', '<w:b/>') + r('<w:t>tre muri here</w:t>')),
    ['due porte', 'tre muri'],
    p(r('<w:t>A door:</w:t>') + runOf(' and', '<w:b/>') + r('<w:t xml:space="preserve"> here</w:t>')),
  ],
  [
    'a part of an alternative text',
    p(r(picture('A door. Due porte.'))),
    ['Due porte.'],
    p(r(picture('A door.'))),
  ],
  [
    'two spans of one text',
    p(r(t('They vedono saw due porte in the wall.'))),
    ['vedono', 'due porte'],
    p(r(t('They saw in the wall.'))),
  ],
  [
    'the whole of one paragraph and a part of another',
    paragraph('Il molo') + paragraph('They saw due porte here.'),
    ['Il molo', 'due porte'],
    paragraph('They saw here.'),
  ],
];

describe('removing from a Word document', () => {
  it.each(wholes)('takes %s', (_, body, texts, after) => {
    expect(without(body, ...texts)).toBe(after);
  });

  it.each(spans)('takes %s', (_, body, texts, after) => {
    expect(without(body, ...texts)).toBe(after);
  });

  it('keeps the only paragraph of a note, and of a header', () => {
    const document = opened({
      body: kept,
      footnotes: `<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>${runOf('Il molo')}</w:p></w:footnote>`,
      header: p(runOf('La rete')),
    });
    const source = document.source;
    const removed = docx.removeAll(document, rangesOf(document, ['Il molo', 'La rete']));
    expect(removed.map(({ start, end }) => source.slice(start, end))).toEqual([
      runOf('Il molo'),
      runOf('La rete'),
    ]);
    expect(source).toContain(namespaces);
  });
});
