import fc from 'fast-check';
import {
  ngramBuckets,
  ngramOdds,
  ngramScale,
  ngramScore,
  ngramScratch,
  ngramsOf,
} from '../../src/language/ngrams.js';

const bucketsOf = (word: string) => [...ngramScratch.subarray(0, ngramsOf(word))];

describe('a word’s n-grams', () => {
  it.each([
    ['', 3],
    ['a', 6],
    ['abc', 15],
    ['abcde', 25],
  ])('of one to five letters with the borders: "%s" has %i', (word, count) => {
    expect(ngramsOf(word)).toBe(count);
  });

  it('lie in the table, whatever the word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (word) => {
        expect(bucketsOf(word).filter((bucket) => bucket < 0 || bucket >= ngramBuckets)).toEqual([]);
      }),
    );
  });

  it('of an endless word are those of its beginning', () => {
    expect(ngramsOf('a'.repeat(1_000_000))).toBe(ngramsOf('a'.repeat(40)));
    expect(bucketsOf('ab'.repeat(1000))).toEqual(bucketsOf('ab'.repeat(1001)));
  });

  it('tell a beginning from an end', () => {
    expect(bucketsOf('ab').toSorted()).not.toEqual(bucketsOf('ba').toSorted());
  });

  it('score the sum of their weights', () => {
    const weights = new Int8Array(ngramBuckets).fill(ngramScale / 2);
    expect(ngramScore(weights, 'abc')).toBe(7.5);
    weights.fill(0);
    weights[bucketsOf('roma')[0]!] = 2 * ngramScale;
    expect(ngramScore(weights, 'roma')).toBeGreaterThanOrEqual(2);
  });

  it('weigh one language against the mean of others', () => {
    const language = (weight: number) => new Int8Array(ngramBuckets).fill(weight * ngramScale);
    expect(ngramOdds(language(1), [language(2)], 'a')).toBe(6);
    expect(ngramOdds(language(0), [language(1), language(-3)], 'a')).toBe(-6);
  });
});
