import {
  featureNames,
  freeFeatures,
  type FeatureName,
  type FeatureVector,
  type PairingWeights,
} from '../features.js';
import type { CandidateSet } from '../score.js';
import { sharesOf } from '../softmax.js';
import { Adam } from './adam.js';

/** A caption with its candidates and the place of the one that is right; null for none of them. */
export interface PairingExample {
  readonly candidates: CandidateSet;
  readonly gold: number | null;
  /** What an error on this example costs; 1 for an ordinary one. */
  readonly cost: number;
}

/** How strongly the weights of words, and those of places on a page, are held near their initial values, in examples. */
const strengthOfContent = 300;
const strengthOfPage = 2;
/**
 * Where a paragraph stands in running text is not fitted: captions stand nearer to their text in our own documents
 * than elsewhere, and position is to break ties there, not to decide.
 */
const fittedContent: ReadonlySet<FeatureName> = new Set<FeatureName>([
  ...(['name', 'number', 'translation', 'cognate', 'section', 'coverage'] as const),
]);

/**
 * Fits the weights by conditional maximum likelihood (softmax regression over the paragraphs of captions that have one)
 * with a Gaussian prior, by Adam. Deterministic.
 */
export function fitPairing(
  examples: readonly PairingExample[],
  initial: PairingWeights['weights'],
): PairingWeights['weights'] {
  const strengths = featureNames.map((name) => {
    if (fittedContent.has(name)) return strengthOfContent;
    return freeFeatures.includes(name) ? strengthOfPage : Infinity;
  });
  const mean = featureNames.map((name) => initial[name]);
  const values = new Adam(mean, strengths).run((current) => gradientAt(examples, Float64Array.from(current)));
  return Object.fromEntries(featureNames.map((name, k) => [name, values[k]!])) as Record<FeatureName, number>;
}

function gradientAt(examples: readonly PairingExample[], weights: FeatureVector): number[] {
  const gradient = featureNames.map(() => 0);
  for (const { candidates, gold, cost } of examples) {
    if (gold === null) continue;
    const { scores } = sharesOf(candidates, weights);
    for (let i = 0; i < scores.length; i++) {
      const error = cost * (scores[i]! - (gold === i ? 1 : 0));
      if (Math.abs(error) < 1e-9) continue;
      for (let k = 0; k < gradient.length; k++)
        gradient[k]! += error * candidates.features[i * featureNames.length + k]!;
    }
  }
  return gradient;
}
