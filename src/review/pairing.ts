import type { PairDecision } from './decision.js';
import { isSettled } from './decision.js';
import type { ReviewedCaption, ReviewedDocument } from './workspace.js';

/**
 * The block that a caption belongs to, as an index in `document.blocks`: the one a person chose, else the
 * one the analysis found; null for none. A chosen paragraph that has changed since counts as not chosen.
 */
export function pairedBlock(reviewed: ReviewedDocument, caption: ReviewedCaption): number | null {
  const { decision } = caption.record.pair;
  if (decision?.action === 'none') return null;
  const chosen = decision === null ? -1 : reviewed.paragraphs.indexOf(decision.paragraph);
  return chosen >= 0 ? chosen : (caption.flag.pair?.block ?? null);
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
  const block = reviewed.paragraphs.indexOf(paragraph);
  if (block < 0) return null;
  return { action: block === caption.flag.pair?.block ? 'confirm' : 'change', paragraph };
}

/** The first undecided caption after another one, from the top again at the end; null where none is left. */
export function nextUndecided(reviewed: ReviewedDocument, after: string | null): ReviewedCaption | null {
  const { captions } = reviewed;
  const from = captions.findIndex(({ id }) => id === after) + 1;
  const inTurn = [...captions.slice(from), ...captions.slice(0, from)];
  const unsettled = inTurn.filter(({ record }) => !isSettled(record.caption.decision));
  return unsettled.find(({ record }) => record.caption.decision === null) ?? unsettled[0] ?? null;
}
