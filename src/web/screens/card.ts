import type { PairCandidate, PairEvidence, TieKind } from '../../align/pair.js';
import { textOf } from '../../document/index.js';
import {
  isSettled,
  pairedBlock,
  refusalToMark,
  wordsOf,
  type CaptionDecision,
  type PastChange,
  type ReviewedCaption,
  type ReviewedDocument,
} from '../../review/index.js';
import type { Notice } from '../addresses.js';
import {
  certainty,
  fit,
  languageName,
  noticeWords,
  pastInWords,
  percent,
  shorten,
  tieWords,
  verdict,
} from '../words.js';
import { segmentsOf, type Segment } from './highlight.js';

/** A paragraph that a key or button picks. */
export interface PairOption {
  /** The key that picks it. */
  readonly key: string;
  /** The paragraph's fingerprint. */
  readonly paragraph: string;
  readonly block: number;
  /** The words of it that tie the caption to it, as ranges in the paragraph: `0-5 12-18`. */
  readonly ties: string;
  /** The number that stands beside it on the page. */
  readonly number: number | null;
  /** How it begins; empty where it is on the page. */
  readonly excerpt: string;
  readonly score: string;
  readonly isChosen: boolean;
}

/** A line of a caption's history. */
export interface PastLine {
  readonly author: string;
  readonly deed: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Everything that a caption's card shows; only texts and choices, nothing left to work out. */
export interface Card {
  readonly id: string;
  /** Counts the captions of the document from 1. */
  readonly number: number;
  /** The block that the card stands level with. */
  readonly level: number;
  readonly isCurrent: boolean;
  readonly state: 'undecided' | 'skipped' | 'settled';
  readonly action: CaptionDecision['action'] | null;
  readonly verdict: string;
  readonly author: string;
  readonly replacement: string;
  readonly notice: string;
  /** How many captions of all documents say the same, this one among them. */
  readonly alike: number;
  readonly language: string;
  readonly languageName: string;
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly confidence: string;
  readonly certainty: string;
  /** The revisions that the card shows: of the decision, of the pair and of the comment. */
  readonly seen: string;
  /** What somebody says about it; null where nobody does. */
  readonly comment: { readonly text: string; readonly author: string } | null;
  /** Who decided what and when, the latest first. */
  readonly past: readonly PastLine[];
  readonly pair: {
    readonly block: number | null;
    readonly number: number | null;
    readonly summary: string;
    readonly decided: string;
  };
  readonly options: readonly PairOption[];
  /** The words and features that decided the verdict, the weightiest first. */
  readonly words: readonly { readonly token: string; readonly weight: string; readonly isFeature: boolean }[];
  readonly ties: readonly { readonly token: string; readonly match: string; readonly kind: string }[];
}

/** What a card needs to know of its page. */
export interface CardContext {
  readonly reviewed: ReviewedDocument;
  /** The numbers that stand beside the blocks; null for a block that is a caption itself. */
  readonly paragraphNumbers: readonly (number | null)[];
  /** The blocks that are on the page. */
  readonly shown: ReadonlySet<number>;
  /** The caption that the page is at, and what it has to say about the action before. */
  readonly current: string | null;
  readonly notice: Notice | null;
  /** How many captions say the same, by what they say. */
  readonly alike: ReadonlyMap<string, number>;
  /** What was decided about each caption, the latest first. */
  readonly history: ReadonlyMap<string, readonly PastChange[]>;
}

/** Keys pick at most so many paragraphs. */
const optionCount = 3;
/** Changes that a card lists, the latest ones. */
const mostPast = 20;
/** Words that are shown as tying a caption to its paragraph. */
const mostTies = 8;

/** The card of one caption. */
export function cardOf(context: CardContext, caption: ReviewedCaption, index: number): Card {
  const { reviewed, current } = context;
  const { flag, record, id } = caption;
  const { decision } = record.caption;
  const block = pairedBlock(reviewed, caption);
  return {
    id,
    number: index + 1,
    level: block ?? flag.block,
    isCurrent: id === current,
    state: decision === null ? 'undecided' : isSettled(decision) ? 'settled' : 'skipped',
    action: decision?.action ?? null,
    verdict: decision === null ? '' : verdict(decision, flag.language),
    author: decision === null ? '' : record.caption.author,
    replacement: decision?.action === 'replace' ? decision.text : '',
    notice: id === current ? noticeFor(context, caption) : '',
    alike: context.alike.get(wordsOf(id)) ?? 1,
    language: flag.language,
    languageName: languageName(flag.language),
    text: flag.text,
    segments: captionSegments(reviewed, caption),
    confidence: percent(flag.confidence),
    certainty: certainty(flag.confidence),
    seen: [record.caption, record.pair, record.comment].map(({ revision }) => revision).join(' '),
    comment: commentOf(caption),
    past: (context.history.get(id) ?? []).slice(0, mostPast).map(pastLineOf),
    pair: pairOf(context, caption),
    options: optionsOf(context, caption),
    words: reasonsOf(reviewed, caption),
    ties: tiesOf(caption, block),
  };
}

function commentOf({ record: { comment } }: ReviewedCaption): Card['comment'] {
  const { decision, author } = comment;
  return decision?.action === 'comment' ? { text: decision.text, author } : null;
}

function pastLineOf(change: PastChange): PastLine {
  return { author: change.author, deed: pastInWords(change), at: change.at };
}

/** The words that tie a caption to a block most, the strongest first; none for a block that was not found to fit. */
export function strongestTies(caption: ReviewedCaption, block: number | null): readonly PairEvidence[] {
  const evidence = candidateOf(caption, block)?.evidence ?? [];
  return [...evidence].sort((a, b) => b.weight - a.weight).slice(0, mostTies);
}

function candidateOf(caption: ReviewedCaption, block: number | null): PairCandidate | undefined {
  return candidatesOf(caption).find((candidate) => candidate.block === block);
}

function candidatesOf({ flag }: ReviewedCaption): readonly PairCandidate[] {
  return flag.pair ? [flag.pair, ...flag.alternatives] : flag.alternatives;
}

function noticeFor({ reviewed, notice }: CardContext, caption: ReviewedCaption): string {
  if (notice === null) return '';
  if (notice !== 'mark') return noticeWords[notice];
  return refusalToMark(reviewed.document, caption.flag) ?? '';
}

/** Stronger words stand out more; features of the whole caption have no word to stand on. */
function captionSegments({ document }: ReviewedDocument, { flag }: ReviewedCaption): readonly Segment[] {
  const words = flag.evidence.filter((item) => item.weight >= 2 && item.token === textOf(document, item));
  const highlights = words.map((item) => ({
    start: item.start,
    end: item.end,
    classes: [item.weight >= 4 ? 'strong' : 'middling'],
  }));
  return segmentsOf(document.text, flag, highlights);
}

function pairOf({ reviewed, paragraphNumbers }: CardContext, caption: ReviewedCaption): Card['pair'] {
  const block = pairedBlock(reviewed, caption);
  const { decision } = caption.record.pair;
  const candidate = candidateOf(caption, block);
  const summary =
    block === null
      ? 'no paragraph'
      : candidate
        ? `${percent(candidate.score)}, ${fit(candidate.score)}`
        : 'your choice';
  const decided = { confirm: 'confirmed', change: 'chosen', none: 'decided' };
  return {
    block,
    number: block === null ? null : (paragraphNumbers[block] ?? null),
    summary,
    decided: decision === null ? '' : decided[decision.action],
  };
}

function optionsOf(
  { reviewed, paragraphNumbers, shown }: CardContext,
  caption: ReviewedCaption,
): readonly PairOption[] {
  const chosen = pairedBlock(reviewed, caption);
  return candidatesOf(caption)
    .slice(0, optionCount)
    .map((candidate, index) => ({
      key: String(index + 1),
      paragraph: reviewed.paragraphs[candidate.block]!,
      block: candidate.block,
      ties: tieRanges(caption, candidate),
      number: paragraphNumbers[candidate.block] ?? null,
      excerpt: shown.has(candidate.block) ? '' : shorten(textOf(reviewed.document, candidate), 90),
      score: percent(candidate.score),
      isChosen: candidate.block === chosen,
    }));
}

function tieRanges(caption: ReviewedCaption, candidate: PairCandidate): string {
  const ties = strongestTies(caption, candidate.block).filter((tie) => tie.kind !== 'position');
  const places = ties.map(
    (tie) => [tie.matchStart - candidate.start, tie.matchEnd - candidate.start] as const,
  );
  return [...new Set(places.map(([start, end]) => `${start}-${end}`))].join(' ');
}

function reasonsOf({ document }: ReviewedDocument, { flag }: ReviewedCaption): Card['words'] {
  return [...flag.evidence]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 8)
    .map((item) => ({
      token: item.token.replace(/^\((.*)\)$/, '$1'),
      weight: `${item.weight < 0 ? '−' : '+'}${Math.abs(item.weight).toFixed(1)}`,
      isFeature: item.token !== textOf(document, item),
    }));
}

function tiesOf(caption: ReviewedCaption, block: number | null): Card['ties'] {
  return strongestTies(caption, block).map((tie) => ({
    ...shownTie(tie.kind, tie.token, tie.match),
    kind: tieWords[tie.kind],
  }));
}

function shownTie(
  kind: TieKind,
  token: string,
  match: string,
): { readonly token: string; readonly match: string } {
  return kind === 'position' ? { token: 'where it stands', match: '' } : { token, match };
}
