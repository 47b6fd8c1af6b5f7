import type { Parameters } from './parameters.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fitted: Parameters = {
  classes: [
    { list: 0.726, skewedList: 0.444, oneSidedList: 0.898, oneSided: 0.296, listedNgrams: 0.767, unlistedNgrams: 0.93 },
    { list: 0.612, skewedList: 0.709, oneSidedList: 0.567, oneSided: 1.301, listedNgrams: 0.733, unlistedNgrams: 0.766 },
    { list: 0, skewedList: 0.184, oneSidedList: 0.108, oneSided: 0.193, listedNgrams: 0.172, unlistedNgrams: 0.121 },
    { list: 0.054, skewedList: 0, oneSidedList: 0, oneSided: 0.319, listedNgrams: 0.109, unlistedNgrams: 0.723 },
    { list: 0.004, skewedList: 0.334, oneSidedList: 0.34, oneSided: 0, listedNgrams: 0, unlistedNgrams: 0 },
    { list: 0.442, skewedList: 0.195, oneSidedList: 0.143, oneSided: 0.043, listedNgrams: 0.18, unlistedNgrams: 0 },
    { list: 0.182, skewedList: 0.331, oneSidedList: 0.454, oneSided: 1.018, listedNgrams: 0.78, unlistedNgrams: 0.705 },
    { list: 0.234, skewedList: 0.048, oneSidedList: 0.336, oneSided: 0.694, listedNgrams: 1.373, unlistedNgrams: 1.732 },
  ],
  prior: { paragraph: -0.132, short: -0.777, wordless: -1.75 },
  change: { sentence: 2, punctuation: 4, capital: 8, plain: 6 },
};
