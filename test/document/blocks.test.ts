import fc from 'fast-check';
import { textOf, type Document } from '../../src/document/index.js';
import { plainText } from '../../src/document/plainText.js';

/** The blocks of a text, as texts. */
function blocksOf(text: string): string[] {
  const document = plainText.read(text);
  return document.blocks.map((block) => textOf(document, block));
}

const sentence = 'The baker opened the shutters before the street was awake.';
const other = 'Nobody had told the postman that the bridge was closed.';
const wrapped = [
  'The ferry had been late for eleven years, and nobody on the',
  'island could remember why it had ever been on time; the old',
  'captain blamed the tide, and the new one blamed the captain.',
].join('\n');

describe('the blocks of a plain text', () => {
  it.each<[string, string, string[]]>([
    ['are parted by blank lines', `${sentence}\n\n${other}\n`, [sentence, other]],
    ['are parted by lines of white space', `${sentence}\n \t\n${other}`, [sentence, other]],
    ['are parted by any number of blank lines', `${sentence}\n\n\n\n${other}`, [sentence, other]],
    [
      'are its lines where none is wrapped',
      `Timetable\n${sentence}\nTickets\n`,
      ['Timetable', sentence, 'Tickets'],
    ],
    ['may follow CR LF', `${sentence}\r\n\r\n${other}\r\n`, [sentence, other]],
    ['may follow a lone CR', `${sentence}\r${other}\r`, [sentence, other]],
    [
      'may follow a form feed or a line separator',
      `${sentence}\f${other}\u2028Tickets`,
      [sentence, other, 'Tickets'],
    ],
    ['need no final line end', `${sentence}\n\n${other}`, [sentence, other]],
    ['do without the white space around them', `\n\n  ${sentence} \u00a0\n\t${other}\t\n`, [sentence, other]],
    [
      'do without the wider spaces of typography',
      `\u3000${sentence}\u2003\n\n\u2003\n\n${other}`,
      [sentence, other],
    ],
    ['are none in an empty text', '', []],
    ['are none in a text of white space', ' \n\t\r\n\n \u00a0\u3000', []],
  ])('%s', (_, text, blocks) => {
    expect(blocksOf(text)).toEqual(blocks);
  });

  it('hold a hard-wrapped paragraph as one', () => {
    expect(blocksOf(`${wrapped}\n\n${wrapped}\n`)).toEqual([wrapped, wrapped]);
  });

  it('hold a hard-wrapped paragraph with CR LF as one, line ends and all', () => {
    const dos = wrapped.replaceAll('\n', '\r\n');
    expect(blocksOf(`${dos}\r\n`)).toEqual([dos]);
  });

  it('part the lines of a list, which broke before the margin', () => {
    const list = [
      'Bread and butter from the farm next door',
      'Cheese',
      'A bottle of something cold and not too sweet',
    ];
    expect(blocksOf(list.join('\n'))).toEqual(list);
  });

  it('part paragraphs that stand on one long line each', () => {
    const long = Array.from({ length: 6 }, () => sentence).join(' ');
    expect(blocksOf(`${long}\n${long}`)).toEqual([long, long]);
  });

  it('may be two sentences on a line each, though no line is longer than the first', () => {
    expect(blocksOf(`${sentence}\n${other}`)).toEqual([sentence, other]);
  });

  it('may be the lines of a text of two hundred thousand lines', () => {
    expect(plainText.read('Bread\n'.repeat(200_000)).blocks).toHaveLength(200_000);
  });

  it('may be a single line of a million letters', () => {
    const line = 'word '.repeat(200_000).trimEnd();
    expect(plainText.read(line).blocks).toEqual([
      { start: 0, end: line.length, kind: 'paragraph', role: 'paragraph' },
    ]);
  });

  it.each<[string, string, string[]]>([
    ['a sentence is a paragraph', sentence, ['paragraph']],
    ['a sentence that ends in a quotation is one', 'She said: “I would rather wait here.”', ['paragraph']],
    [
      'a short block over a paragraph is a heading',
      `The old bridge\n\n${sentence}`,
      ['heading', 'paragraph'],
    ],
    [
      'a short block under the last paragraph is a caption',
      `${sentence}\n\nThe old bridge`,
      ['paragraph', 'caption'],
    ],
    [
      'of two short blocks over a paragraph, the second is the heading',
      `Home\n\nThe old bridge\n\n${sentence}`,
      ['caption', 'heading', 'paragraph'],
    ],
    ['a long block is a paragraph without a full stop', 'quiet water '.repeat(20), ['paragraph']],
    ['a single word with a full stop is none', 'Enough.', ['caption']],
  ])('know their kind: %s', (_, text, kinds) => {
    expect(plainText.read(text).blocks.map((block) => block.kind)).toEqual(kinds);
  });
});

describe('in any plain text', () => {
  const piece = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('\n', '\n\n', '\r\n', '\r', ' ', '\t', '\f', '\u2028', '\u00a0', '\u2003'),
    },
    { weight: 2, arbitrary: fc.constantFrom(sentence, wrapped, 'Tickets', 'è', '🙂', 'e\u0301') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  );
  const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
  const holds = (fact: (document: Document) => void) => {
    fc.assert(
      fc.property(text, (text) => {
        fact(plainText.read(text));
      }),
      { numRuns: 300 },
    );
  };

  it('blocks are in order and never overlap', () => {
    holds(({ blocks, text }) => {
      let from = 0;
      for (const { start, end } of blocks) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(from).toBeLessThanOrEqual(text.length);
    });
  });

  it('a block has no outer white space', () => {
    holds((document) => {
      for (const block of document.blocks)
        expect(textOf(document, block)).toBe(textOf(document, block).trim());
    });
  });

  it('nothing but white space stands outside the blocks', () => {
    holds(({ text, blocks }) => {
      const gaps = [0, ...blocks.map(({ end }) => end)].map((end, i) => text.slice(end, blocks[i]?.start));
      expect(gaps.join('').trim()).toBe('');
    });
  });

  it('the text is the source, untouched', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(plainText.read(text).text).toBe(text);
      }),
    );
  });
});
