/** Pairing captions with the paragraphs they belong to: terms to leads, leads to ties, ties to a ranked list. */
export { align, alignByMeaning, type AlignOptions } from './align.js';
export { EmbeddingError, type Embedder } from './embedding.js';
export { transformersEmbedder, defaultEmbeddingModel } from './transformersEmbedder.js';
export type { Anchors } from './place.js';
export { movedBy, type PairCandidate, type PairedFlag, type PairEvidence, type TieKind } from './pair.js';
export { featureNames, type FeatureName, type PairingWeights } from './features.js';
export { fitted as fittedPairing } from './fitted.js';
