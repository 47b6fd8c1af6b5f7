import type { Flag } from '../detect/index.js';
import { textOf, type BlockRole, type Document } from '../document/index.js';
import type { Settings } from '../settings.js';
import { cosine, standardised, type Embedder, type Similarity } from './embedding.js';
import { evidenceOf } from './evidence.js';
import { at, featureNames, type PairingWeights } from './features.js';
import { fitted } from './fitted.js';
import { italianEnglish, type Lexicon } from './lexicon.js';
import type { PairCandidate, PairedFlag } from './pair.js';
import type { Anchors } from './place.js';
import { ParagraphIndex } from './paragraphIndex.js';
import { Candidates, type CandidateSet } from './score.js';
import { logitOf, scoresOf, weightVector } from './softmax.js';
import { stemEnglish, type Stem } from './stem.js';

/** This many other paragraphs are answered beside the best one. */
const alternativesGiven = 3;

/** A pair is given up where none is likelier than the best, and so likely: a right one that is lost costs more. */
const sureNone = 0.9;

/** The languages that a pairing is between. */
type Languages = Pick<Settings, 'main' | 'stray'>;

/** What pairing may go by beside the text. */
export interface AlignOptions {
  /** The weights of the score; the fitted ones by default. */
  readonly pairing?: PairingWeights | undefined;
  /** What a person has settled: the other captions are paired with an eye to it. */
  readonly anchors?: Anchors | undefined;
  /** How alike in meaning a flag and a block are; without it the words alone say. */
  readonly similarity?: Similarity | undefined;
}

/**
 * Pairs each flag with the paragraph it belongs to.
 *
 * @param flags in order of `start`.
 * @returns the same flags, each with its pair (null where `none` is likelier than any paragraph, and surely so) and the
 *   next best ones.
 */
export function align(
  document: Document,
  flags: readonly Flag[],
  settings: Languages,
  { pairing = fitted, anchors = noAnchors, similarity }: AlignOptions = {},
): readonly PairedFlag[] {
  if (flags.length === 0) return [];
  const candidates = candidatesIn(document, flags, settings, anchors);
  const weights = weightVector(pairing);
  return flags.map((flag, i) => {
    const own = candidates.of(flag);
    if (similarity) addEmbedding(own, (block) => similarity(i, block));
    const { scores, none } = scoresOf(own, weights, pairing.none);
    const ranked = bestOf(scores, alternativesGiven + 1).map((place): PairCandidate => {
      const block = own.blocks[place]!;
      const { start, end } = document.blocks[block]!;
      const logit = logitOf(own, place, weights);
      const evidence = evidenceOf(document, flag, block, candidates.tiesOf(block), logit, weights);
      return { start, end, score: scores[place]!, evidence, block };
    });
    const isPaired = ranked[0] !== undefined && (ranked[0].score > none || none < sureNone);
    return {
      ...flag,
      pair: isPaired ? ranked[0]! : null,
      alternatives: isPaired ? ranked.slice(1) : ranked.slice(0, alternativesGiven),
    };
  });
}

/** The places of the `count` highest scores, best first; of equal ones the first. */
function bestOf(scores: readonly number[], count: number): readonly number[] {
  return Array.from(scores.keys())
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, count);
}

/**
 * The same with the help of sentence embeddings, of the captions and their candidates alone.
 *
 * @throws EmbeddingError where the model fails.
 */
export async function alignByMeaning(
  document: Document,
  flags: readonly Flag[],
  settings: Languages,
  embedder: Embedder,
  options: AlignOptions = {},
): Promise<readonly PairedFlag[]> {
  if (flags.length === 0) return [];
  const candidates = candidatesIn(document, flags, settings);
  const blocks = [...new Set(flags.flatMap((flag) => candidates.of(flag).blocks))];
  const texts = blocks.map((block) => textOf(document, document.blocks[block]!));
  const vectors = await embedder.embed([...flags.map(({ text }) => text), ...texts]);
  const vectorOf = new Map(blocks.map((block, i) => [block, vectors[flags.length + i]!]));
  const similarity: Similarity = (flag, block) => cosine(vectors[flag]!, vectorOf.get(block)!);
  return align(document, flags, settings, { ...options, similarity });
}

function addEmbedding({ blocks, features }: CandidateSet, similarityOf: (block: number) => number): void {
  standardised(blocks.map(similarityOf)).forEach((value, i) => {
    features[i * featureNames.length + at.embedding] = value;
  });
}

const noAnchors: Anchors = new Map();

/** What finds the candidates of a document's flags. */
export function candidatesIn(
  document: Document,
  flags: readonly Flag[],
  settings: Languages,
  anchors: Anchors = noAnchors,
): Candidates {
  const index = paragraphIndex(document, flags, settings.main);
  return new Candidates(document, index, anchors, lexiconFor(settings), flags);
}

/** What a page says about its pictures, its controls and itself is no text that a caption could belong to. */
const rolesBesideText: ReadonlySet<BlockRole> = new Set<BlockRole>([
  ...(['alt', 'title', 'description', 'link'] as const),
  ...(['button', 'label', 'code'] as const),
]);

/** Blocks that are flagged as a whole are captions, never paragraphs. */
function paragraphIndex(document: Document, flags: readonly Flag[], main: string): ParagraphIndex {
  const captions = new Set(flags.filter((flag) => flag.scope === 'block').map((flag) => flag.block));
  const blocks = Int32Array.from(document.blocks.keys()).filter(
    (index) => !captions.has(index) && !rolesBesideText.has(document.blocks[index]!.role),
  );
  return new ParagraphIndex(document, blocks, stemmerFor(main), main);
}

function lexiconFor({ main, stray }: Pick<Settings, 'main' | 'stray'>): Lexicon | null {
  return main === 'en' && (stray === 'it' || stray === 'any') ? italianEnglish() : null;
}

/** Languages without a stemmer here are matched word by word. */
function stemmerFor(language: string): Stem {
  return language === 'en' ? stemEnglish : (word) => word;
}
