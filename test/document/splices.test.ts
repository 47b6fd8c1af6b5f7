import fc from 'fast-check';
import { applySplices, type Range } from '../../src/document/index.js';
import { plainText } from '../../src/document/plainText.js';
import { expectGolden } from './goldenFile.js';
import { markedRange, markedRanges } from './markedRange.js';

/** The text with ranges removed. */
function without(text: string, ...ranges: readonly Range[]): string {
  return applySplices(text, plainText.removeAll(plainText.read(text), ranges));
}

/** White space as a person can see it. */
function visible(text: string): string {
  return text
    .replaceAll('\r', '␍')
    .replaceAll('\n', '␊')
    .replaceAll('\f', '␌')
    .replaceAll('\t', '␉')
    .replaceAll(' ', '·');
}

const removals: readonly (readonly [name: string, marked: string])[] = [
  ['a block between two', 'One door.\n\n⟦Due porte⟧\n\nThree doors.\n'],
  ['the first block', '⟦Una porta⟧\n\nTwo doors.\n\nThree doors.\n'],
  ['the last block', 'One door.\n\n⟦Due porte⟧\n'],
  ['the last block of a text without a final line end', 'One door.\n\n⟦Due porte⟧'],
  ['the only block', '⟦Una porta⟧\n'],
  ['the only block of a text without a final line end', '⟦Una porta⟧'],
  ['a line among lines', 'One door.\n⟦Due porte⟧\nThree doors.\n'],
  ['the last line', 'One door.\n⟦Due porte⟧\n'],
  ['a block with CR LF around it', 'One door.\r\n\r\n⟦Due porte⟧\r\n\r\nThree doors.\r\n'],
  ['the last block, with CR LF', 'One door.\r\n\r\n⟦Due porte⟧\r\n'],
  ['a line that ends in a lone CR', 'One door.\r⟦Due porte⟧\rThree doors.\r'],
  ['a line after which a paragraph begins', 'One door.\n\n⟦Due porte⟧\nThree doors.\n'],
  ['a line before which a paragraph ends', 'One door.\n⟦Due porte⟧\n\nThree doors.\n'],
  ['a line before a wider gap', 'One door.\r\n\r\n⟦Due porte⟧\r\n\r\n\r\nThree doors.\r\n'],
  ['two blocks in a row', 'One door.\n\n⟦Due porte⟧\n\n⟦Tre porte⟧\n\nFour doors.\n'],
  ['two lines in a row, then a blank line', 'One door.\n⟦Due porte⟧\n⟦Tre porte⟧\n\nFour doors.\n'],
  ['two lines in a row after a blank line', 'One door.\n\n⟦Due porte⟧\n⟦Tre porte⟧\nFour doors.\n'],
  ['two lines with a blank line between', 'One door.\n⟦Due porte⟧\n\n⟦Tre porte⟧\nFour doors.\n'],
  ['three blocks in a row with CR LF', 'One.\r\n\r\n⟦Due⟧\r\n\r\n⟦Tre⟧\r\n⟦Quattro⟧\r\n\r\nFive.'],
  ['the first two blocks', '⟦Una porta⟧\n\n⟦Due porte⟧\n\nThree doors.\n'],
  ['the last two blocks', 'One door.\n\n⟦Due porte⟧\n\n⟦Tre porte⟧\n'],
  ['all blocks', '⟦Una porta⟧\n\n⟦Due porte⟧\n'],
  ['every other line', '⟦Una porta⟧\nTwo doors.\n⟦Tre porte⟧\nFour doors.\n⟦Cinque porte⟧\n'],
  ['lines that form feeds part', 'One door.\f⟦Due porte⟧\fThree doors.'],
  ['an indented block', 'One door.\n\n  ⟦Due porte⟧  \n\n  Three doors.\n'],
  ['a block between lines of white space', 'One door.\n \n⟦Due porte⟧\n\t\nThree doors.\n'],
  ['a block between several blank lines', 'One door.\n\n\n⟦Due porte⟧\n\n\nThree doors.\n'],
  ['a span in a sentence', 'They saw ⟦due porte⟧ in the wall.\n'],
  ['a span that begins its block', '⟦Due porte erano aperte.⟧ They saw a wall.\n'],
  ['a span that ends its block', 'They saw a wall. ⟦Due porte erano aperte.⟧\n'],
  ['a sentence between sentences', 'They saw a wall. ⟦Due porte erano aperte.⟧ They went in.\n'],
  ['the end of a sentence', 'They saw ⟦due porte.⟧ They went in.\n'],
  ['the end of a sentence that ends its block', 'They saw a wall and ⟦due porte aperte!⟧\n'],
  ['the end of a quoted sentence', 'He said “we saw ⟦due porte.”⟧ They went in.\n'],
  ['a quotation that ends its sentence', 'The sign said ⟦«Due porte.»⟧ They went in.\n'],
  ['a sentence after a colon', 'Caption: ⟦Due porte erano aperte.⟧\n'],
  ['an abbreviation in a sentence', 'They met ⟦il dott.⟧ and his wife.\n'],
  ['two spans with words between', 'They ⟦vedono⟧ saw ⟦due porte⟧ in the wall.\n'],
  ['two spans in a row', 'They saw ⟦due porte⟧ ⟦e tre muri⟧ in the park.\n'],
  ['two spans in a row that begin their block', '⟦Due porte.⟧ ⟦Tre muri.⟧ They went in.\n'],
  ['spans that leave nothing of their block', 'One door.\n\n⟦Due porte.⟧ ⟦Tre muri.⟧\n\nThey went in.\n'],
  ['a span beside a block', 'They saw ⟦due porte⟧.\n\n⟦Tre muri⟧\n\nThey went in.\n'],
  [
    'a span that begins a line of a hard-wrapped paragraph',
    'The wall was long and so was the afternoon; but nobody\n⟦aveva visto⟧ doors, and nobody had told us about any.\n',
  ],
  [
    'a span over a line end of a hard-wrapped paragraph',
    'The wall was long and so was the afternoon; ⟦due porte\nerano aperte⟧ and nobody had thought to tell us about it.\n',
  ],
];

test('removing takes the ranges and their share of white space, and nothing else', () => {
  const report = removals.map(([name, marked]) => {
    const { text, ranges } = markedRanges(marked);
    return `${name}\n  before ${visible(marked)}\n  after  ${visible(without(text, ...ranges))}\n`;
  });
  expectGolden('removals.txt', report.join('\n'));
});

describe('removing a block', () => {
  const blocks = fc.array(fc.constantFrom('One door', 'Due porte', 'Three doors stood open.', 'X'), {
    minLength: 2,
    maxLength: 8,
  });
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
  const cases = fc
    .record({
      blocks,
      lineEnd,
      blank: fc.boolean(),
      indent: fc.constantFrom('', '  '),
      closed: fc.boolean(),
      at: fc.nat(),
    })
    .map(({ blocks, lineEnd, blank, indent, closed, at }) => ({
      text:
        blocks.map((block) => indent + block).join(blank ? lineEnd + lineEnd : lineEnd) +
        (closed ? lineEnd : ''),
      blocks,
      lineEnd,
      at: at % blocks.length,
    }));

  it('leaves every other block, in its place', () => {
    fc.assert(
      fc.property(cases, ({ text, blocks, at }) => {
        const cleaned = without(text, plainText.read(text).blocks[at]!);
        const document = plainText.read(cleaned);
        expect(document.blocks.map(({ start, end }) => cleaned.slice(start, end))).toEqual(
          blocks.toSpliced(at, 1),
        );
      }),
    );
  });

  it('gives what a person would have written without it', () => {
    fc.assert(
      fc.property(cases, ({ text, at }) => {
        const document = plainText.read(text);
        const gap = document.blocks[1]!.start - document.blocks[0]!.end;
        const glue = text.slice(document.blocks[0]!.end, document.blocks[0]!.end + gap);
        const first = text.slice(0, document.blocks[0]!.start);
        const last = text.slice(document.blocks.at(-1)!.end);
        const others = document.blocks.toSpliced(at, 1).map(({ start, end }) => text.slice(start, end));
        expect(without(text, document.blocks[at]!)).toBe(first + others.join(glue) + last);
      }),
    );
  });
});

describe('removing any blocks at once', () => {
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
  const block = fc.record({
    // Too short, and too well ended, to look like one paragraph that was broken to a width.
    text: fc.constantFrom('One door', 'Due porte', 'Three doors stood open.', 'X', 'Quattro, è vero.'),
    linesBefore: fc.integer({ min: 1, max: 4 }),
    indent: fc.constantFrom('', '  ', '\t'),
    trailing: fc.constantFrom('', ' '),
    isRemoved: fc.boolean(),
  });
  const cases = fc
    .record({ blocks: fc.array(block, { minLength: 1, maxLength: 9 }), lineEnd, closed: fc.boolean() })
    .map(({ blocks, lineEnd, closed }) => {
      const text = blocks
        .map(({ text, linesBefore, indent, trailing }, index) => {
          return (index === 0 ? '' : lineEnd.repeat(linesBefore)) + indent + text + trailing;
        })
        .join('');
      const document = plainText.read(closed ? text + lineEnd : text);
      const removed = document.blocks.filter((_, index) => blocks[index]!.isRemoved);
      return { document, blocks, lineEnd, removed, cleaned: without(document.text, ...removed) };
    });

  it('leaves the others as they were, each a block of its own', () => {
    fc.assert(
      fc.property(cases, ({ cleaned, blocks }) => {
        const { blocks: left, text } = plainText.read(cleaned);
        const kept = blocks.filter(({ isRemoved }) => !isRemoved);
        expect(left.map(({ start, end }) => text.slice(start, end))).toEqual(kept.map(({ text }) => text));
      }),
    );
  });

  it('parts two that become neighbours as widely as anything parted them, and not wider', () => {
    fc.assert(
      fc.property(cases, ({ cleaned, blocks, lineEnd }) => {
        const widths: number[] = [];
        let width: number | null = null;
        for (const { linesBefore, isRemoved } of blocks) {
          if (width !== null) width = Math.max(width, linesBefore);
          if (isRemoved) continue;
          if (width !== null) widths.push(width);
          width = 0;
        }
        const { blocks: left, text } = plainText.read(cleaned);
        const found = left
          .slice(1)
          .map(({ start }, index) => text.slice(left[index]!.end, start).split(lineEnd).length - 1);
        expect(found).toEqual(widths);
      }),
    );
  });

  it('takes nothing away but the removed and white space', () => {
    fc.assert(
      fc.property(cases, ({ cleaned, document, removed }) => {
        const splices = plainText.removeAll(document, removed);
        const taken = splices.map(({ start, end }) => document.text.slice(start, end)).join('');
        const asked = removed.map(({ start, end }) => document.text.slice(start, end)).join('');
        expect(taken.replace(/\s/g, '')).toBe(asked.replace(/\s/g, ''));
        expect(splices.every((splice) => splice.text === '')).toBe(true);
        expect(cleaned.length + taken.length).toBe(document.text.length);
      }),
    );
  });

  it('gives the same as removing one after another', () => {
    fc.assert(
      fc.property(cases, ({ cleaned, document, blocks }) => {
        let text = document.text;
        blocks.forEach(({ isRemoved }, index) => {
          if (!isRemoved) return;
          const before = blocks.slice(0, index).filter((each) => each.isRemoved).length;
          text = without(text, plainText.read(text).blocks[index - before]!);
        });
        fc.pre(blocks.some(({ isRemoved }) => !isRemoved));
        expect(cleaned.replace(/[ \t]/g, '')).toBe(text.replace(/[ \t]/g, ''));
      }),
    );
  });
});

describe('removing a span', () => {
  const words = fc.array(fc.constantFrom('one', 'two', 'three,', 'four;', 'è'), {
    minLength: 3,
    maxLength: 12,
  });
  const cases = words.chain((words) =>
    fc.record({
      words: fc.constant(words),
      from: fc.nat({ max: words.length - 1 }),
      length: fc.integer({ min: 1, max: words.length - 1 }),
      around: fc.constantFrom('', 'Before.\n\n', '\n'),
    }),
  );

  it('leaves the words before and after it with one space between', () => {
    fc.assert(
      fc.property(cases, ({ words, from, length, around }) => {
        const to = Math.min(words.length, from + length);
        fc.pre(to - from < words.length);
        const start = around.length + words.slice(0, from).join(' ').length + (from > 0 ? 1 : 0);
        const end = start + words.slice(from, to).join(' ').length;
        const text = `${around}${words.join(' ')}\n`;
        expect(without(text, { start, end })).toBe(
          `${around}${words.toSpliced(from, to - from).join(' ')}\n`,
        );
      }),
    );
  });
});

describe('removing any spans at once', () => {
  const words = fc.array(
    fc.record({
      text: fc.constantFrom('one', 'two', 'three,', 'four.', 'è', '“five”'),
      isRemoved: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('leaves the words that stay, with one space between, and the full stops of their sentences', () => {
    fc.assert(
      fc.property(words, (words) => {
        fc.pre(words.some(({ isRemoved }) => !isRemoved));
        const marked = words.map(({ text, isRemoved }) => (isRemoved ? `⟦${text}⟧` : text)).join(' ');
        const { text, ranges } = markedRanges(`Before.\n\n${marked}\n`);
        const [before, cleaned, end] = without(text, ...ranges)
          .split('\n\n')
          .flatMap((part) => part.split('\n'));
        expect([before, end]).toEqual(['Before.', '']);
        const kept = words.filter(({ isRemoved }) => !isRemoved).map(({ text }) => text);
        const ended = kept.map((word) => `${word.replace('.', String.raw`\.`)}\\.?`).join(' ');
        expect(cleaned).toMatch(new RegExp(`^${ended}$`));
      }),
    );
  });
});

describe('a plain text', () => {
  it('takes an English text in a caption’s place, as it is', () => {
    const { text, range } = markedRange('One door.\r\n\r\n⟦Due porte⟧\r\n');
    const splices = plainText.replace(plainText.read(text), range, 'Two doors & a <wall>');
    expect(applySplices(text, splices)).toBe('One door.\r\n\r\nTwo doors & a <wall>\r\n');
  });

  it('says why it cannot be marked as Italian, and what to do instead', () => {
    const { text, range } = markedRange('One door.\n\n⟦Due porte⟧\n');
    const answer = plainText.mark(plainText.read(text), range, 'it');
    expect(answer).toEqual({
      refusal: expect.stringMatching(/cannot say.*Keep, remove or replace/) as string,
    });
  });
});

describe('applying splices', () => {
  it.each<[string, Range[]]>([
    [
      'that overlap',
      [
        { start: 0, end: 3 },
        { start: 2, end: 4 },
      ],
    ],
    [
      'that are out of order',
      [
        { start: 3, end: 4 },
        { start: 0, end: 1 },
      ],
    ],
    ['that end before they start', [{ start: 3, end: 2 }]],
    ['that leave the text', [{ start: 3, end: 6 }]],
  ])('refuses splices %s', (_, ranges) => {
    expect(() =>
      applySplices(
        'abcde',
        ranges.map((range) => ({ ...range, text: '' })),
      ),
    ).toThrow(RangeError);
  });

  it('puts texts in place of ranges, empty ones included', () => {
    const splices = [
      { start: 0, end: 0, text: '>' },
      { start: 1, end: 3, text: '🙂' },
      { start: 3, end: 4, text: '' },
    ];
    expect(applySplices('abcde', splices)).toBe('>a🙂e');
  });

  it('leaves out what is only for text that another splice changes', () => {
    const only = (start: number) => ({ start, end: start + 1, text: 'x', ifUntouched: true as const });
    const change = { start: 1, end: 3, text: '-' };
    expect(applySplices('abcde', [only(0), only(1), change, only(2), only(3)])).toBe('x-xe');
    expect(applySplices('abcde', [change, only(1), only(4)])).toBe('a-dx');
  });

  it('without a splice is the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(applySplices(text, [])).toBe(text);
      }),
    );
  });
});
