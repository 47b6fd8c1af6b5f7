import { docx } from '../../../src/document/docx/index.js';
import { wordLanguage } from '../../../src/document/docx/marking.js';
import type { Splice } from '../../../src/document/index.js';
import { applySplices } from '../../../src/document/splice.js';
import { bodyAfter, opened, rangesOf } from './openedWord.js';
import { paragraph, picture, runOf, textBox } from './wordFile.js';

const p = (inside: string) => `<w:p>${inside}</w:p>`;
const r = (inside: string) => `<w:r>${inside}</w:r>`;
const t = (text: string) => `<w:t xml:space="preserve">${text}</w:t>`;
const italian = '<w:lang w:val="it-IT"/>';
const begin = '⟦';
const end = '⟧';

/** The body with a text marked as Italian, the ends of the bookmark around it as ⟦ and ⟧. */
function marked(body: string, text: string): string {
  const document = opened(body);
  const [range] = rangesOf(document, [text]);
  const after = bodyAfter(document, docx.mark(document, range!, 'it') as readonly Splice[]);
  return after
    .replace(/<w:bookmarkStart w:id="\d+" w:name="_Didascalia_it_\d+"\/>/, begin)
    .replace(/<w:bookmarkEnd w:id="\d+"\/>/, end);
}

const markings: readonly (readonly [name: string, body: string, text: string, after: string])[] = [
  ['a run', paragraph('Il molo'), 'Il molo', p(`${begin}${runOf('Il molo', italian)}${end}`)],
  [
    'a run with properties, where the schema has the language',
    p(runOf('Il molo', '<w:b/><w:oMath/>')),
    'Il molo',
    p(`${begin}${runOf('Il molo', `<w:b/>${italian}<w:oMath/>`)}${end}`),
  ],
  [
    'a run with empty properties',
    p(r(`<w:rPr/>${t('Il molo')}`)),
    'Il molo',
    p(`${begin}${runOf('Il molo', italian)}${end}`),
  ],
  [
    'a run in another language',
    p(runOf('Il molo', '<w:lang w:val="en-GB" w:bidi="ar-SA"/>')),
    'Il molo',
    p(`${begin}${runOf('Il molo', '<w:lang w:val="it-IT" w:bidi="ar-SA"/>')}${end}`),
  ],
  [
    'a run with a language for other scripts',
    p(runOf('Il molo', '<w:lang w:eastAsia="ja-JP"/>')),
    'Il molo',
    p(`${begin}${runOf('Il molo', '<w:lang w:val="it-IT" w:eastAsia="ja-JP"/>')}${end}`),
  ],
  [
    'a run whose properties have changed',
    p(runOf('Il molo', '<w:b/><w:rPrChange><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrChange>')),
    'Il molo',
    p(
      `${begin}${runOf('Il molo', `<w:b/>${italian}<w:rPrChange><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrChange>`)}${end}`,
    ),
  ],
  [
    'several runs',
    p(runOf('Il ', '<w:b/>') + runOf('molo')),
    'Il molo',
    p(begin + runOf('Il ', `<w:b/>${italian}`) + runOf('molo', italian) + end),
  ],
  [
    'the middle of a run',
    p(runOf('They saw due porte here.', '<w:b/>')),
    'due porte',
    p(
      runOf('They saw ', '<w:b/>') +
        begin +
        runOf('due porte', `<w:b/>${italian}`) +
        end +
        runOf(' here.', '<w:b/>'),
    ),
  ],
  [
    'the middle of a text that does not preserve its space',
    p(r('<w:t>\n They saw due porte here. </w:t>')),
    'due porte',
    p(r(t('They saw ')) + begin + runOf('due porte', italian) + end + r(t(' here.'))),
  ],
  [
    'the beginning of a run',
    p(runOf('Due porte here.')),
    'Due porte',
    p(begin + runOf('Due porte', italian) + end + runOf(' here.')),
  ],
  [
    'the end of one run and the beginning of the next',
    p(runOf('They saw due') + runOf(' porte here.')),
    'due porte',
    p(runOf('They saw ') + begin + runOf('due', italian) + runOf(' porte', italian) + end + runOf(' here.')),
  ],
  [
    'some elements of a run',
    p(r(`${t('They')}<w:tab/>${t('due')}<w:br/>${t('here')}`)),
    'due',
    p(r(`${t('They')}<w:tab/>`) + begin + runOf('due', italian) + end + r(`<w:br/>${t('here')}`)),
  ],
  [
    'a part of a CDATA section',
    p(r('<w:t xml:space="preserve"><![CDATA[A <due> B]]></w:t>')),
    '<due>',
    p(r(t('<![CDATA[A ]]>')) + begin + runOf('<![CDATA[<due>]]>', italian) + end + r(t('<![CDATA[ B]]>'))),
  ],
  [
    'a text box, and the fallback without a second bookmark',
    p(r(textBox(paragraph('Il molo')))),
    'Il molo',
    p(r(textBox(p(`${begin}${runOf('Il molo', italian)}${end}`), p(runOf('Il molo', italian))))),
  ],
];

describe('marking in a Word document', () => {
  it.each(markings)('marks %s', (_, body, text, after) => {
    expect(marked(body, text)).toBe(after);
  });

  it('is read as a mark, and changes nothing a second time', () => {
    const document = opened(p(runOf('They saw due porte here.')) + paragraph('Il molo'));
    const ranges = rangesOf(document, ['due porte', 'Il molo']);
    const splices = ranges.flatMap((range) => docx.mark(document, range, 'it') as readonly Splice[]);
    const again = docx.read(applySplices(document.source, splices));
    expect(again.text).toBe(document.text);
    expect(again.marks).toEqual(ranges.map((range) => ({ ...range, language: 'it' })));
    for (const range of ranges) expect(docx.mark(again, range, 'it')).toEqual([]);
  });

  it('gives every bookmark a number of its own', () => {
    const document = opened(
      p(
        `<w:bookmarkStart w:id="7" w:name="pier"/>${runOf('uno ')}${runOf('due ')}<w:bookmarkEnd w:id="7"/>${runOf('tre')}`,
      ),
    );
    const ranges = rangesOf(document, ['uno', 'due', 'tre']);
    const splices = ranges.flatMap((range) => docx.mark(document, range, 'it') as readonly Splice[]);
    const source = applySplices(document.source, splices);
    const ids = [...source.matchAll(/<w:bookmarkStart w:id="(\d+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(4);
  });

  it('says why an alternative text cannot be marked, and what to do instead', () => {
    const document = opened(p(r(picture('Il molo'))));
    expect(docx.mark(document, rangesOf(document, ['Il molo'])[0]!, 'it')).toEqual({
      refusal: expect.stringMatching(/no language.*Keep, remove or replace/) as string,
    });
  });

  it('says the same where the document leaves no way to write a language', () => {
    const { source } = opened(paragraph('Il molo'));
    const document = docx.read(
      source.replaceAll(/xmlns:w=("[^"]*")/g, 'xmlns:w=$1 xmlns=$1').replaceAll(/(<\/?)w:/g, '$1'),
    );
    expect(docx.mark(document, rangesOf(document, ['Il molo'])[0]!, 'it')).toEqual({
      refusal: expect.stringContaining('save it again') as string,
    });
  });

  it.each([
    ['it', 'it-IT'],
    ['en', 'en-US'],
    ['pt', 'pt-BR'],
    ['it-CH', 'it-CH'],
    ['sr-Latn', 'sr-Latn-RS'],
    ['und', 'x-none'],
  ])('calls %s by Word’s name for it, %s', (language, name) => {
    expect(wordLanguage(language)).toBe(name);
  });
});
