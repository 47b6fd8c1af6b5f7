import fc from 'fast-check';
import { noneFeatureNames, type NoneFeatureName, type PairingWeights } from '../../src/align/features.js';
import { fitted } from '../../src/align/fitted.js';
import { textOf } from '../../src/document/index.js';
import { pairCaptions, partnerOf } from './pairing.js';

const weather = 'The rain stopped on Monday, and by noon the streets were dry enough for the market to open.';
const market =
  'Onions cost more than last year, but nobody seemed to mind, and the queues were as long as ever.';
const fishermen =
  'Two fishermen, Sala and Ferri, have mended their nets on the pier since four in the morning.';
const summit = 'The summit of the mountain stands at 2,847 metres, and the hut below it closes in October.';
const school =
  'The new school will have a library, a gym and a kitchen; the mayor promised it before the elections.';
const island = 'The geologists came back from Reykjavik with forty boxes of stones and very little sleep.';
const paragraphs = [weather, market, fishermen, summit, school, island];

/** The fitted weights with `none` worth the same for every caption. */
function withNone(constant: number): PairingWeights {
  const none = Object.fromEntries(noneFeatureNames.map((name) => [name, 0])) as Record<
    NoneFeatureName,
    number
  >;
  return { ...fitted, none: { ...none, constant } };
}

/** Every text in which the caption stands somewhere among the paragraphs. */
function everywhere(caption: string): string[][] {
  return Array.from({ length: paragraphs.length + 1 }, (_, at) => paragraphs.toSpliced(at, 0, caption));
}

describe('wherever it stands, a caption pairs with the paragraph that shares its', () => {
  it.each([
    ['names', 'Luca Sala e Anna Ferri', fishermen],
    ['words, translated', 'La nuova scuola con la biblioteca e la palestra', school],
    ['words, inflected', 'I pescatori rammendano le reti sul molo', fishermen],
    ['number', 'Quota 2.847', summit],
    ['number, written as a word', 'In 40', island],
    ['name, spelled another way', 'Il ritorno da Reykiavik', island],
    ['cognates', 'I geologi', island],
  ])('%s', (_, caption, partner) => {
    for (const blocks of everywhere(caption)) expect(partnerOf(blocks, caption)).toBe(partner);
  });
});

describe('a heading', () => {
  const heading = 'Sala and Ferri';

  it('is not the answer where the paragraph under it says the same', () => {
    const caption = 'Luca Sala e Anna Ferri';
    const section = [heading, fishermen];
    for (const blocks of [
      [weather, caption, ...section, market, school],
      [weather, ...section, caption, market, school],
      [caption, weather, market, school, ...section, island],
    ]) {
      expect(partnerOf(blocks, caption)).toBe(fishermen);
    }
  });

  it('lends its words to the paragraph under it', () => {
    const caption = 'Il faro di Torrevento';
    const under =
      'It was built in two winters by men who had never seen the sea, and it has never been painted.';
    const blocks = [weather, market, 'Torrevento', under, school, island, fishermen, caption, summit];
    expect(partnerOf(blocks, caption)).toBe(under);
  });
});

describe('captions', () => {
  const captions = ['Luca Sala e Anna Ferri', 'Anna Ferri e Luca Sala sul molo', 'La scuola'];
  const blocks = [captions[0]!, weather, captions[1]!, fishermen, market, captions[2]!, school];

  it('are never an answer, however alike two of them are', () => {
    const { document, flags } = pairCaptions(blocks, captions);
    expect(flags.map((flag) => flag.pair && textOf(document, flag.pair))).toEqual([
      fishermen,
      fishermen,
      school,
    ]);
    for (const flag of flags) {
      for (const answer of [flag.pair, ...flag.alternatives])
        expect(captions).not.toContain(textOf(document, answer!));
    }
  });

  it('come back in order, each as it was', () => {
    const { flags } = pairCaptions(blocks, captions);
    expect(flags.map((flag) => flag.text)).toEqual(captions);
    expect(flags.map((flag) => flag.block)).toEqual([0, 2, 5]);
  });

  it('have no partner in a text of captions', () => {
    const { flags } = pairCaptions(captions, captions);
    for (const flag of flags) expect(flag).toMatchObject({ pair: null, alternatives: [] });
  });

  it('are none where none is given', () => {
    expect(pairCaptions(paragraphs, []).flags).toEqual([]);
  });
});

describe('none', () => {
  const caption = 'Zuppa di ceci';

  it('is the answer where it is likelier than any paragraph, and the paragraphs are alternatives', () => {
    const { flags } = pairCaptions([caption, ...paragraphs], [caption], withNone(100));
    expect(flags[0]).toMatchObject({ pair: null });
    expect(flags[0]!.alternatives).toHaveLength(3);
  });

  it('is not the answer where it is less likely', () => {
    const { flags } = pairCaptions([caption, ...paragraphs], [caption], withNone(-100));
    expect(flags[0]!.pair).not.toBeNull();
  });

  it('takes from the scores what it is worth', () => {
    const scoreWith = (none: number) => {
      const { flags } = pairCaptions([caption, ...paragraphs], [caption], withNone(none));
      return [flags[0]!.pair, ...flags[0]!.alternatives].reduce(
        (sum, answer) => sum + (answer?.score ?? 0),
        0,
      );
    };
    expect(scoreWith(0)).toBeGreaterThan(scoreWith(2));
    expect(scoreWith(100)).toBeLessThan(1e-9);
  });
});

describe('in any document', () => {
  const italian = ['Luca Sala e Anna Ferri', 'Quota 2.847', 'La scuola', 'Zuppa di ceci', '2024', '🙂'];
  const documents = fc
    .shuffledSubarray([...paragraphs, 'Market day', 'The old pier', ...italian], { minLength: 1 })
    .map((blocks) => pairCaptions(blocks, italian));

  it('answers are ranked, distinct and have scores that are probabilities', () => {
    fc.assert(
      fc.property(documents, ({ flags }) => {
        for (const { pair, alternatives } of flags) {
          const answers = pair ? [pair, ...alternatives] : alternatives;
          const scores = answers.map((answer) => answer.score);
          expect(alternatives.length).toBeLessThanOrEqual(3);
          expect(scores).toEqual(scores.toSorted((a, b) => b - a));
          expect(new Set(answers.map((answer) => answer.block)).size).toBe(answers.length);
          for (const score of scores) expect(score).toBeGreaterThanOrEqual(0);
          expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  it('an answer is a whole block, never the caption’s own', () => {
    fc.assert(
      fc.property(documents, ({ document, flags }) => {
        for (const { block, pair, alternatives } of flags) {
          for (const answer of pair ? [pair, ...alternatives] : alternatives) {
            expect(document.blocks[answer.block]).toMatchObject({ start: answer.start, end: answer.end });
            expect(answer.block).not.toBe(block);
          }
        }
      }),
    );
  });

  it('evidence names words that stand in the caption and in the answer or over it', () => {
    fc.assert(
      fc.property(documents, ({ document, flags }) => {
        for (const flag of flags) {
          for (const answer of flag.pair ? [flag.pair, ...flag.alternatives] : flag.alternatives) {
            for (const item of answer.evidence) {
              expect(document.text.slice(item.start, item.end)).toBe(item.token);
              expect(document.text.slice(item.matchStart, item.matchEnd)).toBe(item.match);
              expect(item.start >= flag.start && item.end <= flag.end).toBe(true);
              expect(item.matchEnd).toBeLessThanOrEqual(answer.end);
              expect(Number.isFinite(item.weight)).toBe(true);
            }
          }
        }
      }),
    );
  });

  it('the answer is the same every time', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...paragraphs, ...italian]), (blocks) => {
        expect(pairCaptions(blocks, italian)).toEqual(pairCaptions(blocks, italian));
      }),
      { numRuns: 30 },
    );
  });
});

test('a pair’s evidence says which names and words tie the two', () => {
  const { flags } = pairCaptions(['Luca Sala sul molo', ...paragraphs], ['Luca Sala sul molo']);
  const ties = flags[0]!.pair!.evidence.map(({ kind, token, match }) => [kind, token, match]);
  expect(ties).toContainEqual(['name', 'Sala', 'Sala']);
  expect(ties).toContainEqual(['translation', 'molo', 'pier']);
});
