import type { PageWeights } from './page.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fittedPage: PageWeights = {
  intercept: { prose: 2.5, list: -0.199, sentence: 0.647, phrase: -0.744 },
  slope: { prose: 0.864, list: 0.882, sentence: 1.352, phrase: 1.199 },
  sure: 1.482,
  language: 2.802,
};
