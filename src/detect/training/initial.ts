import type { Parameters } from '../parameters.js';

/**
 * Where the fit begins and what it is held near: round values that say no more than that words count in full,
 * capitalised ones less, and names hardly. The costs of changing the language are where
 * `fitChange.ts` begins.
 */
export const initial: Parameters = {
  classes: [
    { list: 0.6, skewedList: 0.2, oneSidedList: 0.4, oneSided: 1, listedNgrams: 0.4, unlistedNgrams: 0.8 },
    { list: 0.5, skewedList: 0.2, oneSidedList: 0.3, oneSided: 1, listedNgrams: 0.3, unlistedNgrams: 0.6 },
    { list: 0.1, skewedList: 0, oneSidedList: 0.1, oneSided: 0, listedNgrams: 0, unlistedNgrams: 0 },
    { list: 0.1, skewedList: 0, oneSidedList: 0.1, oneSided: 0, listedNgrams: 0, unlistedNgrams: 0 },
    { list: 0, skewedList: 0, oneSidedList: 0, oneSided: 0, listedNgrams: 0, unlistedNgrams: 0 },
    { list: 0.1, skewedList: 0, oneSidedList: 0.1, oneSided: 0, listedNgrams: 0, unlistedNgrams: 0 },
    { list: 0.5, skewedList: 0.2, oneSidedList: 0.3, oneSided: 1, listedNgrams: 0.3, unlistedNgrams: 0.6 },
    { list: 0.2, skewedList: 0, oneSidedList: 0.1, oneSided: 0, listedNgrams: 0, unlistedNgrams: 0 },
  ],
  prior: { paragraph: -1, short: -1, wordless: -3 },
  change: { sentence: 4, punctuation: 6, capital: 6, plain: 8 },
};
