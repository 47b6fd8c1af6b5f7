import type { PairingWeights } from './features.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fitted: PairingWeights = {
  weights: {
    name: 0.934,
    number: 0.951,
    translation: 1.001,
    cognate: 0.843,
    section: 0.544,
    coverage: 1.953,
    page: -0.2,
    length: 0,
    host: 1.5,
    adjacent: 0.4,
    distance: -0.15,
    gap: -0.05,
    after: 0.3,
    next: 1.5,
    card: 3,
    order: 0.5,
    habit: 4,
    embedding: 1,
    heading: -1.5,
    label: -0.8,
  },
  none: 0.8,
};
