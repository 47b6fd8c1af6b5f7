import {
  noneFeatureNames,
  type NoneFeatureName,
  type NoneWeights,
  type PairingWeights,
} from '../features.js';
import { sharesOf, weightVector } from '../softmax.js';
import { Adam } from './adam.js';
import type { PairingExample } from './fitPairing.js';

/** How strongly the weights are held near their initial values, in examples. */
const strength = 3;

/**
 * Fits how likely a caption has no paragraph, by logistic regression on every caption at its cost, the weights of the pairs given.
 * Deterministic.
 */
export function fitNone(
  examples: readonly PairingExample[],
  weights: PairingWeights['weights'],
  initial: NoneWeights,
): NoneWeights {
  const vector = weightVector({ weights });
  const rows = examples
    .filter(({ candidates }) => candidates.blocks.length > 0)
    .map(({ candidates, gold, cost }) => {
      const { strength: summed } = sharesOf(candidates, vector);
      const features = noneFeatureNames.map((name) =>
        name === 'strength' ? summed : candidates.caption[name],
      );
      return { features, summed, isNone: gold === null, cost };
    });
  const mean = noneFeatureNames.map((name) => initial[name]);
  const values = new Adam(
    mean,
    mean.map(() => strength),
  ).run((current) => {
    const gradient = current.map(() => 0);
    for (const { features, summed, isNone, cost } of rows) {
      const logit = features.reduce((sum, value, k) => sum + value * current[k]!, -summed);
      const error = cost * (1 / (1 + Math.exp(-logit)) - (isNone ? 1 : 0));
      features.forEach((value, k) => (gradient[k]! += error * value));
    }
    return gradient;
  });
  return Object.fromEntries(noneFeatureNames.map((name, k) => [name, values[k]!])) as Record<
    NoneFeatureName,
    number
  >;
}
