/**
 * The terms of the pairing score; one weight each in `fitted.ts`.
 *
 * - `name`, `number`, `translation`, `cognate`: the ties of each kind, in nats; `section`: those of the heading
 *   over a paragraph that the paragraph itself lacks; `coverage`: the share of the caption that they explain;
 * - `page`: all ties again, against the block, where the caption does not stand between two paragraphs: on pages of
 *   cards words say less;
 * - `length`: ln of the block's words; `heading`, `label`: what it is, if not a paragraph;
 * - `host`: the flag stands in this block (against it where the block has little else); `adjacent`: the nearest
 *   paragraph on its side, `after` where it comes after the caption; `next`: the very next block, a label of several
 *   words; `card`: the text of the caption's card; `distance`, `gap`: ln of the paragraphs and of the blocks to it;
 * - `order`, `habit`: the pair would keep the order of those that a person settled, and stands as they do;
 * - `embedding`: how alike the meanings are, in standard deviations over the candidates, where a person has switched
 *   embeddings on (`embedding.ts`).
 */
export const featureNames = [
  'name',
  'number',
  'translation',
  'cognate',
  'section',
  'coverage',
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
] as const;
export type FeatureName = (typeof featureNames)[number];

/** The values of a candidate's features, each in its place (`at`). */
export type FeatureVector = Float64Array;

/** Where each feature stands in a vector. */
export const at = Object.fromEntries(featureNames.map((name, i) => [name, i])) as Readonly<
  Record<FeatureName, number>
>;

/** The weights of the pairing score, in nats a unit of the feature, and the logit of `none`. */
export interface PairingWeights {
  readonly weights: Readonly<Record<FeatureName, number>>;
  readonly none: number;
}
