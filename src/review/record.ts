import type {
  CaptionDecision,
  CommentDecision,
  Decision,
  PairDecision,
  Settlement,
  Subject,
} from './decision.js';

/** What stands for one subject of a caption, and since when. */
export interface Standing<Decision> {
  /** Null where nothing was decided, or the decision was undone. */
  readonly decision: Decision | null;
  /** Grows with every change; 0 where there was none. A form sends back the one that it was filled from. */
  readonly revision: number;
  readonly author: string;
  /** ISO 8601, UTC; empty where there was no change. */
  readonly at: string;
}

/** Everything that stands for a caption. */
export interface CaptionRecord {
  readonly caption: Standing<CaptionDecision>;
  readonly pair: Standing<PairDecision>;
  readonly comment: Standing<CommentDecision>;
  /** The caption's text when it was last decided. */
  readonly excerpt: string;
}

/** A decision that somebody wants recorded. */
export interface Proposal {
  readonly document: string;
  /** The caption's fingerprint. */
  readonly caption: string;
  /** The caption's text, kept so that a decision can be shown when its caption is gone. */
  readonly excerpt: string;
  readonly settlement: Settlement;
  /** The revision that the person saw. */
  readonly seen: number;
  readonly author: string;
}

/** One decision that somebody wants recorded for many captions, as one step. */
export interface CommonProposal extends Pick<Proposal, 'settlement' | 'author'> {
  readonly captions: readonly Pick<Proposal, 'document' | 'caption' | 'excerpt'>[];
  /** The latest revision of any caption when the person saw them. */
  readonly seen: number;
}

/** What became of a common proposal: how many captions it was recorded for, and how many someone had decided since. */
export interface CommonOutcome {
  readonly recorded: number;
  readonly overtaken: number;
}

/** What became of a proposal: `conflict` where someone else decided otherwise since it was seen. */
export type Outcome =
  | { readonly kind: 'recorded'; readonly revision: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'conflict'; readonly theirs: Standing<Decision> };

/** One change of one subject, as a step made it. */
export interface Change {
  readonly document: string;
  readonly caption: string;
  readonly excerpt: string;
  readonly subject: Subject;
  readonly before: Settlement | null;
  readonly after: Settlement | null;
}

/** One change as the history of a caption shows it. */
export interface PastChange {
  readonly settlement: Settlement | null;
  readonly kind: HistoryKind;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** How a change came about. */
export type HistoryKind = 'decide' | 'undo' | 'redo' | 'import';

/** Something that was settled elsewhere, to be recorded as it is, with who did and when. */
export interface Import extends Pick<Proposal, 'document' | 'caption' | 'excerpt' | 'settlement' | 'author'> {
  readonly at: string;
}

/** What became of one import. */
export interface ImportOutcome {
  /** `conflict` where another decision stood, which stays unless the imported one is to prevail. */
  readonly kind: 'new' | 'same' | 'conflict';
  /** What stood before; null for nothing. */
  readonly stood: Settlement | null;
}

/** A change as the history has it. */
export interface RecordedChange extends Change {
  readonly revision: number;
  /** Changes with the same number were made as one. */
  readonly step: number;
  readonly kind: HistoryKind;
  readonly author: string;
}

/**
 * What became of an undo or redo: `changed` with what it changed, which leaves out captions that were decided anew
 * since; `overtaken` where all were.
 */
export type StepOutcome =
  | { readonly kind: 'changed'; readonly changes: readonly Change[] }
  | { readonly kind: 'overtaken'; readonly changes: readonly Change[] }
  | { readonly kind: 'nothing' };

/** A step that can be taken back or made again, by its first change. */
export interface Step extends Change {
  /** How many captions it changed. */
  readonly size: number;
}

/** What undo and redo would do next, for a person to see; null where there is nothing. */
export interface NextSteps {
  readonly undo: Step | null;
  readonly redo: Step | null;
}

/** What stands where nothing was ever decided. */
export const untouched = { decision: null, revision: 0, author: '', at: '' } as const;

/** A caption that nothing was ever decided about. */
export const emptyRecord: CaptionRecord = {
  caption: untouched,
  pair: untouched,
  comment: untouched,
  excerpt: '',
};

/** Whether anything stands for a caption: a decision about its text or pair, or a comment. */
export function holdsAnything({ caption, pair, comment }: CaptionRecord): boolean {
  return (caption.decision ?? pair.decision) !== null || comment.decision?.action === 'comment';
}
