/**
 * Turns texts into vectors whose cosine says how alike their meanings are, whatever their language. Nothing of the
 * kind is part of this package: a person who wants one installs it and switches it on (`transformersEmbedder.ts`).
 */
export interface Embedder {
  /** Name of the model, for reports: another model gives other pairs. */
  readonly model: string;
  /** One vector a text, of length 1, all of one size. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

/** An embedder cannot be had; the message says what is missing and what to do. */
export class EmbeddingError extends Error {
  override readonly name = 'EmbeddingError';
}

/** Cosine of the vectors of a flag, by its index among the flags, and of a block. */
export type Similarity = (flag: number, block: number) => number;

/** The cosine of two vectors of length 1: from -1 to 1. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * How far each cosine stands above their mean, in standard deviations. Models differ in the range that their cosines
 * keep to (all above 0.7 with E5), so only their order and distance among the candidates of one caption say anything.
 */
export function standardised(cosines: readonly number[]): readonly number[] {
  const mean = cosines.reduce((sum, value) => sum + value, 0) / Math.max(1, cosines.length);
  const variance = cosines.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, cosines.length);
  const deviation = Math.sqrt(variance);
  return cosines.map((value) => (deviation < leastDeviation ? 0 : (value - mean) / deviation));
}

/** Cosines that differ by less are all the same. */
const leastDeviation = 1e-6;
