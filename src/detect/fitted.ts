import type { Parameters } from './parameters.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fitted: Parameters = {
  classes: [
    {
      list: 0.521,
      skewedList: 0.54,
      oneSidedList: 0.768,
      oneSided: 0.487,
      listedNgrams: 0.758,
      unlistedNgrams: 0.752,
    },
    {
      list: 0.6,
      skewedList: 0.455,
      oneSidedList: 0.543,
      oneSided: 1.148,
      listedNgrams: 0.757,
      unlistedNgrams: 0.679,
    },
    {
      list: 0,
      skewedList: 0.18,
      oneSidedList: 0.174,
      oneSided: 0.213,
      listedNgrams: 0.17,
      unlistedNgrams: 0.169,
    },
    {
      list: 0.003,
      skewedList: 0.014,
      oneSidedList: 0.448,
      oneSided: 0.21,
      listedNgrams: 0,
      unlistedNgrams: 0.446,
    },
    { list: 0.09, skewedList: 0.183, oneSidedList: 0.322, oneSided: 0, listedNgrams: 0, unlistedNgrams: 0 },
    {
      list: 0.416,
      skewedList: 0.174,
      oneSidedList: 0.127,
      oneSided: 0.027,
      listedNgrams: 0.149,
      unlistedNgrams: 0,
    },
    {
      list: 0.293,
      skewedList: 0.252,
      oneSidedList: 0.456,
      oneSided: 1.039,
      listedNgrams: 0.592,
      unlistedNgrams: 0.69,
    },
    {
      list: 0.365,
      skewedList: 0.029,
      oneSidedList: 0.658,
      oneSided: 0.589,
      listedNgrams: 1.117,
      unlistedNgrams: 1.73,
    },
  ],
  prior: { paragraph: -0.079, short: -0.526, wordless: -1.891 },
  change: { sentence: 4, punctuation: 6, capital: 6, plain: 8 },
};
