import { join } from 'node:path';
import { openDatabase, type Connection } from '../../src/review/database.js';
import type { CaptionDecision, CommentDecision } from '../../src/review/decision.js';
import type { Outcome } from '../../src/review/record.js';
import { DecisionStore } from '../../src/review/store.js';
import { folderWith } from './temporaryFolder.js';

let connection: Connection;
let file: string;
let store: DecisionStore;

beforeEach(() => {
  file = join(folderWith({}), 'kept', 'review.db');
  connection = openDatabase(file);
  store = new DecisionStore(connection, () => new Date('2026-03-01T10:42:00Z'));
});

afterEach(() => {
  if (connection.open) connection.close();
});

function decide(
  decision: CaptionDecision,
  seen = 0,
  { document = 'doc', caption = 'c1', author = 'Ada' } = {},
): Outcome {
  const settlement = { subject: 'caption', decision } as const;
  return store.decide({ document, caption, excerpt: 'Leggi tutto', settlement, seen, author });
}

function standing(document = 'doc', caption = 'c1') {
  return store.recordsOf(document).get(caption)?.caption;
}

describe('a decision', () => {
  it('stands with its author, time and revision', () => {
    expect(decide({ action: 'remove' })).toEqual({ kind: 'recorded', revision: 1 });
    expect(standing()).toEqual({
      decision: { action: 'remove' },
      revision: 1,
      author: 'Ada',
      at: '2026-03-01T10:42:00.000Z',
    });
  });

  it('survives closing and opening', () => {
    decide({ action: 'replace', text: 'Read more' });
    connection.close();
    connection = openDatabase(file);
    store = new DecisionStore(connection);
    expect(standing()?.decision).toEqual({ action: 'replace', text: 'Read more' });
    expect(store.undo('Ada').kind).toBe('changed');
  });

  it('is apart from the decision about the pair', () => {
    decide({ action: 'remove' });
    const settlement = { subject: 'pair', decision: { action: 'none' } } as const;
    const proposal = { document: 'doc', caption: 'c1', excerpt: '', settlement, seen: 0, author: 'Ben' };
    expect(store.decide(proposal).kind).toBe('recorded');
    expect(standing()?.decision).toEqual({ action: 'remove' });
    expect(store.recordsOf('doc').get('c1')?.pair.decision).toEqual({ action: 'none' });
  });
});

describe('two reviewers', () => {
  it('are told of each other instead of overwriting', () => {
    decide({ action: 'remove' }, 0, { author: 'Ada' });
    const outcome = decide({ action: 'keep' }, 0, { author: 'Ben' });
    expect(outcome).toMatchObject({
      kind: 'conflict',
      theirs: { author: 'Ada', decision: { action: 'remove' } },
    });
    expect(standing()?.decision).toEqual({ action: 'remove' });
  });

  it('may decide over what they have seen', () => {
    decide({ action: 'remove' });
    expect(decide({ action: 'keep' }, 1, { author: 'Ben' }).kind).toBe('recorded');
  });

  it('are of one mind without a conflict', () => {
    decide({ action: 'remove' });
    expect(decide({ action: 'remove' }, 0, { author: 'Ben' }).kind).toBe('unchanged');
  });

  it('undo their own steps only', () => {
    decide({ action: 'remove' }, 0, { author: 'Ada' });
    decide({ action: 'keep' }, 0, { author: 'Ben', caption: 'c2' });
    store.undo('Ada');
    expect(standing('doc', 'c1')?.decision).toBeNull();
    expect(standing('doc', 'c2')?.decision).toEqual({ action: 'keep' });
  });

  it('do not undo what someone decided anew', () => {
    decide({ action: 'remove' }, 0, { author: 'Ada' });
    decide({ action: 'keep' }, 1, { author: 'Ben' });
    expect(store.undo('Ada').kind).toBe('overtaken');
    expect(standing()?.decision).toEqual({ action: 'keep' });
    expect(store.undo('Ada').kind).toBe('nothing');
  });
});

describe('undo and redo', () => {
  it('go back and forth across documents, and say what comes next', () => {
    decide({ action: 'remove' }, 0, { document: 'one' });
    decide({ action: 'keep' }, 0, { document: 'two' });
    expect(store.nextSteps('Ada').undo).toMatchObject({
      document: 'two',
      after: { decision: { action: 'keep' } },
    });
    store.undo('Ada');
    store.undo('Ada');
    expect(standing('one')?.decision).toBeNull();
    expect(store.nextSteps('Ada')).toMatchObject({ undo: null, redo: { document: 'one' } });
    store.redo('Ada');
    store.redo('Ada');
    expect(standing('two')?.decision).toEqual({ action: 'keep' });
    expect(store.redo('Ada')).toEqual({ kind: 'nothing' });
  });

  it('forget what was undone once something new is decided', () => {
    decide({ action: 'remove' });
    store.undo('Ada');
    decide({ action: 'keep' }, standing()!.revision);
    expect(store.redo('Ada')).toEqual({ kind: 'nothing' });
  });

  it('bring back the decision before, not just none', () => {
    decide({ action: 'remove' });
    decide({ action: 'keep' }, 1);
    store.undo('Ada');
    expect(standing()?.decision).toEqual({ action: 'remove' });
  });
});

describe('a comment', () => {
  function comment(decision: CommentDecision, seen = 0, author = 'Ada'): Outcome {
    const settlement = { subject: 'comment', decision } as const;
    return store.decide({ document: 'doc', caption: 'c1', excerpt: 'Leggi tutto', settlement, seen, author });
  }

  it('stands beside the decisions, and settles nothing', () => {
    comment({ action: 'comment', text: 'A button' });
    const record = store.recordsOf('doc').get('c1')!;
    expect(record.comment).toMatchObject({ decision: { text: 'A button' }, author: 'Ada', revision: 1 });
    expect(record.caption.decision).toBeNull();
  });

  it('is changed, taken off, taken back and made again as any step', () => {
    const text = () => {
      const { decision } = store.recordsOf('doc').get('c1')!.comment;
      return decision?.action === 'comment' ? decision.text : null;
    };
    comment({ action: 'comment', text: 'A button' });
    comment({ action: 'comment', text: 'A link' }, 1);
    comment({ action: 'clear' }, 2);
    expect(text()).toBeNull();
    store.undo('Ada');
    expect(text()).toBe('A link');
    store.undo('Ada');
    expect(text()).toBe('A button');
    store.redo('Ada');
    expect(text()).toBe('A link');
  });

  it('of someone else is not overwritten unseen', () => {
    comment({ action: 'comment', text: 'A button' });
    expect(comment({ action: 'comment', text: 'A link' }, 0, 'Ben')).toMatchObject({
      kind: 'conflict',
      theirs: { author: 'Ada', decision: { text: 'A button' } },
    });
  });
});

describe('a decision for many captions', () => {
  const captions = ['c1', 'c2', 'c3'].map((caption) => ({
    document: caption === 'c3' ? 'other' : 'doc',
    caption,
    excerpt: 'Leggi tutto',
  }));

  function decideAll(decision: CaptionDecision, seen = store.latestRevision()) {
    return store.decideAll({ captions, settlement: { subject: 'caption', decision }, seen, author: 'Ada' });
  }

  it('is recorded for each, and taken back and made again as one step', () => {
    expect(decideAll({ action: 'remove' })).toEqual({ recorded: 3, overtaken: 0 });
    expect(standing('other', 'c3')?.decision).toEqual({ action: 'remove' });
    expect(store.nextSteps('Ada').undo).toMatchObject({ caption: 'c1', size: 3 });
    expect(store.undo('Ada')).toMatchObject({ kind: 'changed', changes: { length: 3 } });
    expect(captions.map(({ document, caption }) => standing(document, caption)?.decision)).toEqual([
      null,
      null,
      null,
    ]);
    expect(store.redo('Ada')).toMatchObject({ kind: 'changed', changes: { length: 3 } });
  });

  it('leaves what someone decided since it was seen', () => {
    const seen = store.latestRevision();
    decide({ action: 'keep' }, 0, { author: 'Ben', caption: 'c2' });
    expect(decideAll({ action: 'remove' }, seen)).toEqual({ recorded: 2, overtaken: 1 });
    expect(standing('doc', 'c2')?.decision).toEqual({ action: 'keep' });
  });

  it('is taken back but for what someone decided anew', () => {
    decideAll({ action: 'remove' });
    decide({ action: 'keep' }, standing('doc', 'c2')!.revision, { author: 'Ben', caption: 'c2' });
    expect(store.undo('Ada')).toMatchObject({ kind: 'changed', changes: { length: 2 } });
    expect(standing('doc', 'c2')?.decision).toEqual({ action: 'keep' });
    expect(standing('doc', 'c1')?.decision).toBeNull();
  });

  it('is no step where it changes nothing', () => {
    decideAll({ action: 'remove' });
    expect(decideAll({ action: 'remove' })).toEqual({ recorded: 0, overtaken: 0 });
    store.undo('Ada');
    expect(store.nextSteps('Ada').undo).toBeNull();
  });
});

describe('the history', () => {
  it('tells of each caption who did what and when, the latest first', () => {
    decide({ action: 'remove' });
    decide({ action: 'keep' }, 1, { author: 'Ben' });
    decide({ action: 'mark' }, 0, { caption: 'c2' });
    store.undo('Ben');
    const at = '2026-03-01T10:42:00.000Z';
    const settled = (action: string) => ({ subject: 'caption', decision: { action } });
    expect(store.historyOf('doc').get('c1')).toEqual([
      { kind: 'undo', author: 'Ben', at, settlement: settled('remove') },
      { kind: 'decide', author: 'Ben', at, settlement: settled('keep') },
      { kind: 'decide', author: 'Ada', at, settlement: settled('remove') },
    ]);
    expect(store.historyOf('doc').get('c2')).toHaveLength(1);
  });

  it('keeps every change, undone ones too', () => {
    decide({ action: 'remove' });
    store.undo('Ada');
    store.redo('Ada');
    const kinds = connection.prepare('SELECT kind FROM history ORDER BY revision').all() as {
      kind: string;
    }[];
    expect(kinds.map(({ kind }) => kind)).toEqual(['decide', 'undo', 'redo']);
  });

  it.each(['UPDATE history SET author = 0', 'DELETE FROM history'])('refuses %s', (statement) => {
    decide({ action: 'remove' });
    expect(() => connection.exec(statement)).toThrow('only added to');
  });
});

describe('a database that cannot be used', () => {
  it('says so and names the remedy where the folder cannot be made', () => {
    const folder = folderWith({ 'a-file': '' });
    expect(() => openDatabase(join(folder, 'a-file', 'review.db'))).toThrow(/--database FILE/);
  });

  it('is refused where a later version wrote it', () => {
    connection.exec('PRAGMA user_version = 99');
    expect(() => openDatabase(file)).toThrow(/a later version/);
  });
});
