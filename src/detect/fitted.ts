import type { Parameters } from './parameters.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fitted: Parameters = {
  classes: [
    { list: 0.736, skewedList: 0.429, oneSidedList: 0.941, oneSided: 0.27, listedNgrams: 0.739, unlistedNgrams: 0.928 },
    { list: 0.603, skewedList: 0.67, oneSidedList: 0.592, oneSided: 1.283, listedNgrams: 0.721, unlistedNgrams: 0.763 },
    { list: 0, skewedList: 0.187, oneSidedList: 0.11, oneSided: 0.193, listedNgrams: 0.17, unlistedNgrams: 0.12 },
    { list: 0.052, skewedList: 0, oneSidedList: 0, oneSided: 0.312, listedNgrams: 0.11, unlistedNgrams: 0.722 },
    { list: 0.005, skewedList: 0.332, oneSidedList: 0.34, oneSided: 0, listedNgrams: 0, unlistedNgrams: 0 },
    { list: 0.456, skewedList: 0.188, oneSidedList: 0.143, oneSided: 0.043, listedNgrams: 0.169, unlistedNgrams: 0 },
    { list: 0.184, skewedList: 0.331, oneSidedList: 0.456, oneSided: 1.019, listedNgrams: 0.777, unlistedNgrams: 0.705 },
    { list: 0.236, skewedList: 0.046, oneSidedList: 0.333, oneSided: 0.694, listedNgrams: 1.376, unlistedNgrams: 1.733 },
  ],
  prior: { paragraph: -0.133, short: -0.794, wordless: -1.754 },
  change: { sentence: 3, punctuation: 5, capital: 8, plain: 7 },
};
