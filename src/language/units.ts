import { hashWord } from './hash.js';

/** Symbols of units (SI, Resolution 1 of the 26th CGPM, and what people write beside it); folded, no language has them. */
const symbols =
  'h min s km m dm cm mm mi ft kg hg g mg q t l dl cl ml hl ha mq mc kw kwh hp cv mhz ghz kb mb gb px';

const hashes = new Set(symbols.split(' ').map((symbol) => hashWord(symbol)[0]));

/** Longer words are no symbols of units. */
export const longestUnit = 3;

/** Whether a word is the symbol of a unit, by the first half of its hash. */
export function isUnitSymbol(first: number): boolean {
  return hashes.has(first);
}
