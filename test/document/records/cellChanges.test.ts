import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { plainText } from '../../../src/document/plainText.js';
import { csv } from '../../../src/document/records/delimited.js';
import { documentOf, type Document, type Range } from '../../../src/document/document.js';
import { cleanSource } from '../../../src/review/apply.js';
import type { CaptionDecision } from '../../../src/review/decision.js';

/** A word of a cell, and what becomes of it. */
interface Word {
  readonly text: string;
  readonly decision: CaptionDecision | null;
}

/** Applies the decisions to the words where they stand in the first block of a document. */
function changed(document: Document, words: readonly Word[]): string {
  let from = document.blocks[0]!.start;
  const ranges: (Range & { readonly text: string })[] = [];
  for (const { text } of words) {
    const start = document.text.indexOf(text, from);
    from = start + text.length;
    ranges.push({ start, end: from, text });
  }
  const chosen = ranges.flatMap((range, i) => (words[i]!.decision ? [{ range, ...words[i]! }] : []));
  const flags = chosen.map(({ range }) => range);
  return cleanSource(document, flags as never, (_, index) => chosen[index]!.decision).source;
}

/** The same in a plain text of one block. */
function changedText(text: string, words: readonly Word[]): string {
  const start = text.length - text.trimStart().length;
  const block = { start, end: text.trimEnd().length, kind: 'paragraph', role: 'paragraph' } as const;
  return changed(documentOf({ format: plainText.name, source: text, blocks: [block] }), words);
}

describe('several changes of one cell', () => {
  const text = fc.constantFrom(
    'red',
    'Due',
    'è',
    '🐟',
    '"',
    '""',
    '"x"',
    'a"b',
    'x,',
    '"y",',
    'z;',
    'end."',
    '“q”',
  );
  const decision = fc.oneof(
    { arbitrary: fc.constant(null), weight: 2 },
    fc.constant({ action: 'keep' } as const),
    fc.constant({ action: 'mark' } as const),
    { arbitrary: fc.constant({ action: 'remove' } as const), weight: 2 },
    {
      arbitrary: fc
        .constantFrom('two', 'a, b', '"c"', 'c "d', 'e\nf', ';', '"')
        .map((text) => ({ action: 'replace', text }) as const),
      weight: 3,
    },
  );
  const words = fc.array(fc.record({ text, decision }), { minLength: 1, maxLength: 6 });

  it.each([
    ['as it stands where it can', (cell: string) => (/[,\n]|^"/.test(cell) ? quoted(cell) : cell)],
    ['in quotation marks', quoted],
  ])('say what they say in a plain text, as another reader finds: a cell %s', (_, spell) => {
    fc.assert(
      fc.property(words, fc.constantFrom('', ' '), (each, space) => {
        const cell = space + each.map((word) => word.text).join(' ') + space;
        const source = `id,text,last\r\n1,${spell(cell)},"z"\r\n`;
        const expected = changedText(cell, each);
        const [, row] = parse(changed(csv.read(source), each), { relax_quotes: true });
        expect([row![0], row![1]!.trim(), row![2]]).toEqual(['1', expected.trim(), 'z']);
      }),
      { numRuns: 3000 },
    );
  });
});

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
