import type { Document } from '../document/index.js';
import type { FeatureName } from './features.js';
import type { ParagraphIndex } from './paragraphIndex.js';

/** The paragraphs that a person has settled for captions: block of the caption to block of its paragraph. */
export type Anchors = ReadonlyMap<number, number>;

type PlaceFeature = Extract<
  FeatureName,
  'host' | 'adjacent' | 'after' | 'next' | 'card' | 'distance' | 'gap' | 'order' | 'habit'
>;

/** A label this long says something of its own: `Guided visit of about an hour` after `Durata`. */
const fewestLabelWords = 3;

/** A line of fewer words has little beside the span that stands in it. */
const fewestHostWords = 12;

/** Where a block stands from the caption, in paragraphs and in blocks. */
export function placeFeatures(
  document: Document,
  block: number,
  caption: number,
  index: ParagraphIndex,
  anchors: Anchors,
): Readonly<Record<PlaceFeature, number>> {
  const settled = {
    order: isInOrder(block, caption, anchors),
    habit: habitOf(document, block, caption, index, anchors),
  };
  if (block === caption) {
    const host = index.lengths.get(block)! >= fewestHostWords ? 1 : -1;
    return {
      host,
      adjacent: 0,
      after: 0,
      next: 0,
      card: 0,
      distance: 0,
      gap: 0,
      ...settled,
    };
  }
  const distance = Math.max(
    1,
    Math.abs(index.paragraphsBefore(block) - index.paragraphsBefore(caption)) + (block > caption ? 1 : 0),
  );
  const { kind } = document.blocks[block]!;
  const isParagraph = kind === 'paragraph';
  const isNextLabel =
    kind === 'caption' && block === caption + 1 && (index.lengths.get(block) ?? 0) >= fewestLabelWords;
  return {
    host: 0,
    adjacent: distance === 1 && isParagraph ? 1 : 0,
    after: distance === 1 && isParagraph && block > caption ? 1 : 0,
    next: isNextLabel ? 1 : 0,
    card: block === cardTextOf(document, caption, index) ? 1 : 0,
    distance: Math.log(distance),
    gap: Math.log(Math.abs(block - caption)),
    ...settled,
  };
}

/** A card ends at the next caption, and after so many blocks. */
const mostCardBlocks = 4;
const fewestCardWords = 4;

/**
 * The text of a caption's card, where it stands on one (before a heading and its text, as pictures and labels do on
 * pages): the first paragraph before the next caption, or else the first line of some words; `undefined` in prose.
 */
function cardTextOf(document: Document, caption: number, index: ParagraphIndex): number | undefined {
  if (isInProse(document, caption, index)) return undefined;
  const card: number[] = [];
  for (let i = caption + 1; index.lengths.has(i) && card.length < mostCardBlocks; i++) card.push(i);
  const paragraph = card.find((i) => document.blocks[i]!.kind === 'paragraph');
  const line = card.find((i) => index.lengths.get(i)! >= fewestCardWords);
  return paragraph ?? line ?? (card.length === 1 ? card[0] : undefined);
}

/** Whether running text stands on both sides of a caption, as around a picture in an article. */
function isInProse(document: Document, caption: number, index: ParagraphIndex): boolean {
  return [-1, 1].every((step) => {
    let i = caption + step;
    while (i >= 0 && i < document.blocks.length && !index.lengths.has(i)) i += step;
    const other = document.blocks[i];
    return other === undefined || other.kind === 'paragraph';
  });
}

/** 1 where a pair would keep the order of those that are settled: its paragraph between theirs. */
function isInOrder(block: number, caption: number, anchors: Anchors): number {
  if (anchors.size === 0) return 0;
  for (const [other, paragraph] of anchors) {
    if (other < caption ? paragraph > block : other > caption && paragraph < block) return 0;
  }
  return 1;
}

/**
 * The share of the settled captions whose paragraph stands as many blocks away: on a page of cards what one picture
 * has between it and its text, the others have too. One more than there are is counted, as for a share of few.
 */
function habitOf(
  document: Document,
  block: number,
  caption: number,
  index: ParagraphIndex,
  anchors: Anchors,
): number {
  if (anchors.size === 0 || isInProse(document, caption, index)) return 0;
  let alike = 0;
  for (const [other, paragraph] of anchors) if (paragraph - other === block - caption) alike++;
  return alike / (anchors.size + 1);
}
