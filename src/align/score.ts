import type { Flag } from '../detect/index.js';
import type { Document } from '../document/index.js';
import { CaptionReader, type CaptionTerm } from './captionTerms.js';
import { Headings } from './card.js';
import { at, featureNames, type FeatureVector } from './features.js';
import type { Lexicon } from './lexicon.js';
import { captionFeatures, type CaptionFeatures } from './none.js';
import type { ParagraphIndex } from './paragraphIndex.js';
import { addPlace, placeOf, type Anchors } from './place.js';
import { TieTable, type Tie } from './ties.js';

/** The blocks that one caption may belong to, with all that speaks for or against them. */
export interface CandidateSet {
  /** Ascending. */
  readonly blocks: readonly number[];
  /** The features of the first block, those of the second… */
  readonly features: FeatureVector;
  /** What the caption itself says of whether it has a paragraph. */
  readonly caption: CaptionFeatures;
}

/** Blocks this near a caption are candidates even where no word ties them to it. */
const nearby = 6;
/** Of the blocks that words tie to a caption, so many of the best are candidates. */
const mostTied = 24;
/** What a caption's terms come to at least, so that a share of little is little. */
const leastTotal = 0.5;

/** Finds the candidates of one document's captions. */
export class Candidates {
  private readonly reader: CaptionReader;
  private readonly ties: TieTable;
  private readonly headings: Headings;

  /** @param anchors the captions whose paragraph a person has settled. */
  constructor(
    private readonly document: Document,
    private readonly index: ParagraphIndex,
    private readonly anchors: Anchors,
    lexicon: Lexicon | null,
    flags: readonly Flag[],
  ) {
    this.reader = new CaptionReader(document, index, lexicon, flags);
    this.headings = new Headings(document, index);
    this.ties = new TieTable(index, document.blocks.length);
  }

  /**
   * The candidates for one caption. Their logit is linear in the features (`fitted.ts` has the weights):
   *
   *     logit(p) = Σ_ties w_kind · worth · quality + w_coverage · matched share + w_adjacent · adjacent + …
   *
   * and the pair's score is the softmax of the logits together with that of `none`.
   */
  of(flag: Flag): CandidateSet {
    const terms = this.reader.terms(flag, flag.language);
    const { blocks } = this.index;
    const middle = lowerBound(blocks, flag.block);
    const near = blocks.subarray(Math.max(0, middle - nearby), middle + nearby + 1);
    this.ties.gather(terms, near);
    const candidates = this.candidatesAmong(near);
    const features = new Float64Array(candidates.length * featureNames.length);
    const total = totalOf(terms);
    const anchors = othersThan(flag.block, this.anchors);
    const place = placeOf(this.document, flag, this.index, this.headings, anchors);
    let best = 0;
    for (let i = 0; i < candidates.length; i++) {
      const offset = i * featureNames.length;
      const block = candidates[i]!;
      const ties = this.ties.sum(block);
      // A short line's own names, which the span in it repeats, are no tie.
      if (!place.page || block !== flag.block) {
        this.addContent(features, offset, block, total);
        best = Math.max(best, ties);
      }
      addPlace(features, offset, block, place, ties);
    }
    return { blocks: candidates, features, caption: captionFeatures(flag, place, best) };
  }

  /** The words that tie a block to the caption that was asked about last, in the order of the caption's terms. */
  tiesOf(block: number): readonly Tie[] {
    return this.ties.of(block);
  }

  /** The blocks nearby and those that words tie best, ascending. */
  private candidatesAmong(near: Int32Array): readonly number[] {
    const [first = Infinity, last = -Infinity] = [near[0], near.at(-1)];
    const far = this.bestTied().filter((block) => block < first || block > last);
    return [...near, ...far].sort((a, b) => a - b);
  }

  /** The blocks with the strongest ties; of equal ones those that come first. */
  private bestTied(): readonly number[] {
    const { ties } = this;
    if (ties.blocks.length <= mostTied) return ties.blocks;
    const best: number[] = [];
    for (const block of ties.blocks) {
      const isBefore = (other: number) =>
        ties.sum(block) > ties.sum(other) || (ties.sum(block) === ties.sum(other) && block < other);
      if (best.length === mostTied && !isBefore(best[mostTied - 1]!)) continue;
      let place = best.length < mostTied ? best.length : mostTied - 1;
      for (; place > 0 && isBefore(best[place - 1]!); place--) best[place] = best[place - 1]!;
      best[place] = block;
    }
    return best;
  }

  /** What the words say: the ties by kind, the share of the caption they cover, and those of the heading above. */
  private addContent(features: FeatureVector, offset: number, block: number, total: number): void {
    const { index, ties } = this;
    let matched = 0;
    for (let tie = ties.first(block); tie >= 0; tie = ties.next(tie)) {
      const { kind, value } = ties.lead(tie);
      features[offset + at[kind]]! += value;
      matched += value;
    }
    const top = index.topOf(block);
    for (let heading = block - 1; heading >= top; heading--) {
      for (let tie = ties.first(heading); tie >= 0; tie = ties.next(tie)) {
        if (this.ties.hasTerm(block, ties.term(tie))) continue;
        features[offset + at.section]! += ties.lead(tie).value;
        matched += ties.lead(tie).value;
      }
    }
    features[offset + at.coverage] = Math.min(1, matched / total);
    features[offset + at.length] = Math.log(1 + index.lengthOf(block));
  }
}

/** What is settled for a caption itself says nothing new of it. */
function othersThan(block: number, anchors: Anchors): Anchors {
  if (!anchors.has(block)) return anchors;
  return new Map([...anchors].filter(([caption]) => caption !== block));
}

/** What the caption's terms could come to at best, over all paragraphs; nats, above 0. */
function totalOf(terms: readonly CaptionTerm[]): number {
  let sum = 0;
  for (const { leads } of terms) {
    let best = 0;
    for (const { value } of leads) best = Math.max(best, value);
    sum += best;
  }
  return Math.max(sum, leastTotal);
}

/** Index of the first element that is not below `value`, in an ascending list. */
function lowerBound(list: Int32Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
