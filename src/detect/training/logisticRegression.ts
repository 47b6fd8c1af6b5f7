/** An example: its features by index, what they do not explain, and whether it is positive. */
export interface Example {
  readonly indexes: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** Log-odds that are given, not fitted. */
  readonly offset: number;
  readonly positive: boolean;
  /** What an error on this example costs; 1 for an ordinary one. */
  readonly cost: number;
}

/** How a weight is held near where it began: half the squared distance times `strength` is added to the loss. */
export interface Prior {
  readonly mean: Float64Array;
  readonly strength: Float64Array;
}

const rounds = 1500;
const rate = 0.05;

/**
 * Binary logistic regression with a Gaussian prior on each weight, by full-batch Adam (Kingma and Ba 2015).
 * Deterministic.
 *
 * @param lowest weights are kept at or above this; -Infinity for free ones.
 */
export function fitLogistic(examples: readonly Example[], prior: Prior, lowest: Float64Array): Float64Array {
  const size = prior.mean.length;
  const weights = Float64Array.from(prior.mean);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  for (let round = 1; round <= rounds; round++) {
    const gradient = gradientAt(examples, weights, prior);
    for (let k = 0; k < size; k++) {
      first[k] = 0.9 * first[k]! + 0.1 * gradient[k]!;
      second[k] = 0.999 * second[k]! + 0.001 * gradient[k]! ** 2;
      const step = first[k]! / (1 - 0.9 ** round) / (Math.sqrt(second[k]! / (1 - 0.999 ** round)) + 1e-8);
      weights[k] = Math.max(lowest[k]!, weights[k]! - rate * (1 - round / (rounds + 1)) * step);
    }
  }
  return weights;
}

function gradientAt(examples: readonly Example[], weights: Float64Array, prior: Prior): Float64Array {
  const gradient = weights.map((weight, k) => prior.strength[k]! * (weight - prior.mean[k]!));
  for (const { indexes, values, offset, positive, cost } of examples) {
    let logit = offset;
    for (let i = 0; i < indexes.length; i++) logit += weights[indexes[i]!]! * values[i]!;
    const error = cost * (1 / (1 + Math.exp(-logit)) - (positive ? 1 : 0));
    for (let i = 0; i < indexes.length; i++) gradient[indexes[i]!]! += error * values[i]!;
  }
  return gradient;
}
