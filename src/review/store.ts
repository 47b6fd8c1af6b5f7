import { recount } from './catalogue.js';
import type { Connection } from './database.js';
import {
  readCaptionDecision,
  readPairDecision,
  readSettlement,
  spellDecision,
  type CaptionDecision,
  type PairDecision,
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
  type NextSteps,
  type Outcome,
  type Proposal,
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
  readonly caption: string;
  readonly subject: Subject;
  readonly value: string | null;
  readonly excerpt: string;
  readonly revision: number;
  readonly author: string;
  readonly at: string;
}

type HistoryKind = 'decide' | 'undo' | 'redo';

/** Keeps decisions: each one transaction, none overwritten unseen, every change in the history. */
export class DecisionStore {
  constructor(
    private readonly connection: Connection,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** What stands for the captions of a document, by fingerprint; undone decisions included, as null. */
  recordsOf(document: string): ReadonlyMap<string, CaptionRecord> {
    const records = new Map<string, CaptionRecord>();
    const rows = this.connection
      .prepare('SELECT * FROM decisions WHERE document = ?')
      .all(document) as DecisionRow[];
    for (const row of rows) {
      const record = { ...(records.get(row.caption) ?? emptyRecord), excerpt: row.excerpt };
      records.set(
        row.caption,
        row.subject === 'caption'
          ? { ...record, caption: standingOf(row, readCaptionDecision) }
          : { ...record, pair: standingOf(row, readPairDecision) },
      );
    }
    return records;
  }

  /** Records a decision as one step that can be undone, unless someone decided otherwise since it was seen. */
  decide(proposal: Proposal): Outcome {
    return this.transaction((): Outcome => {
      const { subject, decision } = proposal.settlement;
      const current = this.standing(proposal.document, proposal.caption, subject);
      const value = spellDecision(decision);
      if (current?.value === value) return { kind: 'unchanged' };
      if ((current?.revision ?? 0) !== proposal.seen) {
        return { kind: 'conflict', theirs: current ? standingOf(current, readerOf(subject)) : untouched };
      }
      const change = { ...proposal, subject, before: current?.value ?? null, after: value };
      const step = this.newStep(proposal.author);
      return { kind: 'recorded', revision: this.record(change, 'decide', step, proposal.author) };
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
        const step = this.newStep(author);
        for (const { change, current } of changing)
          this.record({ ...change, before: current?.value ?? null }, 'decide', step, author);
      }
      return { recorded: changing.length, overtaken: changes.length - open.length };
    });
  }

  /** The latest revision of all; 0 where nothing was ever decided. */
  latestRevision(): number {
    const row = this.connection.prepare('SELECT max(revision) AS revision FROM history').get() as {
      revision: number | null;
    };
    return row.revision ?? 0;
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
      for (const row of standing) this.record(row, kind, step, author);
      const state = kind === 'undo' ? 'undone' : 'done';
      this.connection.prepare('UPDATE steps SET state = ? WHERE step = ?').run(state, step);
      return { kind: 'changed', changes: standing.map(changeOf) };
    });
  }

  private transaction<Result>(work: () => Result): Result {
    let result: { readonly value: Result } | undefined;
    this.connection
      .transaction(() => {
        result = { value: work() };
      })
      .immediate();
    return result!.value;
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

  private record(change: ChangeRow, kind: HistoryKind, step: number, author: string): number {
    const at = this.now().toISOString();
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
    recount(this.connection, document);
    return revision;
  }
}

function standingOf<Decision>(
  row: DecisionRow,
  read: (value: unknown) => Decision | null,
): Standing<Decision> {
  const { revision, author, at } = row;
  return { decision: row.value === null ? null : read(JSON.parse(row.value)), revision, author, at };
}

function readerOf(subject: Subject): (value: unknown) => CaptionDecision | PairDecision | null {
  return subject === 'caption' ? readCaptionDecision : readPairDecision;
}

function reversed(row: ChangeRow): ChangeRow {
  return { ...row, before: row.after, after: row.before };
}

function changeOf(row: ChangeRow): Change {
  const read = (value: string | null): Settlement | null =>
    value === null ? null : readSettlement(row.subject, JSON.parse(value));
  const { document, caption, excerpt, subject } = row;
  return { document, caption, excerpt, subject, before: read(row.before), after: read(row.after) };
}
