/** What a caption outside running text is: a sentence, a label of a word or two, or else the words of a picture. */
export const captionKinds = ['picture', 'label', 'sentence'] as const;
/** One of them. */
export type CaptionKind = (typeof captionKinds)[number];

/** Where a block may stand from such a caption: its card's text, first line or another; before it, or above. */
const spots = ['text', 'first', 'rest', 'before', 'above'] as const;
type Spot = (typeof spots)[number];

/**
 * The terms of the pairing score; one weight each in `fitted.ts`.
 *
 * - `name`, `number`, `translation`, `cognate`: the ties of each kind, in nats; `section`: those of the heading
 *   over a paragraph that the paragraph itself lacks; `coverage`: the share of the caption that they explain;
 * - `length`: ln of the block's words;
 * - `order`, `habit`: the pair would keep the order of those that a person settled, and stands as they do;
 * - `embedding`: how alike the meanings are, in standard deviations over the candidates, where a person has switched
 *   embeddings on (`embedding.ts`).
 */
const contentFeatures = [
  'name',
  'number',
  'translation',
  'cognate',
  'section',
  'coverage',
  'length',
  'order',
  'habit',
  'embedding',
] as const;

/**
 * Of a caption in running text: `heading`, `label`: what the block is, if not a paragraph; `host`: the flag stands in
 * this block (against it where the block has little else); `adjacent`: the nearest paragraph on its side, `after`
 * where it comes after the caption; `distance`, `gap`: ln of the paragraphs and of the blocks to it.
 */
const proseFeatures = ['heading', 'label', 'host', 'adjacent', 'distance', 'gap', 'after'] as const;

/**
 * Of any other caption, beside its `spots`: what the block is (`pageHeading`, `pageLabel`, `brief`), `pageHost`;
 * `pageTies`, `cardTies`: all ties again, on any page and the more it is one of cards; `away`: ln of the blocks to it;
 * `behind`: it comes after the caption; `counterpart`: it stands where the caption does in another version of the
 * lines; `cardLength`: ln of the words of a line of the card; `headingFirst`, `tellingFirst`: the very next block is a
 * heading, one of some words after a label; `ledText`: the card's text where a heading follows the caption, `cardText`
 * and `cardBefore`: that and what stands before, the more the page is one of cards.
 */
const pageFeatures = [
  ...(['pageHeading', 'pageLabel', 'brief', 'pageHost', 'pageTies', 'cardTies', 'away', 'behind'] as const),
  ...(['counterpart', 'cardLength', 'headingFirst', 'tellingFirst', 'ledText', 'cardText'] as const),
  'cardBefore',
] as const;

/** Whether a block stands in a spot of a caption of a kind. */
export const spotFeatures = captionKinds.flatMap((kind) =>
  spots.map((spot): `${CaptionKind}.${Spot}` => `${kind}.${spot}`),
);

/** The features of places on a page, which are fitted freely; our pages have too few of the other two. */
export const freeFeatures: readonly FeatureName[] = [
  ...pageFeatures.filter((name) => name !== 'counterpart' && name !== 'pageHost'),
  ...spotFeatures,
];

/** The name of a feature of a candidate. */
export type FeatureName =
  | (typeof contentFeatures)[number]
  | (typeof proseFeatures)[number]
  | (typeof pageFeatures)[number]
  | `${CaptionKind}.${Spot}`;

/** All of them, in the order of a vector. */
export const featureNames: readonly FeatureName[] = [
  ...contentFeatures,
  ...proseFeatures,
  ...pageFeatures,
  ...spotFeatures,
];

/** The values of a candidate's features, each in its place (`at`). */
export type FeatureVector = Float64Array;

/** Where each feature stands in a vector. */
export const at = Object.fromEntries(featureNames.map((name, i) => [name, i])) as Readonly<
  Record<FeatureName, number>
>;

/**
 * What the logit of `none` is linear in: 1; the log of the summed exponentials of the candidates' logits; what the best
 * ties are worth; ln of the caption's words; whether it is a label, a sentence, in running text; whether the nearest
 * block after it is a paragraph, or it has none; whether a heading follows; how far the page is one of cards; ln of the
 * words of the card's text; the share of short lines and captions among the blocks around it;
 * ln of the document's blocks, and which share of them is no text or in another language, which paragraphs.
 */
export const noneFeatureNames = [
  ...(['constant', 'strength', 'ties', 'words', 'label', 'sentence', 'prose'] as const),
  ...(['paragraph', 'nothing', 'leads', 'cards', 'cardLength', 'company'] as const),
  ...(['size', 'foreign', 'texts'] as const),
] as const;
/** One of them. */
export type NoneFeatureName = (typeof noneFeatureNames)[number];
/** Their weights, in nats a unit of the feature. */
export type NoneWeights = Readonly<Record<NoneFeatureName, number>>;

/** The weights of the pairing score, in nats a unit of the feature, and those of `none`. */
export interface PairingWeights {
  readonly weights: Readonly<Record<FeatureName, number>>;
  readonly none: NoneWeights;
}
