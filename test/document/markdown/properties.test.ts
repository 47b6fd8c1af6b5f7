import fc from 'fast-check';
import { applySplices, type Document, type Range } from '../../../src/document/index.js';
import { markdown } from '../../../src/document/markdown/markdown.js';
import { markdownSoup, markdownTexts } from './generatedMarkdown.js';

/** Titles of links go with their links, so these are left out where links may go. */
const isLinkTitle = (text: string) => text.startsWith('Porto di ');

/** Texts but for such titles; where the call of a footnote stood, there may be a space less. */
const lasting = (list: readonly string[]) =>
  list.filter((text) => !isLinkTitle(text)).map((text) => text.replace(/\s+/g, ' '));

const texts = ({ text, blocks }: Document) => blocks.map(({ start, end }) => text.slice(start, end));

/** A choice among a document's blocks. */
const choices = fc.array(fc.boolean(), { minLength: 60, maxLength: 60 });

/** Everything that a document promises of its text and its source. */
function expectExactMap({ source, text, map, blocks }: Document): void {
  const { textStarts, sourceStarts, sourceEnds, verbatim, textLength } = map!;
  expect(textLength).toBe(text.length);
  textStarts.forEach((start, i) => {
    const piece = text.slice(start, textStarts[i + 1] ?? textLength);
    const spelled = source.slice(sourceStarts[i], sourceEnds[i]);
    if (verbatim[i] === 1) expect(spelled).toBe(piece);
    else if (spelled !== '') expect(decoded(spelled, piece)).toBe(piece);
    else expect(piece).toBe('\n\n');
  });
  let end = 0;
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(end);
    expect(text.slice(block.start, block.end)).toBe(text.slice(block.start, block.end).trim());
    expect(block.end).toBeGreaterThan(block.start);
    end = block.end;
  }
}

/** Reads the spelling of one piece by rules of its own: escapes, references, tags and ends of lines. */
function decoded(spelled: string, piece: string): string {
  if (/^<br/i.test(spelled)) return '\n';
  if (/^[ \t]+$/.test(spelled)) return ' ';
  if (/[\r\n]/.test(spelled))
    return /^(?: {2,}|[ \t]+ {2}|\\)[\r\n]/.test(spelled) && piece === '\n' ? '\n' : ' ';
  if (/^\\[!-/:-@[-`{-~]$/.test(spelled)) return spelled.charAt(1);
  if (spelled === "''") return "'";
  if (spelled.startsWith('\\u')) return String.fromCharCode(parseInt(spelled.slice(2), 16));
  const known: Record<string, string> = { '&egrave;': 'è', '&#233;': 'é', '&amp;': '&', '&#0;': '\uFFFD' };
  return known[spelled] ?? `unknown spelling ${spelled}`;
}

describe('reading any text', () => {
  test('maps every piece of the text to the source that spells it', () => {
    fc.assert(
      fc.property(fc.oneof(markdownTexts, markdownSoup), (source) => {
        expectExactMap(markdown.read(source));
      }),
      { numRuns: 400 },
    );
  });

  test('and removing, replacing or marking anything gives splices that apply', () => {
    fc.assert(
      fc.property(markdownSoup, choices, (source, chosen) => {
        const document = markdown.read(source);
        expect(applySplices(source, markdown.removeAll(document, []))).toBe(source);
        applySplices(
          source,
          markdown.removeAll(
            document,
            document.blocks.filter((_, i) => chosen[i]),
          ),
        );
        for (const block of document.blocks) {
          applySplices(source, markdown.replace(document, block, 'In English.'));
          const marked = markdown.mark(document, block, 'it');
          if (!('refusal' in marked)) applySplices(source, marked);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** A line with nothing but the sign of a heading or an item. */
const emptied = /^[ >]*(?:#+|[-*]|\d+[.)])[ \t]*$/gm;

describe('removing blocks', () => {
  test('leaves the others as they were, and outside the splices every code unit', () => {
    fc.assert(
      fc.property(markdownTexts, choices, (source, chosen) => {
        const document = markdown.read(source);
        const splices = markdown.removeAll(
          document,
          document.blocks.filter((_, i) => chosen[i]),
        );
        const cleaned = applySplices(source, splices);
        expect(lasting(texts(markdown.read(cleaned)))).toEqual(
          lasting(texts(document).filter((_, i) => !chosen[i])),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('leaves no empty heading, item or quote', () => {
    fc.assert(
      fc.property(markdownTexts, choices, (source, chosen) => {
        const document = markdown.read(source);
        const cleaned = applySplices(
          source,
          markdown.removeAll(
            document,
            document.blocks.filter((_, i) => chosen[i]),
          ),
        );
        const bare = (text: string) => text.replace(/\r\n|\r/g, '\n').match(emptied) ?? [];
        expect(bare(cleaned).length).toBeLessThanOrEqual(bare(source).length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('removing words', () => {
  test('leaves all other words, in their blocks', () => {
    fc.assert(
      fc.property(markdownTexts, fc.array(fc.nat(12), { minLength: 60, maxLength: 60 }), (source, picks) => {
        const document = markdown.read(source);
        const spans = document.blocks.flatMap((block, i) => spanOf(document, block, picks[i] ?? 0));
        const cleaned = applySplices(source, markdown.removeAll(document, spans));
        const letters = (list: readonly string[]) =>
          list
            .filter((text) => !isLinkTitle(text))
            .map((text) => text.replace(/\s/g, ''))
            .filter((text) => text !== '' && !text.startsWith('https:'))
            .sort();
        expect(letters(texts(markdown.read(cleaned)))).toEqual(letters(textsWithout(document, spans)));
      }),
      { numRuns: 500 },
    );
  });
});

/** Two words of a block, the ones at a place; none where there are not so many. */
function spanOf({ text }: Document, block: Range, place: number): readonly Range[] {
  if (isLinkTitle(text.slice(block.start, block.end))) return [];
  const found = [...text.slice(block.start, block.end).matchAll(/\p{L}{2,}\s+(?!https)\p{L}{2,}/gu)][place];
  return found
    ? [{ start: block.start + found.index, end: block.start + found.index + found[0].length }]
    : [];
}

function textsWithout({ text, blocks }: Document, spans: readonly Range[]): readonly string[] {
  return blocks.map((block) => {
    const span = spans.find(({ start }) => start >= block.start && start < block.end);
    return span
      ? text.slice(block.start, span.start) + text.slice(span.end, block.end)
      : text.slice(block.start, block.end);
  });
}

const replacements = fc
  .array(
    fc.constantFrom(
      ...'a|Port|the sea|*|_|**|`|[x]|](y)|![|<b>|&amp;|&|\\|#|# |- |1. |> |"|\'|(|)|!|~~|{|}|è|$|.|:|---|+|=| '.split(
        '|',
      ),
      '|',
      'import a from "b"',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(' ').replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '' && !text.startsWith('https:'));

describe('replacing', () => {
  test('a block gives a block of exactly that text, and leaves the others', () => {
    fc.assert(
      fc.property(markdownTexts, fc.nat(), replacements, (source, pick, text) => {
        const document = markdown.read(source);
        const index = pick % document.blocks.length;
        const changed = applySplices(source, markdown.replace(document, document.blocks[index]!, text));
        expect(lasting(texts(markdown.read(changed)))).toEqual(
          lasting(texts(document).map((old, i) => (i === index ? text : old))),
        );
      }),
      { numRuns: 600 },
    );
  });
});

describe('marking', () => {
  test('a block changes no text, and a mark covers it', () => {
    fc.assert(
      fc.property(markdownTexts, fc.nat(), (source, pick) => {
        const document = markdown.read(source);
        const index = pick % document.blocks.length;
        const splices = markdown.mark(document, document.blocks[index]!, 'it');
        if ('refusal' in splices) {
          expect(['alt', 'title', 'description', 'caption']).toContain(document.blocks[index]!.role);
          return;
        }
        const marked = markdown.read(applySplices(source, splices));
        const { start, end } = marked.blocks[index]!;
        expect(texts(marked)).toEqual(texts(document));
        expect(
          marked.marks.some((mark) => mark.start <= start && end <= mark.end && mark.language === 'it'),
        ).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
