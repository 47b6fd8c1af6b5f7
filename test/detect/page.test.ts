import fc from 'fast-check';
import { pageLogits, type PageWeights, type Passage } from '../../src/detect/page.js';
import { settings, type Setting } from '../../src/detect/setting.js';

const weights: PageWeights = {
  intercept: { prose: 0.5, list: -2, sentence: 0.25, phrase: -3 },
  slope: { prose: 1, list: 2, sentence: 1, phrase: 0.5 },
  sure: 4,
  language: 2,
};

const passage = (setting: Setting, logit: number, language = 1): Passage => ({ setting, logit, language });
const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

describe('the second look at the flags of a page', () => {
  it.each<[string, Passage[], number[]]>([
    ['finds nothing on a page without flags', [], []],
    ['is against a block that is alone', [passage('list', 1)], [-2 + 2 + 4 * sigmoid(-4)]],
    [
      'believes a block beside one that is surely left behind, and that one no more than the other allows',
      [passage('list', 0), passage('list', 5)],
      [-2 + 4 * sigmoid(5), -2 + 10 + 4 * sigmoid(0)],
    ],
    [
      'heeds no span, but tells spans of a block',
      [passage('phrase', 2), passage('list', 1), passage('phrase', 9)],
      [-3 + 1 + 4 * sigmoid(1), -2 + 2 + 4 * sigmoid(-4), -3 + 4.5 + 4 * sigmoid(1)],
    ],
    [
      'leaves blocks in prose and whole sentences to their own words',
      [passage('prose', 1), passage('sentence', 1), passage('list', 8)],
      [1.5, 1.25, -2 + 16 + 4 * sigmoid(1)],
    ],
    [
      'doubts a passage whose language is in doubt',
      [passage('prose', 1, 0.5), passage('sentence', 1, 0.9)],
      [1.5 + 2 * Math.log(0.5), 1.25 + 2 * Math.log(0.9)],
    ],
  ])('%s', (_, passages, expected) => {
    const logits = pageLogits(passages, weights);
    expect(logits).toHaveLength(expected.length);
    logits.forEach((logit, i) => {
      expect(logit).toBeCloseTo(expected[i]!, 9);
    });
  });

  it('is the same in whatever order the flags stand', () => {
    const passages = fc.array(
      fc.record({
        setting: fc.constantFrom(...settings),
        logit: fc.double({ min: -9, max: 9, noNaN: true }),
        language: fc.double({ min: 0.5, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(passages, (given) => {
        const backwards = pageLogits([...given].reverse(), weights).reverse();
        pageLogits(given, weights).forEach((logit, i) => {
          expect(logit).toBeCloseTo(backwards[i]!, 9);
        });
      }),
    );
  });
});
