import { docx } from '../../../src/document/docx/index.js';
import { textOf } from '../../../src/document/index.js';
import { opened, textsOf } from './openedWord.js';
import { paragraph, picture, runOf, textBox, type WordContent } from './wordFile.js';

/** Each block as its role and text, marked ones with their language. */
function blocksOf(content: WordContent | string): readonly string[] {
  const document = opened(content);
  return document.blocks.map((block) => {
    const mark = document.marks.find(({ start, end }) => start <= block.start && block.end <= end);
    return `${block.role}: ${textOf(document, block)}${mark ? ` [${String(mark.language)}]` : ''}`;
  });
}

const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
const field = (code: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${runOf(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const readings: readonly (readonly [name: string, body: string, blocks: readonly string[]])[] = [
  [
    'a paragraph of several runs',
    `<w:p>${runOf('The fer')}${runOf('ry')}${runOf(' left.', '<w:b/>')}</w:p>`,
    ['caption: The ferry left.'],
  ],
  [
    'runs in links, changes and content controls',
    `<w:p><w:hyperlink>${runOf('The ')}</w:hyperlink><w:ins>${runOf('ferry ')}</w:ins><w:sdt><w:sdtContent>${runOf('left')}</w:sdtContent></w:sdt></w:p>`,
    ['caption: The ferry left'],
  ],
  [
    'no deleted and no moved text',
    `<w:p>${runOf('The ferry')}<w:del><w:r><w:delText>boat</w:delText></w:r></w:del><w:moveFrom>${runOf('ship')}</w:moveFrom></w:p>`,
    ['caption: The ferry'],
  ],
  [
    'the result of a field and not its code',
    `<w:p>${runOf('Figure ')}${field(' SEQ Figure ', '7')}${runOf(': the pier')}</w:p>`,
    ['caption: Figure 7: the pier'],
  ],
  [
    'tabs, breaks and hyphens as characters',
    '<w:p><w:r><w:t>Morning</w:t><w:tab/><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t><w:br/><w:t>ferry</w:t></w:r></w:p>',
    ['caption: Morning\te\u2011mail\nferry'],
  ],
  [
    'character references and CDATA',
    '<w:p><w:r><w:t>Fish &amp; &#xE8; &#128031; <![CDATA[<&amp;>]]></w:t></w:r></w:p>',
    ['caption: Fish & è 🐟 <&amp;>'],
  ],
  [
    'white space at the ends of a text only where it is preserved',
    '<w:p><w:r><w:t> The </w:t></w:r><w:r><w:t xml:space="preserve"> ferry </w:t></w:r><w:r><w:t>\r\n left </w:t></w:r></w:p>',
    ['caption: The ferry left'],
  ],
  [
    'a line end in a text as a space',
    '<w:p><w:r><w:t>The\r\nferry\nleft</w:t></w:r></w:p>',
    ['caption: The ferry left'],
  ],
  [
    'no empty paragraph',
    `<w:p/><w:p><w:r/></w:p>${paragraph(' ')}${paragraph('The ferry')}`,
    ['caption: The ferry'],
  ],
  [
    'roles by the name of the style, whatever its identifier',
    paragraph('The island', 'Titolo1') +
      paragraph('A quiet pier', 'Didascalia') +
      paragraph('Nobody hurries', 'Citazione'),
    ['heading: The island', 'caption: A quiet pier', 'quotation: Nobody hurries'],
  ],
  [
    'the role of a style that is based on one that has it',
    paragraph('A quiet pier in the morning, with nobody there.', 'Figure2'),
    ['caption: A quiet pier in the morning, with nobody there.'],
  ],
  ['an unknown style by its identifier', paragraph('The island', 'Heading3'), ['heading: The island']],
  ['no code', paragraph('ferry = porto()', 'Codice') + paragraph('The ferry'), ['caption: The ferry']],
  [
    'an outline level as a heading',
    `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>${runOf('The island')}</w:p><w:p><w:pPr><w:outlineLvl w:val="9"/></w:pPr>${runOf('The pier')}</w:p>`,
    ['heading: The island', 'caption: The pier'],
  ],
  [
    'items of lists, numbered themselves or by their style',
    `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>${runOf('Bread')}</w:p>${paragraph('Post', 'Puntato')}<w:p><w:pPr><w:pStyle w:val="Puntato"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>${runOf('Nets')}</w:p>`,
    ['list item: Bread', 'list item: Post', 'caption: Nets'],
  ],
  [
    'cells of tables',
    `<w:tbl><w:tr>${cell('Bread')}${cell('Post')}</w:tr></w:tbl>`,
    ['table cell: Bread', 'table cell: Post'],
  ],
  [
    'what a property was before a change not as what it is',
    `<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="Titolo1"/></w:pPr></w:pPrChange></w:pPr>${runOf('Bread')}</w:p>`,
    ['caption: Bread'],
  ],
  [
    'an alternative text once',
    `<w:p><w:r>${picture('A ferry at dawn')}</w:r></w:p>`,
    ['alt: A ferry at dawn'],
  ],
  [
    'two alternative texts of one picture where they differ',
    `<w:p><w:r>${picture('A ferry', 'A ferry at dawn')}</w:r></w:p>`,
    ['alt: A ferry', 'alt: A ferry at dawn'],
  ],
  [
    'references in an alternative text',
    `<w:p><w:r>${picture('Fish &amp; &quot;chips&quot;&#xA;at noon')}</w:r></w:p>`,
    ['alt: Fish & "chips"\nat noon'],
  ],
  ['no alternative text without words', `<w:p><w:r>${picture('')}${picture(' – ')}</w:r></w:p>`, []],
  [
    'a picture in its place among paragraphs',
    `${paragraph('One pier.')}<w:p><w:r>${picture('A ferry')}</w:r>${runOf('Two piers.')}</w:p><w:p>${runOf('Three piers.')}<w:r>${picture('A net')}</w:r></w:p>`,
    ['caption: One pier.', 'alt: A ferry', 'caption: Two piers.', 'caption: Three piers.', 'alt: A net'],
  ],
  [
    'a text box once, after the paragraph that holds it',
    `<w:p>${runOf('The pier')}<w:r>${textBox(paragraph('The net') + paragraph('The bread'))}</w:r></w:p>`,
    ['caption: The pier', 'caption: The net', 'caption: The bread'],
  ],
  [
    'a text box that only the fallback has',
    `<w:p><w:r>${textBox('', paragraph('The net'))}</w:r></w:p>`,
    ['caption: The net'],
  ],
  [
    'text that has a fallback once',
    `<w:p>${runOf('One ')}<mc:AlternateContent><mc:Choice Requires="w14">${runOf('pier')}</mc:Choice><mc:Fallback>${runOf('dock')}</mc:Fallback></mc:AlternateContent></w:p>`,
    ['caption: One pier'],
  ],
  [
    'titles and descriptions of tables and links',
    `<w:tbl><w:tblPr><w:tblCaption w:val="Ferries"/><w:tblDescription w:val="When they leave"/></w:tblPr><w:tr><w:tc><w:p><w:hyperlink w:tooltip="To the quay">${runOf('Quay')}</w:hyperlink></w:p></w:tc></w:tr></w:tbl>`,
    ['title: Ferries', 'alt: When they leave', 'title: To the quay', 'table cell: Quay'],
  ],
  [
    'Italian that Word proofs as Italian as any other',
    `<w:p>${runOf('Il molo di notte', '<w:lang w:val="it-IT"/>')}</w:p>`,
    ['caption: Il molo di notte'],
  ],
  [
    'a character style with a language as a mark',
    `<w:p>${runOf('Il molo', '<w:rStyle w:val="Italiano"/>')}${runOf(' di notte', '<w:rStyle w:val="Italiano"/><w:b/>')}</w:p>`,
    ['caption: Il molo di notte [it-IT]'],
  ],
  [
    'a mark of our own as a mark',
    `<w:p><w:bookmarkStart w:id="4" w:name="_Didascalia_it_4"/>${runOf('Il molo')}<w:bookmarkEnd w:id="4"/></w:p><w:p><w:bookmarkStart w:id="5" w:name="Didascalia_it_5"/>${runOf('La rete')}<w:bookmarkEnd w:id="5"/></w:p>`,
    ['caption: Il molo [it]', 'caption: La rete'],
  ],
];

describe('the body of a Word document', () => {
  it.each(readings)('is read with %s', (_, body, blocks) => {
    expect(blocksOf(body)).toEqual(blocks);
  });

  it('is read whatever its namespaces are called', () => {
    const { source } = opened('<w:p><w:r><w:t>The ferry</w:t><w:tab/><w:t>left</w:t></w:r></w:p>');
    const renamed = source.replaceAll('w:', 'ns0:').replaceAll('xmlns:w=', 'xmlns:ns0=');
    const strict = source.replaceAll(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    );
    const byDefault = source
      .replaceAll(/xmlns:w=("[^"]*")/g, 'xmlns:w=$1 xmlns=$1')
      .replaceAll(/(<\/?)w:/g, '$1');
    for (const xml of [source, renamed, strict, byDefault])
      expect(textsOf(docx.read(xml))).toEqual(['The ferry\tleft']);
  });
});

describe('a Word document', () => {
  it('is read with its notes, header and footer after the body', () => {
    expect(
      blocksOf({
        body: paragraph('The body.'),
        footnotes: `<w:footnote w:id="1">${paragraph('The note.')}</w:footnote>`,
        header: paragraph('The header.'),
        footer: paragraph('The footer.'),
      }),
    ).toEqual(['caption: The body.', 'caption: The note.', 'caption: The header.', 'caption: The footer.']);
  });

  it('tells people places in what they read, not in its XML', () => {
    expect(opened(paragraph('The ferry')).citedBy).toBe('text');
  });
});
