import { ngramBuckets, ngramScratch, ngramsOf } from '../ngrams.js';

/** A word type with how likely each language is to have it, in the order of the language registry; sums to 1. */
export interface NgramExample {
  readonly word: string;
  readonly target: Float64Array;
}

const epochs = 6;
const firstStep = 0.35;
/** A word that is this well known teaches nothing more. */
const negligibleGradient = 1e-4;
/** L2 penalty a step, which keeps the weights of rare n-grams near zero. */
const decay = 2e-6;

/**
 * Multinomial logistic regression over hashed character n-grams (softmax, AdaGrad: Duchi, Hazan and Singer
 * 2011), one output a language. Words are visited in a fixed pseudo-random order: the same lists give the same
 * weights.
 *
 * @returns weights, language-major: `weights[language * ngramBuckets + bucket]`, in nats.
 */
export function trainNgrams(examples: readonly NgramExample[], languages: number): Float32Array {
  // While training, the languages of a bucket lie side by side: one line of the processor's cache each.
  const weights = new Float32Array(languages * ngramBuckets);
  const squares = new Float32Array(languages * ngramBuckets);
  const scores = new Float64Array(languages);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of visitingOrder(examples.length, epoch)) {
      const { word, target } = examples[index]!;
      const count = ngramsOf(word);
      softmax(weights, count, scores);
      step(weights, squares, count, scores, target);
    }
  }
  return byLanguage(weights, languages);
}

function softmax(weights: Float32Array, count: number, scores: Float64Array): void {
  scores.fill(0);
  for (let i = 0; i < count; i++) {
    const base = ngramScratch[i]! * scores.length;
    for (let language = 0; language < scores.length; language++)
      scores[language]! += weights[base + language]!;
  }
  const top = Math.max(...scores);
  let total = 0;
  for (let language = 0; language < scores.length; language++) {
    total += scores[language] = Math.exp(scores[language]! - top);
  }
  for (let language = 0; language < scores.length; language++) scores[language]! /= total;
}

function step(
  weights: Float32Array,
  squares: Float32Array,
  count: number,
  scores: Float64Array,
  target: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    const base = ngramScratch[i]! * scores.length;
    for (let language = 0; language < scores.length; language++) {
      const gradient = scores[language]! - target[language]!;
      if (Math.abs(gradient) <= negligibleGradient) continue;
      const at = base + language;
      const slope = gradient + decay * weights[at]!;
      squares[at]! += slope * slope;
      weights[at]! -= (firstStep * slope) / Math.sqrt(squares[at]! + 1);
    }
  }
}

function byLanguage(weights: Float32Array, languages: number): Float32Array {
  const result = new Float32Array(weights.length);
  for (let bucket = 0; bucket < ngramBuckets; bucket++) {
    for (let language = 0; language < languages; language++) {
      result[language * ngramBuckets + bucket] = weights[bucket * languages + language]!;
    }
  }
  return result;
}

/** A permutation of 0…count-1 that depends on the epoch alone: steps of a stride that shares no factor with the count. */
function* visitingOrder(count: number, epoch: number): Generator<number> {
  let stride = Math.floor(count * 0.6180339887) + epoch * 101;
  while (greatestCommonDivisor(stride, count) !== 1) stride++;
  for (let i = 0, at = epoch; i < count; i++, at = (at + stride) % count) yield at % count;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
