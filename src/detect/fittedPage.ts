import type { PageWeights } from './page.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fittedPage: PageWeights = {
  intercept: { prose: 2.523, list: 0.015, sentence: 0.615, phrase: -0.501 },
  slope: { prose: 0.789, list: 0.882, sentence: 1.353, phrase: 1.333 },
  sure: 1.212,
  language: 2.985,
};
