import {
  longestComment,
  longestExcerpt,
  longestReplacement,
  readCaptionDecision,
  readCommentDecision,
  readPairDecision,
  type CaptionDecision,
  type CommentDecision,
  type Decision,
} from './decision.js';
import { emptyRecord, holdsAnything, untouched, type CaptionRecord, type Standing } from './record.js';

/** One decided caption, as a line of a decision file. Revisions in it order its members and mean nothing else. */
export interface DecisionLine {
  /** The document's path relative to the folder that was reviewed, with `/`. */
  readonly document: string;
  /** The caption's fingerprint. */
  readonly fingerprint: string;
  readonly record: CaptionRecord;
}

/** What is wrong with a line of a decision file. */
export interface DecisionFault {
  /** Line number, from 1. */
  readonly line: number;
  /** What is wrong and what to do, one sentence. */
  readonly message: string;
}

/** A decision file as it was read: its lines, and what could not be understood. */
export interface DecisionFile {
  readonly lines: readonly DecisionLine[];
  readonly faults: readonly DecisionFault[];
}

const fingerprintForm = /^[0-9a-f]{12}-[0-9a-f]{8}-[0-9a-f]{8}(-[1-9][0-9]*)?$/;
const timeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const longestAuthor = 60;

/** The members of a line; each stands in this order or not at all. */
const memberNames = ['document', 'fingerprint', 'caption', 'decision', 'pair', 'comment', 'author', 'at'];

type Members = Readonly<Record<string, unknown>>;

/** Says what a line lacks; caught where the line is known. */
class LineFault extends Error {}

/**
 * Writes decided captions as JSONL, so that they can live under version control: sorted by document and
 * fingerprint, members in one order, a line end after each, and nothing that differs from machine to machine. What
 * was undone, taken off or skipped has no line. Parsing the text gives the same lines again.
 */
export function serialiseDecisions(lines: readonly DecisionLine[]): string {
  return lines
    .filter(({ record }) => isWritten(record))
    .sort((a, b) => compare(a.document, b.document) || compare(a.fingerprint, b.fingerprint))
    .map((line) => `${JSON.stringify(membersOf(line))}\n`)
    .join('');
}

/**
 * Reads decided captions from JSONL. Pure: what is wrong is told line by line, and it is for the caller to refuse the
 * file. Blank lines and Windows' line ends are no fault; members that are not known are, because they would be lost.
 */
export function parseDecisions(text: string): DecisionFile {
  const lines: DecisionLine[] = [];
  const faults: DecisionFault[] = [];
  const lineOf = new Map<string, number>();
  text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .forEach((source, index) => {
      if (source.trim() === '') return;
      const line = index + 1;
      try {
        const read = readLine(source);
        const key = `${read.document}\n${read.fingerprint}`;
        const other = lineOf.get(key);
        if (other !== undefined) {
          throw new LineFault(`It decides the same caption as line ${other}; leave one of the two.`);
        }
        lineOf.set(key, line);
        lines.push(read);
      } catch (error) {
        if (!(error instanceof LineFault)) throw error;
        faults.push({ line, message: error.message });
      }
    });
  return { lines, faults };
}

function isWritten(record: CaptionRecord): boolean {
  return holdsAnything({ ...record, caption: withoutSkip(record.caption) });
}

function withoutSkip(standing: Standing<CaptionDecision>): Standing<CaptionDecision> {
  return standing.decision?.action === 'skip' ? untouched : standing;
}

function withoutClear(standing: Standing<CommentDecision>): Standing<CommentDecision> {
  return standing.decision?.action === 'clear' ? untouched : standing;
}

/** A line's author and time are those of its latest member; others have their own beside them. */
function membersOf({ document, fingerprint, record }: DecisionLine): Members {
  const caption = withoutSkip(record.caption);
  const comment = withoutClear(record.comment);
  const standings = [caption, record.pair, comment].filter(({ decision }) => decision !== null);
  const latest = standings.reduce((first, each) => (each.at > first.at ? each : first));
  const { author, at } = latest;
  const member = (standing: Standing<Decision>, decision: Members | null): Members =>
    decision === null
      ? {}
      : {
          ...decision,
          ...(standing.author === author ? {} : { author: standing.author }),
          ...(standing.at === at ? {} : { at: standing.at }),
        };
  const text = comment.decision?.action === 'comment' ? { text: comment.decision.text } : null;
  return {
    document,
    fingerprint,
    caption: record.excerpt,
    ...(caption.decision && { decision: member(caption, caption.decision) }),
    ...(record.pair.decision && { pair: member(record.pair, record.pair.decision) }),
    ...(text && { comment: member(comment, text) }),
    author,
    at,
  };
}

function readLine(source: string): DecisionLine {
  const members = readObject(source);
  const unknown = Object.keys(members).find((name) => !memberNames.includes(name));
  if (unknown !== undefined) {
    throw new LineFault(`It has a member "${unknown}"; known ones are ${memberNames.join(', ')}.`);
  }
  const fingerprint = members.fingerprint;
  if (typeof fingerprint !== 'string' || !fingerprintForm.test(fingerprint)) {
    throw new LineFault('"fingerprint" is none: 12, 8 and 8 hexadecimal digits with dashes between them.');
  }
  if (typeof members.caption !== 'string') throw new LineFault('"caption" is not the text of a caption.');
  const line: DecisionLine = {
    document: readDocument(members.document),
    fingerprint,
    record: rankedByTime({
      ...emptyRecord,
      excerpt: members.caption,
      caption: readMember(members, 'decision', readSettled),
      pair: readMember(members, 'pair', readPairDecision),
      comment: readMember(members, 'comment', readComment),
    }),
  };
  if (holdsAnything(line.record)) return line;
  throw new LineFault('It holds no decision, pair or comment.');
}

function readObject(source: string): Members {
  if (/^(<{7}|={7}|>{7}|\|{7})/.test(source)) {
    throw new LineFault('A merge conflict is left here: settle it, then try again.');
  }
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new LineFault('It is no JSON.');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members;
  throw new LineFault('It is no JSON object.');
}

function readDocument(value: unknown): string {
  if (typeof value === 'string' && isRelativePath(value)) return value;
  throw new LineFault('"document" is no relative path with "/" between its parts.');
}

/** Paths that lead up may only begin so: the folder beside the first one that was opened. */
function isRelativePath(path: string): boolean {
  const parts = path.replace(/^(\.\.\/)+/, '').split('/');
  return !/[\0\\]/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

const expected: Readonly<Record<string, string>> = {
  decision: `remove, keep, mark, or replace with a text of at most ${longestReplacement} characters`,
  pair: `none, or confirm or change with a paragraph and an excerpt of at most ${longestExcerpt} characters`,
  comment: `a text of at most ${longestComment} characters`,
};

function readMember<Value extends Decision>(
  members: Members,
  name: 'decision' | 'pair' | 'comment',
  read: (value: unknown) => Value | null,
): Standing<Value> {
  const value = members[name];
  if (value === undefined || value === null) return untouched;
  const decision = read(value);
  if (decision === null) throw new LineFault(`"${name}" is none: ${expected[name]!}.`);
  const own = value as Members;
  return {
    decision,
    revision: 1,
    author: readAuthor(own.author ?? members.author),
    at: readTime(own.at ?? members.at),
  };
}

/** Skipping settles nothing, so it is no decision of a file. */
function readSettled(value: unknown): CaptionDecision | null {
  const decision = readCaptionDecision(value);
  return decision?.action === 'skip' ? null : decision;
}

function readComment(value: unknown): CommentDecision | null {
  const decision = readCommentDecision({ action: 'comment', text: (value as Members).text });
  return decision?.action === 'comment' ? decision : null;
}

function readAuthor(value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name !== '' && name.length <= longestAuthor) return name;
  throw new LineFault(`"author" is no name of at most ${longestAuthor} characters.`);
}

function readTime(value: unknown): string {
  if (typeof value === 'string' && timeForm.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new LineFault('"at" is no time such as 2026-03-01T10:42:00.000Z.');
}

/** Numbers what stands by its time, as a database would have. */
function rankedByTime(record: CaptionRecord): CaptionRecord {
  const times = [record.caption.at, record.pair.at, record.comment.at].sort();
  const ranked = <Value>(standing: Standing<Value>): Standing<Value> =>
    standing.revision === 0 ? standing : { ...standing, revision: times.lastIndexOf(standing.at) + 1 };
  const { caption, pair, comment, excerpt } = record;
  return { caption: ranked(caption), pair: ranked(pair), comment: ranked(comment), excerpt };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
