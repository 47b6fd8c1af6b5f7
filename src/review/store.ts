import { recount } from './catalogue.js';
import { inTransaction, type Connection } from './database.js';
import {
  readCaptionDecision,
  readCommentDecision,
  readPairDecision,
  readSettlement,
  spellDecision,
  type Decision,
  type Settlement,
  type Subject,
} from './decision.js';
import {
  emptyRecord,
  untouched,
  type CaptionRecord,
  type Change,
  type CommonOutcome,
  type CommonProposal,
  type HistoryKind,
  type Import,
  type ImportOutcome,
  type NextSteps,
  type Outcome,
  type PastChange,
  type Proposal,
  type RecordedChange,
  type Standing,
  type Step,
  type StepOutcome,
} from './record.js';

interface ChangeRow {
  readonly document: string;
  readonly caption: string;
  readonly excerpt: string;
  readonly subject: Subject;
  readonly before: string | null;
  readonly after: string | null;
}

interface DecisionRow {
  readonly document: string;
  readonly caption: string;
  readonly subject: Subject;
  readonly value: string | null;
  readonly excerpt: string;
  readonly revision: number;
  readonly author: string;
  readonly at: string;
}

/** A row of the history but for what it changed. */
interface Entry {
  readonly kind: HistoryKind;
  readonly step: number;
  readonly author: string;
  readonly at?: string;
}

/** Keeps decisions: each one transaction, none overwritten unseen, every change in the history. */
export class DecisionStore {
  constructor(
    private readonly connection: Connection,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** What stands for the captions of a document, by fingerprint; undone decisions included, as null. */
  recordsOf(document: string): ReadonlyMap<string, CaptionRecord> {
    const rows = this.connection.prepare('SELECT * FROM decisions WHERE document = ?').all(document);
    return gatherRecords(rows as DecisionRow[]);
  }

  /** What stands for the captions of every document that anything was decided about, by document and fingerprint. */
  allRecords(): ReadonlyMap<string, ReadonlyMap<string, CaptionRecord>> {
    const rows = this.connection.prepare('SELECT * FROM decisions').all() as DecisionRow[];
    const documents = new Map<string, DecisionRow[]>();
    for (const row of rows) {
      const known = documents.get(row.document);
      if (known) known.push(row);
      else documents.set(row.document, [row]);
    }
    return new Map([...documents].map(([document, own]) => [document, gatherRecords(own)]));
  }

  /** Every change of a document's captions by fingerprint, the latest first. */
  historyOf(document: string): ReadonlyMap<string, readonly PastChange[]> {
    const rows = this.connection
      .prepare(
        'SELECT caption, subject, kind, author, at, after FROM history WHERE document = ? ORDER BY revision DESC',
      )
      .all(document) as (ChangeRow & Entry & { readonly at: string })[];
    const histories = new Map<string, PastChange[]>();
    for (const { caption, subject, kind, author, at, after } of rows) {
      const change = { settlement: settlementOf(subject, after), kind, author, at };
      const known = histories.get(caption);
      if (known) known.push(change);
      else histories.set(caption, [change]);
    }
    return histories;
  }

  /** Records a decision as one step that can be undone, unless someone decided otherwise since it was seen. */
  decide(proposal: Proposal): Outcome {
    return this.transaction((): Outcome => {
      const { subject, decision } = proposal.settlement;
      const current = this.standing(proposal.document, proposal.caption, subject);
      const value = spellDecision(decision);
      if (current?.value === value) return { kind: 'unchanged' };
      if ((current?.revision ?? 0) !== proposal.seen) {
        return {
          kind: 'conflict',
          theirs: current ? standingOf<Decision>(current, readers[subject]) : untouched,
        };
      }
      const { author, document } = proposal;
      const change = { ...proposal, subject, before: current?.value ?? null, after: value };
      const revision = this.record(change, { kind: 'decide', step: this.newStep(author), author });
      recount(this.connection, document);
      return { kind: 'recorded', revision };
    });
  }

  /** Records one decision for many captions as one step, but for those that someone decided since they were seen. */
  decideAll({ captions, settlement, seen, author }: CommonProposal): CommonOutcome {
    return this.transaction((): CommonOutcome => {
      const { subject, decision } = settlement;
      const after = spellDecision(decision);
      const changes = captions.map((caption) => ({
        change: { ...caption, subject, after },
        current: this.standing(caption.document, caption.caption, subject),
      }));
      const open = changes.filter(({ current }) => (current?.revision ?? 0) <= seen);
      const changing = open.filter(({ current }) => current?.value !== after);
      if (changing.length > 0) {
        const entry: Entry = { kind: 'decide', step: this.newStep(author), author };
        for (const { change, current } of changing)
          this.record({ ...change, before: current?.value ?? null }, entry);
        this.recountAll(changing.map(({ change }) => change));
      }
      return { recorded: changing.length, overtaken: changes.length - open.length };
    });
  }

  /**
   * Records what was settled elsewhere, all or nothing, in no one's steps: undo does not take it back.
   *
   * @param prevails whether it takes the place of another decision that stands; else that one stays.
   * @param isTrial whether to answer what would become of each and record nothing.
   * @returns one outcome an import, in their order.
   */
  importAll(imports: readonly Import[], prevails: boolean, isTrial = false): readonly ImportOutcome[] {
    return this.transaction(() => {
      const judged = imports.map((each) => this.judge(each));
      if (isTrial) return judged.map(({ outcome }) => outcome);
      const changing = judged.filter(
        ({ outcome: { kind } }) => kind === 'new' || (kind === 'conflict' && prevails),
      );
      if (changing.length > 0) {
        const step = this.newStep(nobody);
        for (const { change, author, at } of changing)
          this.record(change, { kind: 'import', step, author, at });
        this.recountAll(changing.map(({ change }) => change));
      }
      return judged.map(({ outcome }) => outcome);
    });
  }

  /** What an import would change, and whether another decision stands in its place. */
  private judge({ document, caption, excerpt, settlement, author, at }: Import) {
    const { subject } = settlement;
    const after = spellDecision(settlement.decision);
    const before = this.standing(document, caption, subject)?.value ?? null;
    const change: ChangeRow = { document, caption, excerpt, subject, before, after };
    const kind = before === after ? 'same' : before === null || before === skipped ? 'new' : 'conflict';
    const outcome: ImportOutcome = { kind, stood: settlementOf(subject, before) };
    return { change, author, at, outcome };
  }

  /** The latest revision of all; 0 where nothing was ever decided. */
  latestRevision(): number {
    const row = this.connection.prepare('SELECT max(revision) AS revision FROM history').get() as {
      revision: number | null;
    };
    return row.revision ?? 0;
  }

  /** What was changed after a revision by anyone, also in another process; in order, so many at most. */
  changesSince(revision: number, limit: number): readonly RecordedChange[] {
    const rows = this.connection
      .prepare('SELECT * FROM history WHERE revision > ? ORDER BY revision LIMIT ?')
      .all(revision, limit) as (ChangeRow & Omit<RecordedChange, keyof Change>)[];
    return rows.map((row) => {
      const { step, kind, author } = row;
      return { ...changeOf(row), revision: row.revision, step, kind, author };
    });
  }

  /** Takes back the author's last step, in whichever document it was. */
  undo(author: string): StepOutcome {
    return this.takeStep(author, 'undo');
  }

  /** Makes the author's last undone step again. */
  redo(author: string): StepOutcome {
    return this.takeStep(author, 'redo');
  }

  /** What the author's undo and redo would do. */
  nextSteps(author: string): NextSteps {
    const first = (kind: 'undo' | 'redo'): Step | null => {
      const step = this.stepFor(author, kind);
      const rows = step === null ? [] : this.changesOf(step);
      return rows[0] ? { ...changeOf(rows[0]), size: rows.length } : null;
    };
    return { undo: first('undo'), redo: first('redo') };
  }

  private takeStep(author: string, kind: 'undo' | 'redo'): StepOutcome {
    return this.transaction((): StepOutcome => {
      const step = this.stepFor(author, kind);
      if (step === null) return { kind: 'nothing' };
      const rows = this.changesOf(step).map((row) => (kind === 'undo' ? reversed(row) : row));
      const standing = rows.filter(
        (row) => (this.standing(row.document, row.caption, row.subject)?.value ?? null) === row.before,
      );
      if (standing.length === 0) {
        this.connection.prepare('DELETE FROM steps WHERE step = ?').run(step);
        return { kind: 'overtaken', changes: rows.map(changeOf) };
      }
      for (const row of standing) this.record(row, { kind, step, author });
      this.recountAll(standing);
      const state = kind === 'undo' ? 'undone' : 'done';
      this.connection.prepare('UPDATE steps SET state = ? WHERE step = ?').run(state, step);
      return { kind: 'changed', changes: standing.map(changeOf) };
    });
  }

  private transaction<Result>(work: () => Result): Result {
    return inTransaction(this.connection, work);
  }

  private recountAll(changes: readonly Pick<ChangeRow, 'document'>[]): void {
    for (const document of new Set(changes.map((change) => change.document)))
      recount(this.connection, document);
  }

  private standing(document: string, caption: string, subject: Subject): DecisionRow | undefined {
    return this.connection
      .prepare('SELECT * FROM decisions WHERE document = ? AND caption = ? AND subject = ?')
      .get(document, caption, subject) as DecisionRow | undefined;
  }

  /** A new step ends the chance to redo what was undone before it. */
  private newStep(author: string): number {
    this.connection.prepare(`DELETE FROM steps WHERE author = ? AND state = 'undone'`).run(author);
    const added = this.connection.prepare(`INSERT INTO steps (author, state) VALUES (?, 'done')`).run(author);
    return Number(added.lastInsertRowid);
  }

  private stepFor(author: string, kind: 'undo' | 'redo'): number | null {
    const query =
      kind === 'undo'
        ? `SELECT max(step) AS step FROM steps WHERE author = ? AND state = 'done'`
        : `SELECT min(step) AS step FROM steps WHERE author = ? AND state = 'undone'`;
    return (this.connection.prepare(query).get(author) as { step: number | null }).step;
  }

  private changesOf(step: number): readonly ChangeRow[] {
    return this.connection
      .prepare(`SELECT * FROM history WHERE step = ? AND kind = 'decide' ORDER BY revision`)
      .all(step) as ChangeRow[];
  }

  /** Adds a change to the history and lets it stand; the caller brings the counts in line. */
  private record(change: ChangeRow, { kind, step, author, at = this.now().toISOString() }: Entry): number {
    const { document, caption, subject, excerpt, before, after } = change;
    const added = this.connection
      .prepare(
        `INSERT INTO history (step, kind, author, at, document, caption, subject, excerpt, before, after)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(step, kind, author, at, document, caption, subject, excerpt, before, after);
    const revision = Number(added.lastInsertRowid);
    this.connection
      .prepare(
        `INSERT OR REPLACE INTO decisions (document, caption, subject, value, excerpt, revision, author, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(document, caption, subject, after, excerpt, revision, author, at);
    return revision;
  }
}

/** Whose steps nobody takes back: no reviewer has an empty name. */
const nobody = '';

/** How a skipped caption is kept; it settles nothing. */
const skipped = spellDecision({ action: 'skip' });

const readers = { caption: readCaptionDecision, pair: readPairDecision, comment: readCommentDecision };

function gatherRecords(rows: readonly DecisionRow[]): ReadonlyMap<string, CaptionRecord> {
  const records = new Map<string, CaptionRecord>();
  for (const row of rows) {
    const record = { ...(records.get(row.caption) ?? emptyRecord), excerpt: row.excerpt };
    records.set(row.caption, { ...record, [row.subject]: standingOf<Decision>(row, readers[row.subject]) });
  }
  return records;
}

function standingOf<Value extends Decision>(
  row: DecisionRow,
  read: (value: unknown) => Value | null,
): Standing<Value> {
  const { revision, author, at } = row;
  return { decision: row.value === null ? null : read(JSON.parse(row.value)), revision, author, at };
}

function reversed(row: ChangeRow): ChangeRow {
  return { ...row, before: row.after, after: row.before };
}

function settlementOf(subject: Subject, value: string | null): Settlement | null {
  return value === null ? null : readSettlement(subject, JSON.parse(value));
}

function changeOf(row: ChangeRow): Change {
  const { document, caption, excerpt, subject } = row;
  const before = settlementOf(subject, row.before);
  return { document, caption, excerpt, subject, before, after: settlementOf(subject, row.after) };
}
