import { featureNames, type FeatureVector, type PairingWeights } from './features.js';
import type { CandidateSet } from './score.js';

/** The weights of the features, each in its place. */
export function weightVector({ weights }: PairingWeights): FeatureVector {
  return Float64Array.from(featureNames, (name) => weights[name]);
}

/** The logit of the `i`th candidate: the weighted sum of its features. */
export function logitOf({ features }: CandidateSet, i: number, weights: FeatureVector): number {
  const offset = i * weights.length;
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += weights[k]! * features[offset + k]!;
  return sum;
}

/** The probabilities, summing to 1, of each candidate and of `none`, whose logit is given: the softmax of their logits. */
export function scoresOf(
  candidates: CandidateSet,
  weights: FeatureVector,
  none: number,
): { readonly scores: readonly number[]; readonly none: number } {
  const logits = candidates.blocks.map((_, i) => logitOf(candidates, i, weights));
  const top = Math.max(none, ...logits);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - top), Math.exp(none - top));
  return {
    scores: logits.map((logit) => Math.exp(logit - top) / total),
    none: Math.exp(none - top) / total,
  };
}
