import fc from 'fast-check';
import {
  extendFirst,
  extendSecond,
  finish,
  firstSeed,
  hashWord,
  secondSeed,
} from '../../src/language/hash.js';

describe('a word’s hash', () => {
  it('is the same letter by letter as at once', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        let first = firstSeed;
        let second = secondSeed;
        for (let i = 0; i < word.length; i++) {
          first = extendFirst(first, word.charCodeAt(i));
          second = extendSecond(second, word.charCodeAt(i));
        }
        expect([finish(first), second >>> 0]).toEqual(hashWord(word));
      }),
    );
  });

  it('tells all words of four letters apart', () => {
    const letters = Array.from('abcdeilnorst');
    const pairs = letters.flatMap((a) => letters.map((b) => a + b));
    const four = pairs.flatMap((a) => pairs.map((b) => a + b));
    expect(new Set(four.map((word) => hashWord(word).join(' '))).size).toBe(four.length);
  });

  it('depends on the order of the letters in both halves', () => {
    const [first, second] = hashWord('roma');
    const [otherFirst, otherSecond] = hashWord('amor');
    expect(first).not.toBe(otherFirst);
    expect(second).not.toBe(otherSecond);
  });
});
