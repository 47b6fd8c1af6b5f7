import { noneFeatureNames, spotFeatures, type PairingWeights } from '../features.js';

/** Where the fit begins and what it is held near: round values. */
export const initial: PairingWeights = {
  weights: {
    name: 1,
    number: 1,
    translation: 1.2,
    cognate: 0.9,
    section: 0.6,
    coverage: 2,
    length: 0,
    order: 0.5,
    habit: 4,
    embedding: 1,
    heading: -1.5,
    label: -0.8,
    host: 1.5,
    adjacent: 0.4,
    distance: -0.15,
    gap: -0.05,
    after: 0.3,
    pageHeading: -1.5,
    pageLabel: -0.8,
    brief: 0,
    pageHost: 4,
    pageTies: -0.2,
    cardTies: 0,
    away: -0.15,
    behind: 0.1,
    counterpart: 4,
    cardLength: 0,
    headingFirst: 0,
    tellingFirst: 0,
    ledText: 0,
    cardText: 0,
    cardBefore: 0,
    ...record(spotFeatures),
    'picture.text': 3,
    'label.text': 3,
  },
  none: { ...record(noneFeatureNames), constant: 0.8 },
};

function record<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}
