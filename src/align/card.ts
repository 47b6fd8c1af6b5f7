import type { Document } from '../document/index.js';
import type { ParagraphIndex } from './paragraphIndex.js';

/** A card ends at the next caption, and after so many blocks. */
const mostCardBlocks = 4;
/** A paragraph of fewer words may be a title or a date. */
const fewestTextWords = 8;
const fewestLineWords = 4;
/** How a sentence ends; titles, dates and places end otherwise. */
const sentenceEnd = /[.!?…)"”]$/;
/** A longer run of captions is a text of its own, not one that stands beside its translation. */
const longestRun = 40;
const fewestOfRun = 3;

/** The blocks after a caption and before the next one: on pages of cards, the card that its picture opens. */
export function cardOf(caption: number, index: ParagraphIndex): readonly number[] {
  const card: number[] = [];
  for (let i = caption + 1; index.has(i) && card.length < mostCardBlocks; i++) card.push(i);
  return card;
}

/**
 * The text of a card: its first paragraph of a sentence's length that ends as one, or else the first of that length,
 * the first paragraph, the first line of some words, the first line.
 */
export function textOfCard(
  { text, blocks }: Document,
  card: readonly number[],
  index: ParagraphIndex,
): number | undefined {
  const paragraphs = card.filter((i) => blocks[i]!.kind === 'paragraph');
  const long = paragraphs.filter((i) => index.lengthOf(i) >= fewestTextWords);
  return (
    long.find((i) => sentenceEnd.test(text.slice(blocks[i]!.end - 1, blocks[i]!.end))) ??
    long[0] ??
    paragraphs[0] ??
    card.find((i) => index.lengthOf(i) >= fewestLineWords) ??
    card[0]
  );
}

/**
 * The block that stands where a caption does in a second language version of its lines: after a run of captions that
 * is followed by as many blocks of the same kinds, the one as far into them.
 */
export function counterpartOf(
  { blocks }: Document,
  caption: number,
  index: ParagraphIndex,
): number | undefined {
  let start = caption;
  while (start > 0 && !index.has(start - 1) && caption - start < longestRun) start--;
  let end = caption + 1;
  while (end < blocks.length && !index.has(end) && end - start < longestRun) end++;
  const length = end - start;
  if (index.has(caption) || length < fewestOfRun || length >= longestRun) return undefined;
  for (let i = start; i < end; i++) {
    if (!index.has(i + length) || blocks[i + length]!.kind !== blocks[i]!.kind) return undefined;
  }
  return caption + length;
}

/** How far a page is one of cards: the share of its headings that a picture or a label stands right above. */
export class Headings {
  private count = 0;
  private led = 0;

  constructor(
    private readonly document: Document,
    private readonly index: ParagraphIndex,
  ) {
    for (let i = 0; i < document.blocks.length; i++) {
      if (!this.isFirst(i)) continue;
      this.count++;
      if (this.isLed(i)) this.led++;
    }
  }

  /** The share without the heading under the caption itself, between 0 and 1; near a half where there are few. */
  shareOfLed(caption: number): number {
    const own = this.isFirst(caption + 1);
    const led = this.led - (own && this.isLed(caption + 1) ? 1 : 0);
    return (led + 1) / (this.count - (own ? 1 : 0) + 2);
  }

  /** Whether a block is a heading under something else than a heading, and not the page's own. */
  private isFirst(block: number): boolean {
    return block > 1 && this.isHeading(block) && !this.isHeading(block - 1);
  }

  private isLed(heading: number): boolean {
    return !this.index.has(heading - 1) || this.document.blocks[heading - 1]!.kind === 'caption';
  }

  private isHeading(block: number): boolean {
    return this.index.has(block) && this.document.blocks[block]!.kind === 'heading';
  }
}
