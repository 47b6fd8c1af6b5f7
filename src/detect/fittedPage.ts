import type { PageWeights } from './page.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fittedPage: PageWeights = {
  intercept: { prose: 2.5, list: -0.198, sentence: 0.647, phrase: -0.737 },
  slope: { prose: 0.864, list: 0.882, sentence: 1.352, phrase: 1.198 },
  sure: 1.481,
  language: 2.804,
};
