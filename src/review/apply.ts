import type { Flag } from '../detect/flag.js';
import { applySplices, formatOf, type Document, type FormatRefusal, type Splice } from '../document/index.js';
import type { CaptionDecision } from './decision.js';

/** A decision that the document's format cannot carry out; the caption stays as it is. */
export interface Refusal {
  readonly flag: Flag;
  /** Why, for a person to read. */
  readonly reason: string;
}

/** A source with its decisions applied. */
export interface CleanedSource {
  /** Outside the decided captions, the original code unit for code unit. */
  readonly source: string;
  /** How many captions were removed, replaced or marked. */
  readonly changed: number;
  /** How many flags have no decision yet, or were skipped: they stay as they are. */
  readonly undecided: number;
  readonly refusals: readonly Refusal[];
}

/**
 * Applies decisions to a document through its format. Pure.
 *
 * @param flags in order of `start`, never overlapping.
 * @param decisionOf what was settled for a flag; null for nothing yet.
 */
export function cleanSource(
  document: Document,
  flags: readonly Flag[],
  decisionOf: (flag: Flag, index: number) => CaptionDecision | null,
): CleanedSource {
  const removed: Flag[] = [];
  const splices: Splice[] = [];
  const refusals: Refusal[] = [];
  let undecided = 0;
  let rewritten = 0;
  flags.forEach((flag, index) => {
    const decision = decisionOf(flag, index);
    if (decision === null || decision.action === 'skip') {
      undecided++;
      return;
    }
    if (decision.action === 'keep') return;
    if (decision.action === 'remove') {
      removed.push(flag);
      return;
    }
    const answer = splicesOf(document, flag, decision);
    if ('refusal' in answer) refusals.push({ flag, reason: answer.refusal });
    else {
      splices.push(...answer);
      rewritten++;
    }
  });
  const changed = removed.length + rewritten;
  splices.push(...formatOf(document).removeAll(document, removed));
  const source = applySplices(document.source, inOrder(splices));
  return { source, changed, undecided, refusals };
}

/**
 * Splices in order of their places, insertions before what begins there. What two changes both need, such as the
 * quotation marks around a cell, is done once.
 */
function inOrder(splices: readonly Splice[]): readonly Splice[] {
  const ordered = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  return ordered.filter((splice, i) => {
    const { start, end, text } = ordered[i - 1] ?? {};
    return start !== splice.start || end !== splice.end || text !== splice.text;
  });
}

/** Why the document's format cannot mark a caption as being in its language; null where it can. */
export function refusalToMark(document: Document, flag: Flag): string | null {
  const answer = formatOf(document).mark(document, flag, flag.language);
  return 'refusal' in answer ? answer.refusal : null;
}

function splicesOf(
  document: Document,
  flag: Flag,
  decision: Extract<CaptionDecision, { action: 'replace' | 'mark' }>,
): readonly Splice[] | FormatRefusal {
  const format = formatOf(document);
  return decision.action === 'replace'
    ? format.replace(document, flag, decision.text)
    : format.mark(document, flag, flag.language);
}
