import { textOf } from '../../document/index.js';
import {
  nextUndecided,
  pairedBlock,
  type ReviewedCaption,
  type ReviewedDocument,
} from '../../review/index.js';
import type { Notice } from '../addresses.js';
import { shorten } from '../words.js';
import { cardOf, strongestTies, type Card, type CardContext } from './card.js';
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

/** A paragraph that the list of all of them offers. */
export interface ParagraphChoice {
  readonly paragraph: string;
  readonly number: number;
  readonly excerpt: string;
}

/** All that a document's page shows. */
export interface DocumentScreen {
  readonly id: string;
  readonly name: string;
  readonly bands: readonly Band[];
  readonly captions: number;
  readonly settled: number;
  readonly current: Card | null;
  readonly previous: string | null;
  readonly next: string | null;
  /** The next caption that is undecided; null where all is settled. */
  readonly nextUndecided: string | null;
  readonly paragraphs: readonly ParagraphChoice[];
  /** Whether every card lists every paragraph; in a large document only the current one does. */
  readonly listsParagraphsEverywhere: boolean;
  readonly lost: readonly { readonly excerpt: string }[];
}

/** Entries in all the lists of paragraphs of a page. */
const mostChoices = 1500;

/** Where a document's page is at, and what it says beside the document. */
export interface DocumentPlace {
  /** The caption to be at; null for the first undecided one. */
  readonly at: string | null;
  readonly notice: Notice | null;
  /** How many captions of all documents say the same, by what they say. */
  readonly alike: ReadonlyMap<string, number>;
}

/** Lays a document out for its page. */
export function documentScreen(
  reviewed: ReviewedDocument,
  { at, notice, alike }: DocumentPlace,
): DocumentScreen {
  const { entry, captions } = reviewed;
  const present = captions.some(({ id }) => id === at) ? at : null;
  const current = present ?? nextUndecided(reviewed, null)?.id ?? captions[0]?.id ?? null;
  const paragraphNumbers = numbersOf(reviewed);
  const context: CardContext = { reviewed, paragraphNumbers, current, notice, alike };
  const cards = captions.map((caption, index) => cardOf(context, caption, index));
  const position = captions.findIndex(({ id }) => id === current);
  const paragraphs = choicesOf(reviewed, paragraphNumbers);
  return {
    id: entry.id,
    name: entry.name,
    bands: bandsOf(rowsOf(reviewed, paragraphNumbers, cards), cards),
    captions: captions.length,
    settled: cards.filter((card) => card.state === 'settled').length,
    current: cards[position] ?? null,
    previous: captions[position - 1]?.id ?? null,
    next: captions[position + 1]?.id ?? null,
    nextUndecided: nextUndecided(reviewed, current)?.id ?? null,
    paragraphs,
    listsParagraphsEverywhere: paragraphs.length * captions.length <= mostChoices,
    lost: reviewed.lost.map(({ record }) => ({ excerpt: record.excerpt })),
  };
}

/** Numbers the blocks that are not captions as a whole, from 1. */
function numbersOf({ document, captions }: ReviewedDocument): readonly (number | null)[] {
  const slots = new Set(captions.filter(({ flag }) => flag.scope === 'block').map(({ flag }) => flag.block));
  let count = 0;
  return document.blocks.map((_, block) => (slots.has(block) ? null : ++count));
}

function choicesOf(
  reviewed: ReviewedDocument,
  numbers: readonly (number | null)[],
): readonly ParagraphChoice[] {
  return reviewed.document.blocks.flatMap((block, index) => {
    const number = numbers[index] ?? null;
    if (number === null) return [];
    return {
      paragraph: reviewed.paragraphs[index]!,
      number,
      excerpt: shorten(textOf(reviewed.document, block), 60),
    };
  });
}

function rowsOf(
  reviewed: ReviewedDocument,
  numbers: readonly (number | null)[],
  cards: readonly Card[],
): readonly Row[] {
  const { document, captions } = reviewed;
  const highlightsAt = highlightsOf(reviewed, cards);
  const slots = new Map<number, Card>();
  captions.forEach(({ flag }, index) => {
    if (flag.scope === 'block') slots.set(flag.block, cards[index]!);
  });
  return document.blocks.map((range, block) => {
    const slot = slots.get(block) ?? null;
    return {
      block,
      number: numbers[block] ?? null,
      kind: slot ? 'caption' : range.kind === 'paragraph' ? 'paragraph' : 'heading',
      slot,
      segments: segmentsOf(document.text, range, highlightsAt.get(block) ?? []),
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

/** In the paragraphs: the words that tie captions to them, and captions that are parts of them. */
function highlightsOf(
  reviewed: ReviewedDocument,
  cards: readonly Card[],
): ReadonlyMap<number, readonly Highlight[]> {
  const all = reviewed.captions.flatMap((caption, index) => highlightsFor(reviewed, caption, cards[index]!));
  return groupBy(all, ({ block }) => block);
}

function highlightsFor(
  reviewed: ReviewedDocument,
  caption: ReviewedCaption,
  card: Card,
): readonly (Highlight & { readonly block: number })[] {
  const state = card.isCurrent ? ['is-current'] : [];
  const block = pairedBlock(reviewed, caption);
  const ties = strongestTies(caption, block)
    .filter((tie) => tie.kind !== 'position')
    .map((tie) => ({
      block: block!,
      start: tie.matchStart,
      end: tie.matchEnd,
      classes: ['tie', `of-${card.number}`, ...state],
    }));
  if (caption.flag.scope === 'block') return ties;
  const { start, end } = caption.flag;
  return [
    ...ties,
    { block: caption.flag.block, start, end, classes: ['span', `of-${card.number}`, card.state, ...state] },
  ];
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
