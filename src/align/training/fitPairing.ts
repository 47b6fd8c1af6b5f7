import { at, featureNames, type FeatureName, type PairingWeights } from '../features.js';
import type { CandidateSet } from '../score.js';
import { scoresOf, weightVector } from '../softmax.js';

/** A caption with its candidates and the place of the one that is right; null for none of them. */
export interface PairingExample {
  readonly candidates: CandidateSet;
  readonly gold: number | null;
  /** What an error on this example costs; 1 for an ordinary one. */
  readonly cost: number;
}

const rounds = 400;
const rate = 0.03;
/** How strongly the weights are held near their initial values, in examples. */
const strength = 300;
/**
 * Where a paragraph stands is not fitted: captions stand nearer to their text in our own documents than
 * elsewhere, and position is to break ties, not to decide.
 */
const held: ReadonlySet<string> = new Set([
  'page',
  'length',
  'host',
  'adjacent',
  'distance',
  'gap',
  'after',
  'next',
  'card',
  'order',
  'habit',
  'embedding',
  'heading',
  'label',
  'none',
]);

/** Fits the weights by conditional maximum likelihood (softmax regression) with a Gaussian prior, by Adam. Deterministic. */
export function fitPairing(examples: readonly PairingExample[], initial: PairingWeights): PairingWeights {
  const names = [...featureNames, 'none'] as const;
  const mean = names.map((name) => (name === 'none' ? initial.none : initial.weights[name]));
  const values = [...mean];
  const first = names.map(() => 0);
  const second = names.map(() => 0);
  for (let round = 1; round <= rounds; round++) {
    const gradient = gradientAt(examples, toWeights(values));
    names.forEach((name, k) => {
      if (held.has(name)) return;
      const slope = gradient[name] + strength * (values[k]! - mean[k]!);
      first[k] = 0.9 * first[k]! + 0.1 * slope;
      second[k] = 0.999 * second[k]! + 0.001 * slope ** 2;
      const step = first[k] / (1 - 0.9 ** round) / (Math.sqrt(second[k] / (1 - 0.999 ** round)) + 1e-8);
      values[k] = values[k]! - rate * (1 - round / (rounds + 1)) * step;
    });
  }
  return toWeights(values);
}

function toWeights(values: readonly number[]): PairingWeights {
  const weights = Object.fromEntries(featureNames.map((name, k) => [name, values[k]!])) as Record<
    FeatureName,
    number
  >;
  return { weights, none: values[featureNames.length]! };
}

function gradientAt(
  examples: readonly PairingExample[],
  weights: PairingWeights,
): Record<FeatureName | 'none', number> {
  const gradient = Object.fromEntries([...featureNames, 'none'].map((name) => [name, 0])) as Record<
    FeatureName | 'none',
    number
  >;
  const vector = weightVector(weights);
  for (const { candidates, gold, cost } of examples) {
    const { scores, none } = scoresOf(candidates, vector, weights.none);
    gradient.none += cost * (none - (gold === null ? 1 : 0));
    candidates.blocks.forEach((_, i) => {
      const error = cost * (scores[i]! - (gold === i ? 1 : 0));
      if (Math.abs(error) < 1e-9) return;
      for (const name of featureNames)
        gradient[name] += error * candidates.features[i * featureNames.length + at[name]]!;
    });
  }
  return gradient;
}
