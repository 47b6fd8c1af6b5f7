import { pairedBlock, type ReviewedCaption, type ReviewedDocument } from '../../review/index.js';
import { strongestTies, type Card } from './card.js';
import { segmentsOf, type Highlight, type Segment } from './highlight.js';

/** A block of the text. */
export interface Row {
  readonly block: number;
  /** The number beside it; null for a block that is a caption. */
  readonly number: number | null;
  readonly kind: 'paragraph' | 'heading' | 'caption';
  /** For a block that is a caption as a whole: the caption in its place. */
  readonly slot: Card | null;
  readonly segments: readonly Segment[];
}

/** A row with the cards that stand level with it, and the rows that follow before the next one with cards. */
export interface Band {
  readonly first: Row;
  readonly cards: readonly Card[];
  readonly rest: readonly Row[];
}

/** What rows are made of. */
export interface RowContext {
  readonly reviewed: ReviewedDocument;
  /** The numbers beside the blocks. */
  readonly numbers: readonly (number | null)[];
  /** The card of the caption at that place in the document. */
  readonly cardAt: (index: number) => Card;
}

/** The rows of some blocks, with the words that tie captions to them and the captions that are parts of them. */
export function rowsOf(context: RowContext, blocks: readonly number[]): readonly Row[] {
  const { reviewed, numbers, cardAt } = context;
  const shown = new Set(blocks);
  const slots = new Map<number, number>();
  const highlights: (Highlight & { readonly block: number })[] = [];
  reviewed.captions.forEach((caption, index) => {
    const { flag } = caption;
    if (shown.has(flag.block) && flag.scope === 'block') slots.set(flag.block, index);
    const block = pairedBlock(reviewed, caption);
    const isTied = block !== null && shown.has(block);
    const isSpan = flag.scope === 'span' && shown.has(flag.block);
    if (isTied) highlights.push(...tiesIn(caption, block, cardAt(index)));
    if (isSpan) highlights.push(spanOf(caption, cardAt(index)));
  });
  const highlightsAt = groupBy(highlights, ({ block }) => block);
  return blocks.map((block) => {
    const range = reviewed.document.blocks[block]!;
    const index = slots.get(block);
    return {
      block,
      number: numbers[block] ?? null,
      kind: index !== undefined ? 'caption' : range.kind === 'paragraph' ? 'paragraph' : 'heading',
      slot: index === undefined ? null : cardAt(index),
      segments: segmentsOf(reviewed.document.text, range, highlightsAt.get(block) ?? []),
    };
  });
}

/** Begins a band at every row that has cards level with it. */
export function bandsOf(rows: readonly Row[], cards: readonly Card[]): readonly Band[] {
  const cardsAt = groupBy(cards, ({ level }) => level);
  const bands: { first: Row; cards: readonly Card[]; rest: Row[] }[] = [];
  for (const row of rows) {
    const level = cardsAt.get(row.block);
    const last = bands[bands.length - 1];
    if (level || !last) bands.push({ first: row, cards: level ?? [], rest: [] });
    else last.rest.push(row);
  }
  return bands;
}

function tiesIn(
  caption: ReviewedCaption,
  block: number,
  card: Card,
): readonly (Highlight & { readonly block: number })[] {
  const state = card.isCurrent ? ['is-current'] : [];
  return strongestTies(caption, block)
    .filter((tie) => tie.kind !== 'position')
    .map((tie) => ({
      block,
      start: tie.matchStart,
      end: tie.matchEnd,
      classes: ['tie', `of-${card.number}`, ...state],
    }));
}

function spanOf({ flag }: ReviewedCaption, card: Card): Highlight & { readonly block: number } {
  const state = card.isCurrent ? ['is-current'] : [];
  const { start, end, block } = flag;
  return { block, start, end, classes: ['span', `of-${card.number}`, card.state, ...state] };
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => number,
): ReadonlyMap<number, readonly Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
