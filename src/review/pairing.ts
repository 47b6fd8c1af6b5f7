import { textOf } from '../document/index.js';
import { isSettled, longestExcerpt, type PairDecision } from './decision.js';
import type { ReviewedCaption } from './reading.js';
import type { ReviewedDocument } from './workspace.js';

/**
 * The block that a caption belongs to, as an index in `document.blocks`: the one a person chose, else the
 * one the analysis found; null for none. A chosen paragraph that has changed since counts as not chosen.
 */
export function pairedBlock(reviewed: ReviewedDocument, caption: ReviewedCaption): number | null {
  const { decision } = caption.record.pair;
  if (decision?.action === 'none') return null;
  const chosen = decision === null ? undefined : reviewed.blockOf.get(decision.paragraph);
  return chosen ?? caption.flag.pair?.block ?? null;
}

/**
 * The decision that says a caption belongs to a paragraph: a confirmation where the analysis says so too.
 *
 * @param paragraph the paragraph's fingerprint; empty for none.
 * @returns null where the document has no such paragraph.
 */
export function pairDecisionFor(
  reviewed: ReviewedDocument,
  caption: ReviewedCaption,
  paragraph: string,
): PairDecision | null {
  if (paragraph === '') return { action: 'none' };
  const block = reviewed.blockOf.get(paragraph);
  if (block === undefined) return null;
  const excerpt = beginningOf(textOf(reviewed.document, reviewed.document.blocks[block]!));
  return { action: block === caption.flag.pair?.block ? 'confirm' : 'change', paragraph, excerpt };
}

/** As much of a paragraph as tells a reader which one it is, on one line. */
function beginningOf(paragraph: string): string {
  const line = paragraph
    .slice(0, 2 * longestExcerpt)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= longestExcerpt) return line;
  return line.slice(0, longestExcerpt).replace(/[\uD800-\uDBFF]$/, '');
}

/** The first undecided caption after another one, from the top again at the end; null where none is left. */
export function nextUndecided(reviewed: ReviewedDocument, after: string | null): ReviewedCaption | null {
  const { captions } = reviewed;
  const from = captions.findIndex(({ id }) => id === after) + 1;
  const inTurn = [...captions.slice(from), ...captions.slice(0, from)];
  const unsettled = inTurn.filter(({ record }) => !isSettled(record.caption.decision));
  return unsettled.find(({ record }) => record.caption.decision === null) ?? unsettled[0] ?? null;
}
