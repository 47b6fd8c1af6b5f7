import type { Document } from '../document/index.js';
import { at, type FeatureVector } from './features.js';
import type { ParagraphIndex } from './paragraphIndex.js';

/** The paragraphs that a person has settled for captions: block of the caption to block of its paragraph. */
export type Anchors = ReadonlyMap<number, number>;

/** Where a caption stands. */
export interface CaptionPlace {
  readonly document: Document;
  readonly index: ParagraphIndex;
  /** The caption's own block. */
  readonly block: number;
  readonly isInProse: boolean;
  /** The block of its card's text, where it stands on one. */
  readonly cardText: number | undefined;
  readonly anchors: Anchors;
}

/** A label this long says something of its own: `Guided visit of about an hour` after `Durata`. */
const fewestLabelWords = 3;

/** A line of fewer words has little beside the span that stands in it. */
const fewestHostWords = 12;

/** What the place of a caption says of every candidate. */
export function placeOf(
  document: Document,
  block: number,
  index: ParagraphIndex,
  anchors: Anchors,
): CaptionPlace {
  const isInProse = standsInProse(document, block, index);
  const cardText = isInProse ? undefined : cardTextOf(document, block, index);
  return { document, index, block, isInProse, cardText, anchors };
}

/** Adds, from `offset`, where a block stands from the caption, in paragraphs and in blocks. */
export function addPlace(features: FeatureVector, offset: number, block: number, place: CaptionPlace): void {
  const { document, index, block: caption } = place;
  if (place.anchors.size > 0) {
    features[offset + at.order] = isInOrder(block, place);
    features[offset + at.habit] = habitOf(block, place);
  }
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
  if (block === place.cardText) features[offset + at.card] = 1;
  const { kind } = document.blocks[block]!;
  if (kind === 'paragraph' && distance === 1) {
    features[offset + at.adjacent] = 1;
    if (block > caption) features[offset + at.after] = 1;
  }
  if (kind === 'caption' && block === caption + 1 && index.lengthOf(block) >= fewestLabelWords)
    features[offset + at.next] = 1;
}

/** A card ends at the next caption, and after so many blocks. */
const mostCardBlocks = 4;
/** A paragraph of fewer words may be a title or a date. */
const fewestTextWords = 8;
const fewestLineWords = 4;

/**
 * The text of a caption's card, where it stands before a heading and its text, as pictures and labels do on pages: the
 * first paragraph of a sentence's length before the next caption, or else the first paragraph, the first line of some
 * words, the first line.
 */
function cardTextOf(document: Document, caption: number, index: ParagraphIndex): number | undefined {
  const card: number[] = [];
  for (let i = caption + 1; index.has(i) && card.length < mostCardBlocks; i++) card.push(i);
  const paragraphs = card.filter((i) => document.blocks[i]!.kind === 'paragraph');
  return (
    paragraphs.find((i) => index.lengthOf(i) >= fewestTextWords) ??
    paragraphs[0] ??
    card.find((i) => index.lengthOf(i) >= fewestLineWords) ??
    card[0]
  );
}

/** Whether running text stands on both sides of a caption, as around a picture in an article. */
function standsInProse(document: Document, caption: number, index: ParagraphIndex): boolean {
  return [-1, 1].every((step) => {
    let i = caption + step;
    while (i >= 0 && i < document.blocks.length && !index.has(i)) i += step;
    const other = document.blocks[i];
    return other === undefined || other.kind === 'paragraph';
  });
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
function habitOf(block: number, { block: caption, isInProse, anchors }: CaptionPlace): number {
  if (isInProse) return 0;
  let alike = 0;
  for (const [other, paragraph] of anchors) if (paragraph - other === block - caption) alike++;
  return alike / (anchors.size + 1);
}
