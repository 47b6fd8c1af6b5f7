import type { Document, Range } from '../document/index.js';
import type { CaptionTerm } from './captionTerms.js';
import { featureNames, type FeatureName } from './features.js';
import type { TieKind } from './pair.js';
import type { ParagraphIndex, Posting } from './paragraphIndex.js';
import { placeFeatures, type Anchors } from './place.js';

/** What ties one term of a caption to one block: the best of its leads there. */
export interface Tie {
  readonly kind: TieKind;
  readonly term: Range;
  readonly match: Range;
  /** Worth of the matched key times the lead's quality, in nats. */
  readonly value: number;
}

/** A block with all that speaks for or against it. */
export interface Candidate {
  readonly block: number;
  readonly ties: readonly Tie[];
  readonly features: Readonly<Record<FeatureName, number>>;
}

/** Blocks this near a caption are candidates even where no word ties them to it. */
const nearby = 6;
/** Of the blocks that words tie to a caption, so many of the best are candidates. */
const mostTied = 24;
/** A word that stands in more blocks than this tells none of them; it ties only those nearby. */
const mostPostings = 100;
/** A tie of less, in nats, is an accident of function words. */
const leastTie = 0.02;

/**
 * The candidates for one caption. Their logit is linear in the features (`fitted.ts` has the weights):
 *
 *     logit(p) = Σ_ties w_kind · worth · quality + w_coverage · matched share + w_adjacent · adjacent + …
 *
 * and the pair's score is the softmax of the logits together with that of `none`.
 *
 * @param anchors the captions whose paragraph a person has settled.
 */
export function candidatesOf(
  document: Document,
  caption: Range & { readonly block: number },
  terms: readonly CaptionTerm[],
  index: ParagraphIndex,
  anchors: Anchors,
): Candidate[] {
  const at = lowerBound(index.blocks, caption.block);
  const near = index.blocks.slice(Math.max(0, at - nearby), at + nearby + 1);
  const ties = tiesByBlock(terms, index, near);
  const blocks = new Set([...near, ...bestTied(ties)]);
  const total = totalWorth(terms, index);
  return [...blocks]
    .sort((a, b) => a - b)
    .map((block) => {
      const own = ties.get(block) ?? [];
      const features = contentFeatures(own, ties, block, total, index, document);
      return {
        block,
        ties: own,
        features: {
          ...features,
          ...placeFeatures(document, block, caption.block, index, anchors),
        },
      };
    });
}

function tiesByBlock(
  terms: readonly CaptionTerm[],
  index: ParagraphIndex,
  near: readonly number[],
): Map<number, Tie[]> {
  const ties = new Map<number, Tie[]>();
  for (const term of terms) {
    const best = new Map<number, Tie>();
    for (const { kind, keys, quality } of term.leads) {
      const value = quality * keys.reduce((sum, key) => sum + index.worth(key), 0);
      if (value < leastTie) continue;
      for (const posting of blocksWithAll(keys, index, near)) {
        if (value <= (best.get(posting.block)?.value ?? 0)) continue;
        best.set(posting.block, {
          kind,
          term: { start: term.start, end: term.end },
          match: posting,
          value,
        });
      }
    }
    for (const [block, tie] of best) {
      const list = ties.get(block);
      if (list) list.push(tie);
      else ties.set(block, [tie]);
    }
  }
  return ties;
}

/** The blocks with the strongest ties. */
function bestTied(ties: ReadonlyMap<number, readonly Tie[]>): number[] {
  if (ties.size <= mostTied) return [...ties.keys()];
  const sums = [...ties].map(
    ([block, own]) => [block, own.reduce((sum, tie) => sum + tie.value, 0)] as const,
  );
  sums.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return sums.slice(0, mostTied).map(([block]) => block);
}

/** Where all the keys stand in one block: the postings of the rarest key in blocks that have the others. */
function blocksWithAll(
  keys: readonly string[],
  index: ParagraphIndex,
  near: readonly number[],
): readonly Posting[] {
  const lists = keys.map((key) => index.find(key)).sort((a, b) => a.length - b.length);
  const rarest = lists[0];
  if (!rarest) return [];
  const postings =
    rarest.length <= mostPostings ? rarest : near.flatMap((block) => postingIn(rarest, block) ?? []);
  return postings.filter(({ block }) => lists.every((list) => postingIn(list, block) !== undefined));
}

/** The posting of a block in a list ascending by block. */
function postingIn(list: readonly Posting[], block: number): Posting | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.block < block) low = middle + 1;
    else high = middle;
  }
  return list[low]?.block === block ? list[low] : undefined;
}

/** What the caption's terms could come to at best, over all paragraphs; nats, above 0. */
function totalWorth(terms: readonly CaptionTerm[], index: ParagraphIndex): number {
  let sum = 0;
  for (const term of terms) {
    let best = 0;
    for (const lead of term.leads) {
      best = Math.max(best, lead.quality * lead.keys.reduce((total, key) => total + index.worth(key), 0));
    }
    sum += best;
  }
  return Math.max(sum, 0.5);
}

/** What the words say: the ties by kind, the share of the caption they cover, and those of the heading above. */
function contentFeatures(
  own: readonly Tie[],
  ties: ReadonlyMap<number, readonly Tie[]>,
  block: number,
  total: number,
  index: ParagraphIndex,
  document: Document,
): Record<FeatureName, number> {
  const features = Object.fromEntries(featureNames.map((name) => [name, 0])) as Record<FeatureName, number>;
  let matched = 0;
  for (const tie of own) {
    features[tie.kind as FeatureName] += tie.value;
    matched += tie.value;
  }
  const tied = new Set(own.map((tie) => tie.term.start));
  for (const heading of index.headingsOf(block)) {
    for (const tie of ties.get(heading) ?? []) {
      if (tied.has(tie.term.start)) continue;
      features.section += tie.value;
      matched += tie.value;
    }
  }
  features.coverage = Math.min(1, matched / total);
  features.length = Math.log(1 + (index.lengths.get(block) ?? 0));
  const { kind } = document.blocks[block]!;
  if (kind === 'heading') features.heading = 1;
  if (kind === 'caption') features.label = 1;
  return features;
}

/** Index of the first element that is not below `value`, in an ascending list. */
export function lowerBound(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
