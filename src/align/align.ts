import type { Flag } from '../detect/index.js';
import { textOf, type BlockRole, type Document } from '../document/index.js';
import type { Settings } from '../settings.js';
import { captionTerms } from './captionTerms.js';
import { cosine, standardised, type Embedder, type Similarity } from './embedding.js';
import type { PairingWeights } from './features.js';
import { fitted } from './fitted.js';
import { italianEnglish, type Lexicon } from './lexicon.js';
import type { PairCandidate, PairedFlag, PairEvidence } from './pair.js';
import type { Anchors } from './place.js';
import { ParagraphIndex } from './paragraphIndex.js';
import { candidatesOf, type Candidate } from './score.js';
import { logitOf, scoresOf } from './softmax.js';
import { stemEnglish, type Stem } from './stem.js';

/** This many other paragraphs are answered beside the best one. */
const alternativesGiven = 3;
/** Ties below this weight, in nats, are too slight to show. */
const slightest = 0.15;

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
 * @returns the same flags, each with its pair (null where `none` is likelier than any paragraph) and the
 *   next best ones.
 */
export function align(
  document: Document,
  flags: readonly Flag[],
  settings: Languages,
  { pairing = fitted, anchors = noAnchors, similarity }: AlignOptions = {},
): readonly PairedFlag[] {
  if (flags.length === 0) return [];
  const candidates = candidatesOfFlags(document, flags, settings, anchors);
  return flags.map((flag, i) => {
    const own = similarity ? withEmbedding(candidates[i]!, i, similarity) : candidates[i]!;
    return pairFlag(document, flag, own, pairing);
  });
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
  const candidates = candidatesOfFlags(document, flags, settings, options.anchors);
  const blocks = [...new Set(candidates.flatMap((own) => own.map(({ block }) => block)))];
  const texts = blocks.map((block) => textOf(document, document.blocks[block]!));
  const vectors = await embedder.embed([...flags.map(({ text }) => text), ...texts]);
  const vectorOf = new Map(blocks.map((block, i) => [block, vectors[flags.length + i]!]));
  const similarity: Similarity = (flag, block) => cosine(vectors[flag]!, vectorOf.get(block)!);
  return align(document, flags, settings, { ...options, similarity });
}

function withEmbedding(candidates: readonly Candidate[], flag: number, similarity: Similarity): Candidate[] {
  const values = standardised(candidates.map(({ block }) => similarity(flag, block)));
  return candidates.map((candidate, i) => ({
    ...candidate,
    features: { ...candidate.features, embedding: values[i]! },
  }));
}

const noAnchors: Anchors = new Map();

/** The candidates for every flag, in the flags' order. */
export function candidatesOfFlags(
  document: Document,
  flags: readonly Flag[],
  settings: Languages,
  anchors: Anchors = noAnchors,
): readonly (readonly Candidate[])[] {
  const index = paragraphIndex(document, flags, settings.main);
  const lexicon = lexiconFor(settings);
  return flags.map((flag) =>
    candidatesOf(
      document,
      flag,
      captionTerms(document, flag, index, lexicon, flag.language),
      index,
      othersThan(flag.block, anchors),
    ),
  );
}

/** What is settled for a caption itself says nothing new of it. */
function othersThan(block: number, anchors: Anchors): Anchors {
  if (!anchors.has(block)) return anchors;
  return new Map([...anchors].filter(([caption]) => caption !== block));
}

/** What a page says about its pictures, its controls and itself is no text that a caption could belong to. */
const rolesBesideText: ReadonlySet<BlockRole> = new Set<BlockRole>([
  ...(['alt', 'title', 'description', 'link'] as const),
  ...(['button', 'label', 'code'] as const),
]);

/** Blocks that are flagged as a whole are captions, never paragraphs. */
function paragraphIndex(document: Document, flags: readonly Flag[], main: string): ParagraphIndex {
  const captions = new Set(flags.filter((flag) => flag.scope === 'block').map((flag) => flag.block));
  const blocks = document.blocks.flatMap(({ role }, index) =>
    captions.has(index) || rolesBesideText.has(role) ? [] : [index],
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

function pairFlag(
  document: Document,
  flag: Flag,
  candidates: readonly Candidate[],
  pairing: PairingWeights,
): PairedFlag {
  const { scores, none } = scoresOf(candidates, pairing);
  const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const ranked = order
    .slice(0, alternativesGiven + 1)
    .map((i) => pairCandidate(document, flag, candidates[i]!, scores[i]!, pairing));
  const isPaired = ranked[0] !== undefined && ranked[0].score > none;
  return {
    ...flag,
    pair: isPaired ? ranked[0]! : null,
    alternatives: isPaired ? ranked.slice(1) : ranked.slice(0, alternativesGiven),
  };
}

function pairCandidate(
  document: Document,
  flag: Flag,
  candidate: Candidate,
  score: number,
  pairing: PairingWeights,
): PairCandidate {
  const { start, end } = document.blocks[candidate.block]!;
  return {
    start,
    end,
    score,
    evidence: evidenceOf(document, flag, candidate, pairing),
    block: candidate.block,
  };
}

function evidenceOf(
  document: Document,
  flag: Flag,
  candidate: Candidate,
  pairing: PairingWeights,
): PairEvidence[] {
  const block = document.blocks[candidate.block]!;
  const words = candidate.ties.map((tie): PairEvidence => ({
    kind: tie.kind,
    token: textOf(document, tie.term),
    start: tie.term.start,
    end: tie.term.end,
    match: textOf(document, tie.match),
    matchStart: tie.match.start,
    matchEnd: tie.match.end,
    weight: pairing.weights[tie.kind === 'position' ? 'distance' : tie.kind] * tie.value,
  }));
  const position = logitOf(candidate, pairing) - words.reduce((sum, item) => sum + item.weight, 0);
  return [
    ...words.filter((item) => item.weight >= slightest).sort((a, b) => b.weight - a.weight),
    {
      kind: 'position',
      token: textOf(document, flag),
      start: flag.start,
      end: flag.end,
      match: textOf(document, block),
      matchStart: block.start,
      matchEnd: block.end,
      weight: position,
    },
  ];
}
