import { featureNames, type FeatureVector, type NoneWeights, type PairingWeights } from './features.js';
import { noneLogit } from './none.js';
import type { CandidateSet } from './score.js';

/** The weights of the features, each in its place. */
export function weightVector({ weights }: Pick<PairingWeights, 'weights'>): FeatureVector {
  return Float64Array.from(featureNames, (name) => weights[name]);
}

/** The logit of the `i`th candidate: the weighted sum of its features. */
export function logitOf({ features }: CandidateSet, i: number, weights: FeatureVector): number {
  const offset = i * weights.length;
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += weights[k]! * features[offset + k]!;
  return sum;
}

/** The probabilities, summing to 1, of each candidate and of `none`: the softmax of their logits. */
export function scoresOf(
  candidates: CandidateSet,
  weights: FeatureVector,
  noneWeights: NoneWeights,
): { readonly scores: readonly number[]; readonly none: number } {
  const { scores, strength } = sharesOf(candidates, weights);
  if (scores.length === 0) return { scores, none: 1 };
  const none = 1 / (1 + Math.exp(strength - noneLogit(candidates.caption, strength, noneWeights)));
  return { scores: scores.map((score) => score * (1 - none)), none };
}

/** The probabilities of the candidates if one of them is right, and the log of the summed exponentials of their logits. */
export function sharesOf(
  candidates: CandidateSet,
  weights: FeatureVector,
): { readonly scores: readonly number[]; readonly strength: number } {
  const logits = candidates.blocks.map((_, i) => logitOf(candidates, i, weights));
  const top = Math.max(...logits);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0);
  return {
    scores: logits.map((logit) => Math.exp(logit - top) / total),
    strength: top + Math.log(total),
  };
}
