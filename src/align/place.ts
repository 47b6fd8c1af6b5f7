import type { Flag } from '../detect/index.js';
import type { Document } from '../document/index.js';
import type { Headings } from './card.js';
import { at, type FeatureVector } from './features.js';
import { addPagePlace, fewestHostWords, pagePlaceOf, type PagePlace } from './pagePlace.js';
import type { ParagraphIndex } from './paragraphIndex.js';

/** The paragraphs that a person has settled for captions: block of the caption to block of its paragraph. */
export type Anchors = ReadonlyMap<number, number>;

/** Where a caption stands. */
export interface CaptionPlace {
  readonly document: Document;
  readonly index: ParagraphIndex;
  /** The caption's own block. */
  readonly block: number;
  /** What stands around it, where that is not running text on both sides. */
  readonly page: PagePlace | undefined;
  readonly anchors: Anchors;
}

/** What the place of a caption says of every candidate. */
export function placeOf(
  document: Document,
  flag: Flag,
  index: ParagraphIndex,
  headings: Headings,
  anchors: Anchors,
): CaptionPlace {
  const page = standsInProse(document, flag.block, index)
    ? undefined
    : pagePlaceOf(document, flag, index, headings);
  return { document, index, block: flag.block, page, anchors };
}

/** Adds, from `offset`, where a block stands from the caption; `ties` is what its words are worth, in nats. */
export function addPlace(
  features: FeatureVector,
  offset: number,
  block: number,
  place: CaptionPlace,
  ties: number,
): void {
  if (place.anchors.size > 0) {
    features[offset + at.order] = isInOrder(block, place);
    features[offset + at.habit] = habitOf(block, place);
  }
  if (place.page) addPagePlace(features, offset, block, place.page, ties);
  else addProsePlace(features, offset, block, place);
}

function addProsePlace(features: FeatureVector, offset: number, block: number, place: CaptionPlace): void {
  const { document, index, block: caption } = place;
  const { kind } = document.blocks[block]!;
  if (kind === 'heading') features[offset + at.heading] = 1;
  if (kind === 'caption') features[offset + at.label] = 1;
  if (block === caption) {
    features[offset + at.host] = index.lengthOf(block) >= fewestHostWords ? 1 : -1;
    return;
  }
  const distance = Math.max(
    1,
    Math.abs(index.paragraphsBefore(block) - index.paragraphsBefore(caption)) + (block > caption ? 1 : 0),
  );
  features[offset + at.distance] = Math.log(distance);
  features[offset + at.gap] = Math.log(Math.abs(block - caption));
  if (kind === 'paragraph' && distance === 1) {
    features[offset + at.adjacent] = 1;
    if (block > caption) features[offset + at.after] = 1;
  }
}

/** Texts of cards are shorter than the paragraphs of an article, of so many words. */
const fewestArticleWords = 40;

/**
 * Whether running text stands on both sides of a caption, as around a picture in an article; perhaps with a heading
 * before the next paragraph, where both are as long as only those of an article are.
 */
function standsInProse(document: Document, caption: number, index: ParagraphIndex): boolean {
  const before = nextOf(document, caption, -1, index);
  const after = nextOf(document, caption, 1, index);
  const isText = (i: number) =>
    document.blocks[i]?.kind !== 'heading' && document.blocks[i]?.kind !== 'caption';
  if (isText(before) && isText(after)) return true;
  if (document.blocks[after]?.kind !== 'heading') return false;
  const isArticleText = (i: number) => index.has(i) && index.lengthOf(i) >= fewestArticleWords;
  return isArticleText(before) && isArticleText(nextOf(document, after, 1, index));
}

/** The nearest block in a direction that is no caption; the document's end where there is none. */
function nextOf({ blocks }: Document, from: number, step: 1 | -1, index: ParagraphIndex): number {
  let i = from + step;
  while (i >= 0 && i < blocks.length && !index.has(i)) i += step;
  return i;
}

/** 1 where a pair would keep the order of those that are settled: its paragraph between theirs. */
function isInOrder(block: number, { block: caption, anchors }: CaptionPlace): number {
  for (const [other, paragraph] of anchors) {
    if (other < caption ? paragraph > block : other > caption && paragraph < block) return 0;
  }
  return 1;
}

/**
 * The share of the settled captions whose paragraph stands as many blocks away: on a page of cards what one picture
 * has between it and its text, the others have too. One more than there are is counted, as for a share of few.
 */
function habitOf(block: number, { block: caption, page, anchors }: CaptionPlace): number {
  if (!page) return 0;
  let alike = 0;
  for (const [other, paragraph] of anchors) if (paragraph - other === block - caption) alike++;
  return alike / (anchors.size + 1);
}
