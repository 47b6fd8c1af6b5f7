import { featureNames, type PairingWeights } from './features.js';
import type { Candidate } from './score.js';

/** A candidate's logit: the weighted sum of its features. */
export function logitOf(candidate: Candidate, { weights }: PairingWeights): number {
  return featureNames.reduce((sum, name) => sum + weights[name] * candidate.features[name], 0);
}

/** The probabilities, summing to 1, of each candidate and of `none`: the softmax of their logits. */
export function scoresOf(
  candidates: readonly Candidate[],
  pairing: PairingWeights,
): { readonly scores: readonly number[]; readonly none: number } {
  const logits = candidates.map((candidate) => logitOf(candidate, pairing));
  const top = Math.max(pairing.none, ...logits);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - top), Math.exp(pairing.none - top));
  return {
    scores: logits.map((logit) => Math.exp(logit - top) / total),
    none: Math.exp(pairing.none - top) / total,
  };
}
