import type { Flag } from '../detect/flag.js';
import type { Range } from '../document/index.js';

/** What ties a caption to a paragraph. */
export type TieKind = WordTieKind | 'position';

/** What a word of a caption may be to the word of a paragraph that answers it. */
export type WordTieKind = 'name' | 'number' | 'cognate' | 'translation';

/** One tie: a word of the caption and the word of the paragraph that answers it. */
export interface PairEvidence {
  readonly kind: TieKind;
  /** The caption's word, and where it stands in the document; the whole caption for `position`. */
  readonly token: string;
  readonly start: number;
  readonly end: number;
  /** The paragraph's word and its place; the whole paragraph for `position`. */
  readonly match: string;
  readonly matchStart: number;
  readonly matchEnd: number;
  /** Share of the score's logit, in nats. */
  readonly weight: number;
}

/** A paragraph that a caption may belong to. */
export interface PairCandidate extends Range {
  /** Probability, 0 to 1, that the caption belongs to this paragraph. */
  readonly score: number;
  readonly evidence: readonly PairEvidence[];
  /** Index in `document.blocks`. */
  readonly block: number;
}

/** A flag with its paragraph; `pair` is null where none fits. */
export interface PairedFlag extends Flag {
  readonly pair: PairCandidate | null;
  /** The other paragraphs, best first. */
  readonly alternatives: readonly PairCandidate[];
}

/** A flag of a section, its blocks counted from the document's first. */
export function movedBy(flag: PairedFlag, blocks: number): PairedFlag {
  if (blocks === 0) return flag;
  const moved = (candidate: PairCandidate) => ({ ...candidate, block: candidate.block + blocks });
  return {
    ...flag,
    block: flag.block + blocks,
    pair: flag.pair && moved(flag.pair),
    alternatives: flag.alternatives.map(moved),
  };
}
