import { textOf, type Problem } from '../../document/index.js';
import {
  isSettled,
  nextUndecided,
  pairedBlock,
  type PastChange,
  type ReviewedDocument,
} from '../../review/index.js';
import type { Notice } from '../addresses.js';
import { shorten } from '../words.js';
import { cardOf, type Card } from './card.js';
import { contentMark, paragraphNumbers } from './paragraphNumbers.js';
import { partsOf } from './parts.js';
import { bandsOf, rowsOf, type Band } from './rows.js';

/** A paragraph that the list of all of them offers. */
export interface ParagraphChoice {
  readonly paragraph: string;
  readonly number: number;
  readonly excerpt: string;
}

/** Which of its pages a long document is at, from 1. */
export interface ShownPart {
  readonly number: number;
  readonly count: number;
}

/** All that a document's page shows. */
export interface DocumentScreen {
  readonly id: string;
  readonly name: string;
  /** Stands for the bytes that the paragraphs are numbered in. */
  readonly content: string;
  readonly bands: readonly Band[];
  /** Null where the document has one page. */
  readonly part: ShownPart | null;
  readonly captions: number;
  readonly settled: number;
  readonly current: Card | null;
  readonly previous: string | null;
  readonly next: string | null;
  /** The next caption that is undecided; null where all is settled. */
  readonly nextUndecided: string | null;
  /** How many paragraphs have a number. */
  readonly paragraphCount: number;
  /** Every paragraph to choose among; empty where there are so many that a person names one by its number. */
  readonly paragraphs: readonly ParagraphChoice[];
  /** Whether every card has its evidence and lists every paragraph, or the current one alone. */
  readonly isFull: boolean;
  readonly lost: readonly { readonly excerpt: string }[];
  /** The first of the lines that could not be read, and how many there are. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

/** Where a document's page is at, and what it says beside the document. */
export interface DocumentPlace {
  /** The caption to be at; null for the first undecided one. */
  readonly at: string | null;
  /** The page of a long document, from 1, where no caption is asked for; null for that of the caption. */
  readonly part: number | null;
  readonly notice: Notice | null;
  /** How many captions of all documents say the same, by what they say. */
  readonly alike: ReadonlyMap<string, number>;
  /** What was decided about each caption, the latest first. */
  readonly history: ReadonlyMap<string, readonly PastChange[]>;
}

/** Paragraphs that a list offers, entries in all the lists of a page, and cards that all show their evidence. */
const mostListed = 200;
const mostChoices = 1000;
const mostEvidence = 6;
/** Lines that could not be read which a page names; it counts the others. */
const mostProblems = 50;

/** Lays a document out for its page. */
export function documentScreen(reviewed: ReviewedDocument, place: DocumentPlace): DocumentScreen {
  const levels = levelsOf(reviewed);
  const parts = partsOf(reviewed.document.blocks.length, levels);
  const asked = place.at === null && place.part !== null ? parts[place.part - 1] : undefined;
  const current = asked
    ? levels.findIndex((level) => asked.first <= level && level < asked.end)
    : currentOf(reviewed, place.at);
  const level = levels[current] ?? 0;
  const part = asked ?? parts.find(({ first, end }) => first <= level && level < end) ?? parts[0]!;
  const blocks = Array.from({ length: part.end - part.first }, (_, index) => part.first + index);
  const count = parts.length;
  const shown = count === 1 ? null : { number: parts.indexOf(part) + 1, count };
  return screenOf(reviewed, place, { current, blocks, levels, part: shown, onlyCurrent: false });
}

/** The part of a document that one caption is decided from: its paragraph, its own place and their neighbours. */
export function captionScreen(reviewed: ReviewedDocument, place: DocumentPlace): DocumentScreen {
  const levels = levelsOf(reviewed);
  const current = currentOf(reviewed, place.at);
  const own = reviewed.captions[current]?.flag.block;
  const near = [own, levels[current]].flatMap((block) =>
    block === undefined ? [] : [block - 1, block, block + 1],
  );
  const blocks = [...new Set(near)].filter((block) => reviewed.document.blocks[block]).sort((a, b) => a - b);
  return screenOf(reviewed, place, { current, blocks, levels, part: null, onlyCurrent: true });
}

interface Frame {
  /** Place of the current caption among the captions; -1 for none. */
  readonly current: number;
  readonly blocks: readonly number[];
  readonly levels: readonly number[];
  readonly part: ShownPart | null;
  readonly onlyCurrent: boolean;
}

function screenOf(reviewed: ReviewedDocument, place: DocumentPlace, frame: Frame): DocumentScreen {
  const { entry, captions } = reviewed;
  const { current, blocks, levels } = frame;
  const currentId = captions[current]?.id ?? null;
  const numbers = paragraphNumbers(reviewed);
  const shown = new Set(blocks);
  const cardContext = { ...place, reviewed, paragraphNumbers: numbers, shown, current: currentId };
  const known = new Map<number, Card>();
  const cardAt = (index: number): Card => {
    const card = known.get(index) ?? cardOf(cardContext, captions[index]!, index);
    known.set(index, card);
    return card;
  };
  const places = captions.flatMap((_, index) =>
    (frame.onlyCurrent ? index === current : shown.has(levels[index]!)) ? [index] : [],
  );
  const paragraphCount = numbers.filter((number) => number !== null).length;
  const paragraphs = paragraphCount > mostListed ? [] : choicesOf(reviewed, numbers);
  const lists = paragraphs.length * places.length;
  return {
    id: entry.id,
    name: entry.name,
    content: contentMark(reviewed),
    bands: bandsOf(rowsOf({ reviewed, numbers, cardAt }, blocks), places.map(cardAt)),
    part: frame.part,
    captions: captions.length,
    settled: captions.filter(({ record }) => isSettled(record.caption.decision)).length,
    current: current < 0 ? null : cardAt(current),
    previous: captions[current - 1]?.id ?? null,
    next: captions[current + 1]?.id ?? null,
    nextUndecided: nextUndecided(reviewed, currentId)?.id ?? null,
    paragraphCount,
    paragraphs,
    isFull: places.length <= mostEvidence && lists <= mostChoices,
    lost: reviewed.lost.map(({ record }) => ({ excerpt: record.excerpt })),
    problems: reviewed.document.problems.slice(0, mostProblems),
    problemCount: reviewed.document.problems.length,
  };
}

/** The block that each card stands level with. */
function levelsOf(reviewed: ReviewedDocument): readonly number[] {
  return reviewed.captions.map((caption) => pairedBlock(reviewed, caption) ?? caption.flag.block);
}

/** The place of the caption that was asked for, else of the first undecided one, else of the first; -1 for none. */
function currentOf(reviewed: ReviewedDocument, at: string | null): number {
  const { captions } = reviewed;
  const present = captions.findIndex(({ id }) => id === at);
  if (present >= 0) return present;
  const undecided = nextUndecided(reviewed, null);
  return undecided ? captions.indexOf(undecided) : captions.length > 0 ? 0 : -1;
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
