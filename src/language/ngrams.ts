/**
 * Character n-grams (1 to 5, with word boundaries) as hashed features of a linear model: one weight a bucket
 * and language ("feature hashing", Weinberger et al. 2009). It judges the words that no list has.
 */

/** Buckets of the hash; a power of two. */
export const ngramBuckets = 1 << 17;
/** Weights lie within ±4 nats; steps of 1/32 keep them in a signed byte. */
export const ngramScale = 32;
const longestNgram = 5;
const boundary = 0x5f;

/** Longer words are judged by this many of their first letters: a line without spaces must not cost its square. */
const longestWord = 40;

/** Scratch space for the buckets of one word: (longestWord + 2) starts, up to five lengths each. */
export const ngramScratch = new Int32Array((longestWord + 2) * longestNgram);
const codes = new Int32Array(longestWord + 2);

/** Writes the buckets of the word's n-grams to `ngramScratch` and answers how many there are. */
export function ngramsOf(folded: string): number {
  const length = Math.min(folded.length, longestWord);
  codes[0] = boundary;
  for (let i = 0; i < length; i++) codes[i + 1] = folded.charCodeAt(i);
  codes[length + 1] = boundary;
  let count = 0;
  for (let start = 0; start < length + 2; start++) {
    let hash = 0x1b873593;
    const end = Math.min(start + longestNgram, length + 2);
    for (let i = start; i < end; i++) {
      hash = Math.imul(hash ^ codes[i]!, 0xcc9e2d51);
      hash = (hash << 15) | (hash >>> 17);
      ngramScratch[count++] = (hash ^ (hash >>> 11)) & (ngramBuckets - 1);
    }
  }
  return count;
}

/** The linear model's score of a folded word in one language: the sum of its n-grams' weights, in nats. */
export function ngramScore(weights: Int8Array, folded: string): number {
  return sumOf(weights, ngramsOf(folded)) / ngramScale;
}

/** A folded word's score in the languages of `strays`, on average, less that in the main one, in nats. */
export function ngramOdds(main: Int8Array, strays: readonly Int8Array[], folded: string): number {
  const count = ngramsOf(folded);
  let sum = 0;
  for (const stray of strays) sum += sumOf(stray, count);
  return (sum / strays.length - sumOf(main, count)) / ngramScale;
}

/** The weights of the first `count` buckets in the scratch space, added up. */
function sumOf(weights: Int8Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += weights[ngramScratch[i]!]!;
  return sum;
}
