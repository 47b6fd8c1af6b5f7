/** Beginnings of words stand for their inflections. */
const rootLength = 6;

/** The root of a word in lower case, as the reading model knows words. */
export function rootOf(word: string): string {
  return word.slice(0, rootLength);
}
