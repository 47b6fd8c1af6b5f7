/**
 * Words are looked up by a 64-bit hash in two halves, never by their letters: a table of typed arrays loads in
 * a millisecond and costs no allocation per token. With 2^18 words the chance that a word outside the table
 * meets another's hash is below 2^-32 per look-up.
 *
 * Both halves are computed letter by letter (FNV-1a, Fowler, Noll and Vo, with two bases and primes), so that
 * a tokeniser can keep them while it reads.
 */
export const firstSeed = 0x811c9dc5 | 0;
export const secondSeed = 0x2f0b4c47 | 0;

/** Adds a folded code unit to the first half. */
export function extendFirst(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** Adds a folded code unit to the second half. */
export function extendSecond(hash: number, code: number): number {
  return Math.imul((hash << 5) ^ (hash >>> 27) ^ code, 0x9e3779b1);
}

/** Spreads a finished first half over the low bits that index a table. */
export function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** Both halves of a folded word's hash, the first one finished. */
export function hashWord(word: string): readonly [number, number] {
  let first = firstSeed;
  let second = secondSeed;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    first = extendFirst(first, code);
    second = extendSecond(second, code);
  }
  return [finish(first), second >>> 0];
}
