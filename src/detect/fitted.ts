import type { Parameters } from './parameters.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fitted: Parameters = {
  classes: [
    { list: 0.67, skewedList: 0.442, oneSidedList: 0.882, oneSided: 0.273, listedNgrams: 0.755, unlistedNgrams: 0.826 },
    { list: 0.625, skewedList: 0.639, oneSidedList: 0.524, oneSided: 1.245, listedNgrams: 0.758, unlistedNgrams: 0.756 },
    { list: 0, skewedList: 0.209, oneSidedList: 0.237, oneSided: 0.2, listedNgrams: 0.094, unlistedNgrams: 0.063 },
    { list: 0, skewedList: 0.025, oneSidedList: 0.48, oneSided: 0.261, listedNgrams: 0.034, unlistedNgrams: 0.717 },
    { list: 0.086, skewedList: 0.293, oneSidedList: 0.333, oneSided: 0, listedNgrams: 0, unlistedNgrams: 0 },
    { list: 0.444, skewedList: 0.191, oneSidedList: 0.131, oneSided: 0.031, listedNgrams: 0.161, unlistedNgrams: 0 },
    { list: 0.241, skewedList: 0.289, oneSidedList: 0.445, oneSided: 1.008, listedNgrams: 0.644, unlistedNgrams: 0.702 },
    { list: 0.341, skewedList: 0.027, oneSidedList: 0.55, oneSided: 0.66, listedNgrams: 1.316, unlistedNgrams: 1.795 },
  ],
  prior: { paragraph: -0.118, short: -0.468, wordless: -1.758 },
  change: { sentence: 4, punctuation: 6, capital: 6, plain: 8 },
};
