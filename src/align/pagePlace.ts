import type { Flag } from '../detect/index.js';
import type { Document } from '../document/index.js';
import { cardOf, counterpartOf, textOfCard, type Headings } from './card.js';
import { at, type CaptionKind, type FeatureVector } from './features.js';
import type { ParagraphIndex } from './paragraphIndex.js';

/** What stands around a caption on a page: a card after it, a line and a paragraph before it. */
export interface PagePlace {
  readonly document: Document;
  readonly index: ParagraphIndex;
  readonly block: number;
  readonly kind: CaptionKind;
  readonly card: ReadonlySet<number>;
  readonly cardText: number | undefined;
  /** The nearest block before, and the nearest paragraph among the few before. */
  readonly before: number;
  readonly above: number | undefined;
  readonly counterpart: number | undefined;
  /** Whether a heading follows at once, as after a card's picture. */
  readonly leads: boolean;
  /** From −1 for a page on which headings follow text to 1 for one on which pictures and labels lead them. */
  readonly cards: number;
}

/** A caption of at most so many words is a label, unless it is a sentence. */
const mostLabelWords = 2;
/** A paragraph of at least so many words is a sentence. */
const fewestSentenceWords = 6;
/** The paragraph above stands within so many blocks. */
const mostBlocksUp = 5;
/** Farther than this is far. */
const farthest = 12;
/** A line of fewer words is no text. */
const briefWords = 8;
/** A heading of so many words says something by itself, as a label's value does. */
const tellingWords = 5;
/** A text's length counts up to so many words. */
const longEnough = 40;
/** A line of fewer words has little beside the span that stands in it. */
export const fewestHostWords = 12;

/** What the place of a caption outside running text says of every candidate. */
export function pagePlaceOf(
  document: Document,
  flag: Flag,
  index: ParagraphIndex,
  headings: Headings,
): PagePlace {
  const { block } = flag;
  const { blocks } = document;
  const card = cardOf(block, index);
  const kind = captionKindOf(document, flag);
  let before = block - 1;
  while (before >= 0 && !index.has(before)) before--;
  let above = block - 1;
  const isParagraph = (i: number) => index.has(i) && blocks[i]!.kind === 'paragraph';
  while (above >= block - mostBlocksUp && !isParagraph(above)) above--;
  return {
    ...{ document, index, block, kind, before },
    card: new Set(card),
    cardText: textOfCard(document, card, index),
    above: above >= block - mostBlocksUp ? above : undefined,
    counterpart: counterpartOf(document, block, index),
    leads: kind !== 'sentence' && card.length > 0 && blocks[card[0]!]!.kind === 'heading',
    cards: 2 * headings.shareOfLed(block) - 1,
  };
}

/** What a caption is by its length and its look. */
export function captionKindOf({ blocks }: Document, { text, block }: Flag): CaptionKind {
  const words = text.trim().split(/\s+/).length;
  if (blocks[block]!.kind === 'paragraph' && words >= fewestSentenceWords) return 'sentence';
  return words <= mostLabelWords ? 'label' : 'picture';
}

/** Adds, from `offset`, where a block stands from the caption; `ties` is what its words are worth, in nats. */
export function addPagePlace(
  features: FeatureVector,
  offset: number,
  block: number,
  place: PagePlace,
  ties: number,
): void {
  const { document, index, block: caption, kind, leads, cards } = place;
  const length = index.lengthOf(block);
  const isHeading = document.blocks[block]!.kind === 'heading';
  const add = (name: keyof typeof at, value: number) => (features[offset + at[name]]! += value);
  if (isHeading) add('pageHeading', 1);
  if (document.blocks[block]!.kind === 'caption') add('pageLabel', 1);
  if (length < briefWords) add('brief', 1);
  if (block === caption) {
    add('pageHost', length >= fewestHostWords ? 1 : -1);
    return;
  }
  add('pageTies', ties);
  add('cardTies', ties * cards);
  add('away', Math.log(Math.min(Math.abs(block - caption), farthest)));
  if (block > caption) add('behind', 1);
  if (block === place.counterpart) add('counterpart', 1);
  if (place.card.has(block)) add('cardLength', Math.log(1 + Math.min(length, longEnough)));
  const isText = block === place.cardText;
  const isFirst = block === caption + 1;
  if (isText) add(`${kind}.text`, 1);
  if (isFirst) add(`${kind}.first`, 1);
  if (place.card.has(block) && !isText && !isFirst) add(`${kind}.rest`, 1);
  if (block === place.before) add(`${kind}.before`, 1);
  if (block === place.above) add(`${kind}.above`, 1);
  if (isFirst && isHeading) {
    add('headingFirst', 1);
    if (kind === 'label' && length >= tellingWords) add('tellingFirst', 1);
  }
  if (!leads) return;
  if (isText) {
    add('ledText', 1);
    add('cardText', cards);
  }
  if (block === place.before || block === place.above) add('cardBefore', cards);
}
