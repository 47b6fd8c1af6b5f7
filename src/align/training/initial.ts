import type { PairingWeights } from '../features.js';

/** Where the fit begins and what it is held near: round values. */
export const initial: PairingWeights = {
  weights: {
    name: 1,
    number: 1,
    translation: 1.2,
    cognate: 0.9,
    section: 0.6,
    coverage: 2,
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
