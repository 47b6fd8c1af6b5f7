import { foldWord } from '../fold.js';
import type { Language } from '../languages.js';
import type { RankedLists } from './lists.js';

/**
 * Offset of the Zipf–Mandelbrot law (Mandelbrot 1953): frequency falls as 1 / (rank + offset), where 2.7 is the
 * classic value for running text. The lists have ranks and no counts.
 */
const mandelbrotOffset = 2.7;

/** Tokens of the encyclopedia's own page furniture, which head every list drawn from its dumps. */
const furniture = new Set([
  'doc',
  'id',
  'url',
  'title',
  'curid',
  'https',
  'http',
  'wiki',
  'wikipedia',
  'org',
]);

/** Relative frequency, 0 to 1, of each folded word of a language in running text. */
export function wordFrequencies(language: Language, lists: RankedLists): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const list of lists.words) {
    const words = list.map(foldWord).filter((word) => !/\d/.test(word) && !furniture.has(word));
    const total = words.reduce((sum, _, rank) => sum + 1 / (rank + mandelbrotOffset), 0);
    words.forEach((word, rank) => {
      const share = 1 / (rank + mandelbrotOffset) / total / lists.words.length;
      frequencies.set(word, (frequencies.get(word) ?? 0) + share);
    });
  }
  for (const [letter, perMille] of Object.entries(language.letters)) frequencies.set(letter, perMille / 1000);
  return frequencies;
}

/** The folded parts of every first and last name. */
export function listedNames(lists: RankedLists): Set<string> {
  const names = new Set<string>();
  for (const name of lists.names.flat()) {
    for (const part of foldWord(name).split(/[\s-]+/)) if (part.length > 1) names.add(part);
  }
  return names;
}
