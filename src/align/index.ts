/** Pairing captions with the paragraphs they belong to: terms to leads, leads to ties, ties to a ranked list. */
export { align } from './align.js';
export type { PairCandidate, PairedFlag, PairEvidence, TieKind } from './pair.js';
export { featureNames, type FeatureName, type PairingWeights } from './features.js';
export { fitted as fittedPairing } from './fitted.js';
