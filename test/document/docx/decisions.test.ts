import fc from 'fast-check';
import type { Flag } from '../../../src/detect/flag.js';
import { docx } from '../../../src/document/docx/index.js';
import { textOf, type Document } from '../../../src/document/index.js';
import { cleanSource } from '../../../src/review/apply.js';
import type { CaptionDecision } from '../../../src/review/decision.js';
import { opened, textsOf } from './openedWord.js';
import { textBox } from './wordFile.js';

/** Words of a paragraph, those of one decision together. */
interface Passage {
  readonly words: readonly string[];
  readonly decision: CaptionDecision | null;
}

interface GeneratedParagraph {
  readonly passages: readonly Passage[];
  readonly xml: string;
  /** The same text in other runs. */
  readonly twin: string;
  readonly place: 'body' | 'cell' | 'text box';
}

const decisions: readonly (CaptionDecision | null)[] = [
  null,
  { action: 'remove' },
  { action: 'keep' },
  { action: 'mark' },
  { action: 'replace', text: 'A & <new> text' },
];

const passage = fc.record({
  words: fc.array(fc.constantFrom('molo', 'rete', 'è', 'pane&sale', '<luce>', '🐟', 'notte'), {
    minLength: 1,
    maxLength: 3,
  }),
  decision: fc.constantFrom(...decisions),
});

/** Cuts a text into runs, each spelled in its own way. */
function runsOf(text: string, cuts: readonly number[], looks: readonly number[]): string {
  const at = [...new Set([0, ...cuts.map((cut) => cut % text.length), text.length])]
    .filter((cut) => (text.charCodeAt(cut) & 0xfc00) !== 0xdc00)
    .sort((a, b) => a - b);
  return at
    .slice(1)
    .map((end, i) => runOf(text.slice(at[i], end), looks[i % looks.length]!))
    .join('');
}

function runOf(text: string, look: number): string {
  const isTrimmed = text.trim() === text;
  const properties = ['', '<w:rPr/>', '<w:rPr><w:b/></w:rPr>', '<w:rPr><w:lang w:val="en-GB"/></w:rPr>'][
    look % 4
  ]!;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const content = [escaped, `<![CDATA[${text}]]>`, escaped.replaceAll('e', '&#101;')][look % 3]!;
  const element =
    isTrimmed && look % 2 ? `<w:t>\n${content} </w:t>` : `<w:t xml:space="preserve">${content}</w:t>`;
  const run = `<w:r>${properties}${element}</w:r>`;
  return look % 5 === 0 ? `<w:hyperlink r:id="rId1">${run}</w:hyperlink>` : run;
}

const paragraph = fc
  .record({
    passages: fc.array(passage, { minLength: 1, maxLength: 5 }),
    cuts: fc.array(fc.nat(), { maxLength: 5 }),
    otherCuts: fc.array(fc.nat(), { maxLength: 3 }),
    looks: fc.array(fc.nat({ max: 59 }), { minLength: 1, maxLength: 6 }),
    place: fc.constantFrom('body' as const, 'cell' as const, 'text box' as const),
  })
  .map(({ passages, cuts, otherCuts, looks, place }): GeneratedParagraph => {
    const text = passages.flatMap(({ words }) => words).join(' ');
    const inParagraph = (runs: string) => `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${runs}</w:p>`;
    return {
      passages,
      xml: inParagraph(runsOf(text, cuts, looks)),
      twin: inParagraph(runsOf(text, otherCuts, looks)),
      place,
    };
  });

function bodyOf(paragraphs: readonly GeneratedParagraph[]): string {
  return paragraphs
    .map(({ xml, twin, place }) => {
      if (place === 'body') return xml;
      if (place === 'cell') return `<w:tbl><w:tr><w:tc><w:tcPr/>${xml}</w:tc></w:tr></w:tbl>`;
      return `<w:p><w:r>${textBox(xml, twin)}</w:r></w:p>`;
    })
    .join('');
}

/** A flag for each passage, with its decision. */
function flagsOf(document: Document, paragraphs: readonly GeneratedParagraph[]) {
  return paragraphs.flatMap(({ passages }, block) => {
    let start = document.blocks[block]!.start;
    return passages.map(({ words, decision }) => {
      const range = { start, end: start + words.join(' ').length };
      start = range.end + 1;
      const flag: Flag = {
        ...range,
        block,
        text: textOf(document, range),
        language: 'it',
        confidence: 1,
        scope: 'span',
        reading: 'stray',
        evidence: [],
      };
      return { flag, decision };
    });
  });
}

/** What a paragraph says after its decisions. */
function expectedText({ passages }: GeneratedParagraph): string {
  return passages
    .flatMap(({ words, decision }) => {
      if (decision?.action === 'remove') return [];
      return decision?.action === 'replace' ? [decision.text] : [words.join(' ')];
    })
    .join(' ');
}

describe('any decisions about a Word document', () => {
  const cases = fc.array(paragraph, { minLength: 1, maxLength: 5 }).map((paragraphs) => {
    const document = opened(bodyOf(paragraphs));
    const decided = flagsOf(document, paragraphs);
    const cleaned = cleanSource(
      document,
      decided.map(({ flag }) => flag),
      (_, index) => decided[index]!.decision,
    );
    return { paragraphs, document, source: cleaned.source, after: docx.read(cleaned.source) };
  });

  it('leave the other words as they were, and no paragraph without words', () => {
    fc.assert(
      fc.property(cases, ({ paragraphs, after }) => {
        expect(textsOf(after)).toEqual(paragraphs.map(expectedText).filter((text) => text !== ''));
      }),
      { numRuns: 300 },
    );
  });

  it('leave what nobody decided about as it was spelled', () => {
    fc.assert(
      fc.property(cases, ({ paragraphs, source }) => {
        let from = 0;
        for (const { passages, xml } of paragraphs) {
          const isDecided = passages.some(({ decision }) => decision && decision.action !== 'keep');
          if (isDecided) continue;
          const at = source.indexOf(xml, from);
          expect(at).not.toBe(-1);
          from = at + xml.length;
        }
      }),
    );
  });

  it('leave marks where they were made, and nowhere else', () => {
    fc.assert(
      fc.property(cases, ({ paragraphs, after }) => {
        const marked = paragraphs
          .flatMap(({ passages }) => passages)
          .flatMap(({ words, decision }) => (decision?.action === 'mark' ? [words.join(' ')] : []));
        expect(after.marks.map((mark) => textOf(after, mark))).toEqual(marked);
      }),
    );
  });

  it('leave a paragraph in every cell and text box, and the same words in both forms of one', () => {
    fc.assert(
      fc.property(cases, ({ source }) => {
        for (const [, inside] of source.matchAll(/<w:tcPr\/>(.*?)<\/w:tc>/gs))
          expect(inside).toMatch(/<\/w:p>$/);
        const words = (xml: string) =>
          textsOf(docx.read(source.replace(/<w:body>.*<\/w:body>/s, () => `<w:body>${xml}</w:body>`)));
        for (const [, choice, fallback] of source.matchAll(
          /<w:txbxContent>(.*?)<\/w:txbxContent>.*?<w:txbxContent>(.*?)<\/w:txbxContent>/gs,
        )) {
          expect(choice).toMatch(/<\/w:p>$/);
          expect(words(fallback!)).toEqual(words(choice!));
        }
      }),
    );
  });
});

describe('no decision about a Word document', () => {
  it('leaves its source as it is', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (paragraphs) => {
        const document = opened(bodyOf(paragraphs));
        expect(cleanSource(document, [], () => null).source).toBe(document.source);
      }),
    );
  });
});
