import type { Analysis } from '../analyse.js';
import { decisionInWords } from '../report/decisionWords.js';
import type { DecidedBefore } from '../report/reporters.js';
import { isSettled } from '../review/decision.js';
import type { DecisionBook } from '../review/decisionBook.js';
import type { DecisionLine } from '../review/decisionFile.js';

/** Decisions that a check takes as settled: what they cover is not reported, what they cover no longer is told. */
export class Baseline {
  private settled = 0;
  private readonly stale: DecisionLine[] = [];

  /** @param asked the files, folders and globs that are checked. */
  constructor(
    private readonly book: DecisionBook,
    private readonly asked: readonly string[],
  ) {}

  /** The analysis without the flags that somebody settled. */
  leaveOut(path: string, { document, flags }: Analysis): Analysis {
    const { records, stale } = this.book.decisionsOf(path, document, flags);
    this.stale.push(...stale);
    const open = flags.filter((_, index) => !isSettled(records[index]!.caption.decision));
    this.settled += flags.length - open.length;
    return { document, flags: open };
  }

  /** What was left out of every analysis, and which decisions had nothing to leave out. */
  outcome(): DecidedBefore {
    const lines = [...this.stale, ...this.book.lostBelow(this.asked)];
    return { settled: this.settled, stale: lines.map(staleOf) };
  }
}

function staleOf({ document, record }: DecisionLine) {
  const { caption, pair, comment, excerpt } = record;
  const decision = caption.decision ?? pair.decision ?? comment.decision;
  return { path: document, text: excerpt, decision: decision === null ? '' : decisionInWords(decision) };
}
