import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { applySplices, type Document, type Range } from '../../../src/document/index.js';
import { html } from '../../../src/document/html/html.js';
import { plainText } from '../../../src/document/plainText.js';
import { generatedPage, tagSoup } from './generatedPage.js';
import { textsOf } from './pages.js';

const anyPage = fc.oneof(generatedPage, tagSoup);

/** Some blocks of a page, by bits. */
function chosen(document: Document, bits: number): readonly number[] {
  return document.blocks.flatMap((_, index) => ((bits >> (index % 30)) & 1 ? [index] : []));
}

const bits = fc.integer({ min: 0, max: 2 ** 30 - 1 });

/** Words in a row of one block. */
const passageOf = (document: Document, which: number, from: number, length: number): Range => {
  const block = document.blocks[which % document.blocks.length]!;
  const words = [...document.text.slice(block.start, block.end).matchAll(/\S+/g)];
  const first = words[from % words.length]!;
  const last = words[Math.min(words.length - 1, (from % words.length) + length)]!;
  return { start: block.start + first.index, end: block.start + last.index + last[0].length };
};

const passages = fc.record({ source: anyPage, which: fc.nat(), from: fc.nat(), length: fc.nat({ max: 3 }) });

describe('whatever the page', () => {
  it('has blocks in order, none of them empty, each without white space around it', () => {
    fc.assert(
      fc.property(anyPage, (source) => {
        const document = html.read(source);
        let end = 0;
        for (const block of document.blocks) {
          expect(block.start).toBeGreaterThanOrEqual(end);
          ({ end } = block);
        }
        for (const text of textsOf(document)) expect(text).toMatch(/^\S(?:[^]*\S)?$/);
        expect(document.text.length).toBe(document.map!.textLength);
      }),
    );
  });

  it('is spelled by its source, piece by piece, and no piece of the source is read twice', () => {
    fc.assert(
      fc.property(anyPage, (source) => {
        const { text, map } = html.read(source);
        const { textStarts, sourceStarts, sourceEnds, verbatim } = map!;
        const read: Range[] = [];
        textStarts.forEach((start, i) => {
          const piece = text.slice(start, textStarts[i + 1] ?? text.length);
          const spelled = source.slice(sourceStarts[i], sourceEnds[i]);
          if (verbatim[i] === 1) expect(piece).toBe(spelled);
          else if (spelled !== '' && spelled !== '\0' && !spelled.startsWith('<'))
            expect(decode(spelled)).toBe(piece);
          if (spelled !== '') read.push({ start: sourceStarts[i]!, end: sourceEnds[i]! });
        });
        read.sort((a, b) => a.start - b.start);
        read.forEach((range, i) => {
          expect(range.start).toBeGreaterThanOrEqual(read[i - 1]?.end ?? 0);
        });
      }),
    );
  });

  it('stays as it is where nothing is removed', () => {
    fc.assert(
      fc.property(anyPage, (source) => {
        const document = html.read(source);
        expect(applySplices(source, html.removeAll(document, []))).toBe(source);
      }),
    );
  });

  it('says the same after a passage was marked, and says that it is Italian', () => {
    fc.assert(
      fc.property(passages, ({ source, which, from, length }) => {
        const document = html.read(source);
        // Text in a table and in none of its cells moves out of it, and its white space does not.
        fc.pre(document.blocks.length > 0 && !/<table>|<tr>/.test(source));
        const range = passageOf(document, which, from, length);
        const answer = html.mark(document, range, 'it');
        if ('refusal' in answer) return;
        const after = html.read(
          applySplices(
            source,
            [...answer].sort((a, b) => a.start - b.start),
          ),
        );
        expect(after.text).toBe(document.text);
        const innermost = after.marks.findLast(({ start, end }) => start <= range.start && end >= range.end);
        expect(innermost?.language).toBe('it');
      }),
    );
  });

  it('has an English text where a passage was replaced, and all else as it was', () => {
    const texts = fc.constantFrom('Door', 'A < b', '"R&D"', 'It’s <b>', '&amp;', "L'&egrave;", 'AMP; x');
    fc.assert(
      fc.property(passages, texts, ({ source, which, from, length }, text) => {
        const document = html.read(source);
        fc.pre(document.blocks.length > 0);
        const range = passageOf(document, which, from, length);
        const after = html.read(applySplices(source, html.replace(document, range, text)));
        const expected = applySplices(document.text, [{ ...range, text }]);
        expect(visible(after.text)).toBe(visible(expected));
      }),
    );
  });
});

describe('a well-formed page', () => {
  it('has the other blocks as they were when some are removed', () => {
    fc.assert(
      fc.property(generatedPage, bits, (source, bits) => {
        const document = html.read(source);
        const removed = chosen(document, bits);
        const splices = html.removeAll(
          document,
          removed.map((index) => document.blocks[index]!),
        );
        const after = html.read(applySplices(source, splices));
        expect(textsOf(after)).toEqual(textsOf(document).filter((_, index) => !removed.includes(index)));
      }),
      { numRuns: 200 },
    );
  });

  it('has no empty paragraph, list item or list that it did not have', () => {
    const empty = /<(p|li|ul|ol|h2|em|b|figcaption)(?: [^>]*)?>\s*<\/\1>/gi;
    fc.assert(
      fc.property(generatedPage, bits, (source, bits) => {
        const document = html.read(source);
        const removed = chosen(document, bits).map((index) => document.blocks[index]!);
        const after = applySplices(source, html.removeAll(document, removed));
        expect((after.match(empty) ?? []).length).toBeLessThanOrEqual((source.match(empty) ?? []).length);
      }),
      { numRuns: 200 },
    );
  });

  it('has a block without a passage as a plain text would have it', () => {
    fc.assert(
      fc.property(generatedPage, fc.nat(), fc.nat(), fc.nat({ max: 2 }), (source, which, from, length) => {
        const document = html.read(source);
        fc.pre(document.blocks.length > 0);
        const range = passageOf(document, which, from, length);
        const block = document.blocks[which % document.blocks.length]!;
        fc.pre(range.start > block.start || range.end < block.end);
        // Where only links are left they are blocks of their own.
        fc.pre(!source.includes('<a'));
        const after = html.read(applySplices(source, html.removeAll(document, [range])));
        const expected = applySplices(document.text, plainText.removeAll(document, [range])).split('\n\n');
        expect(textsOf(after).map(visible).sort()).toEqual(expected.map(visible).sort());
      }),
    );
  });
});

/** A character reference, or white space, as a browser shows it. */
function decode(spelled: string): string {
  const [node] = parseFragment(spelled).childNodes;
  return node && 'value' in node ? node.value.replace(/[ \t\n\f]+/g, ' ') : '';
}

/** A text with its white space collapsed. */
function visible(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
