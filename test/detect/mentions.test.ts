import { mentionsOf, type Mentions } from '../../src/detect/mentions.js';
import { plainText } from '../../src/document/plainText.js';

const paragraph =
  'She wrote La notte breve in the winter after the war, in a room above the bakery, and never read it again.';

/** The mentions of a text in a document of these lines, of which those with a star are foreign as a whole. */
function mentionsIn(lines: readonly string[], passage: string, host = passage): Mentions {
  const source = lines.map((line) => line.replace(/^\*/, '')).join('\n\n');
  const document = plainText.read(source);
  const flagged = Uint8Array.from(lines, (line) => (line.startsWith('*') ? 1 : 0));
  const start = source.indexOf(host) + host.indexOf(passage);
  const block = document.blocks.findIndex((each) => each.start <= start && start < each.end);
  const scope = host === passage ? 'block' : 'span';
  return mentionsOf(document, [{ start, end: start + passage.length, block, scope }], flagged)[0]!;
}

describe('the mentions of a passage', () => {
  it.each<[string, readonly string[], Partial<Mentions>]>([
    ['none, where it stands alone', ['*La notte breve', 'A short line.'], {}],
    ['in a paragraph', ['*La notte breve', paragraph], { inParagraphs: 1 }],
    [
      'as often as a paragraph says them',
      ['*La notte breve', `${paragraph} ${paragraph}`],
      { inParagraphs: 2 },
    ],
    [
      'none in a line of the same words, whatever their marks and case',
      ['*La notte breve', '«LA NOTTE, breve» (1948)'],
      {},
    ],
    ['in a line with other words', ['*La notte breve', 'La notte breve, a novel'], { inLines: 1 }],
    ['in a foreign paragraph as in a line', ['*La notte breve', `*${paragraph}`], { inLines: 1 }],
    ['as whole words alone', ['*La notte', 'La notteverde is no night.'], {}],
    [
      'with a year in one place and without it in another',
      ['*La notte breve (1948)', paragraph],
      { inParagraphs: 1 },
    ],
  ])('are %s', (_, lines, expected) => {
    const passage = lines[0]!.slice(1);
    expect(mentionsIn(lines, passage)).toEqual({ inParagraphs: 0, inLines: 0, ...expected });
  });

  it('of a part of a block do not count the block itself', () => {
    expect(mentionsIn([paragraph, '*La notte breve'], 'La notte breve', paragraph)).toEqual({
      inParagraphs: 0,
      inLines: 0,
    });
  });

  it.each(['— 1948 —', 'uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici'])(
    'of a text without words or of more than twelve are not looked for: %s',
    (passage) => {
      expect(mentionsIn([`*${passage}`, `So ${passage} he said.`], passage)).toEqual({
        inParagraphs: 0,
        inLines: 0,
      });
    },
  );
});
