import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'libsql';
import { Catalogue } from '../../src/review/catalogue.js';
import { openDatabase, openDatabaseToRead } from '../../src/review/database.js';
import { DecisionStore } from '../../src/review/store.js';
import { folderWith } from './temporaryFolder.js';

/** The tables of the first version, as it wrote them. */
const firstVersion = `
  CREATE TABLE decisions (
    document TEXT NOT NULL, caption TEXT NOT NULL, subject TEXT NOT NULL,
    value TEXT, excerpt TEXT NOT NULL, revision INTEGER NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (document, caption, subject)
  ) WITHOUT ROWID;
  CREATE TABLE history (
    revision INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL, kind TEXT NOT NULL,
    author TEXT NOT NULL, at TEXT NOT NULL,
    document TEXT NOT NULL, caption TEXT NOT NULL, subject TEXT NOT NULL, excerpt TEXT NOT NULL,
    before TEXT, after TEXT
  );
  CREATE INDEX history_of_step ON history (step);
  CREATE TABLE steps (
    step INTEGER PRIMARY KEY AUTOINCREMENT, author TEXT NOT NULL, state TEXT NOT NULL
  );
  CREATE INDEX steps_of_author ON steps (author, state, step);
  CREATE TABLE documents (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, name TEXT NOT NULL, opened INTEGER NOT NULL,
    size INTEGER NOT NULL, modified REAL NOT NULL,
    content TEXT, engine TEXT, problem TEXT,
    captions INTEGER NOT NULL DEFAULT 0, settled INTEGER NOT NULL DEFAULT 0, least_certain REAL
  ) WITHOUT ROWID;
  CREATE TABLE captions (
    document TEXT NOT NULL, caption TEXT NOT NULL, ordinal INTEGER NOT NULL,
    text TEXT NOT NULL, confidence REAL NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (document, caption)
  ) WITHOUT ROWID;
  CREATE TABLE analyses (
    content TEXT NOT NULL, engine TEXT NOT NULL, flags TEXT NOT NULL,
    PRIMARY KEY (content, engine)
  ) WITHOUT ROWID;
  INSERT INTO steps VALUES (1, 'Ada', 'done'), (2, 'Ada', 'done');
  INSERT INTO history VALUES
    (1, 1, 'decide', 'Ada', '2026-01-05T09:00:00.000Z', 'doc', 'c1', 'caption', 'Leggi tutto', NULL, '{"action":"remove"}'),
    (2, 2, 'decide', 'Ada', '2026-01-05T09:01:00.000Z', 'doc', 'c1', 'pair', 'Leggi tutto', NULL,
      '{"action":"confirm","paragraph":"c96b5b522c2193cf"}');
  INSERT INTO decisions VALUES
    ('doc', 'c1', 'caption', '{"action":"remove"}', 'Leggi tutto', 1, 'Ada', '2026-01-05T09:00:00.000Z'),
    ('doc', 'c1', 'pair', '{"action":"confirm","paragraph":"c96b5b522c2193cf"}', 'Leggi tutto', 2, 'Ada',
      '2026-01-05T09:01:00.000Z');
`;

/** What later versions added, one by one. */
const secondVersion = `CREATE INDEX captions_alike ON captions (substr(caption, 1, 12));`;

/** The indexes that the versions after the first one added. */
const added = `'captions_alike', 'history_of_caption'`;

function versionOf(connection: Database.Database): number {
  return (connection.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

describe.each([
  [1, firstVersion],
  [2, firstVersion + secondVersion],
])('a database of version %i', (version, tables) => {
  function write(): string {
    const file = join(folderWith({}), 'review.db');
    const old = new Database(file);
    old.exec(`${tables} PRAGMA user_version = ${version};`);
    old.close();
    return file;
  }

  it('keeps what was decided, and takes comments, undo and a history from then on', () => {
    const connection = openDatabase(write());
    const store = new DecisionStore(connection);
    expect(store.recordsOf('doc').get('c1')).toMatchObject({
      caption: { decision: { action: 'remove' }, revision: 1, author: 'Ada', at: '2026-01-05T09:00:00.000Z' },
      pair: { decision: { action: 'confirm', paragraph: 'c96b5b522c2193cf' }, revision: 2 },
      comment: { decision: null, revision: 0 },
    });
    const settlement = { subject: 'comment', decision: { action: 'comment', text: 'A button' } } as const;
    store.decide({
      document: 'doc',
      caption: 'c1',
      excerpt: 'Leggi tutto',
      settlement,
      seen: 0,
      author: 'Ben',
    });
    expect(
      store
        .historyOf('doc')
        .get('c1')!
        .map(({ author }) => author),
    ).toEqual(['Ben', 'Ada', 'Ada']);
    expect(store.undo('Ada').kind).toBe('changed');
    expect(store.recordsOf('doc').get('c1')).toMatchObject({
      caption: { decision: { action: 'remove' } },
      pair: { decision: null },
      comment: { decision: { text: 'A button' } },
    });
    connection.close();
  });

  it('has the version and the indexes of a new one', () => {
    const partsOf = (file: string) => {
      const connection = openDatabase(file);
      const indexes = connection
        .prepare(`SELECT name FROM sqlite_master WHERE type = 'index' AND name IN (${added}) ORDER BY name`)
        .all() as { name: string }[];
      const parts = { version: versionOf(connection), indexes: indexes.map(({ name }) => name) };
      connection.close();
      return parts;
    };
    const fresh = partsOf(join(folderWith({}), 'review.db'));
    expect(fresh.indexes).toHaveLength(2);
    expect(partsOf(write())).toEqual(fresh);
  });

  it('is read as it is where it is only read', () => {
    const file = write();
    const connection = openDatabaseToRead(file);
    expect(new DecisionStore(connection).recordsOf('doc').get('c1')?.caption.decision).toEqual({
      action: 'remove',
    });
    expect(() => connection.exec('DELETE FROM decisions')).toThrow(/readonly/);
    connection.close();
    const after = new Database(file);
    expect(versionOf(after)).toBe(version);
    after.close();
  });
});

describe('decisions about captions that were named with the punctuation at their edges', () => {
  const wordsOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
  const former = `${wordsOf('leggi tutto.')}-11111111-22222222`;
  const current = `${wordsOf('leggi tutto')}-11111111-22222222`;

  function write(): string {
    const file = join(folderWith({}), 'review.db');
    const old = new Database(file);
    const tables = (firstVersion + secondVersion)
      .replaceAll('c1', former)
      .replaceAll('Leggi tutto', 'Leggi tutto.');
    old.exec(`${tables} PRAGMA user_version = 2;`);
    old.close();
    return file;
  }

  it('are found under the names of now, with their history and undo', () => {
    const connection = openDatabase(write());
    const store = new DecisionStore(connection);
    expect([...store.recordsOf('doc').keys()]).toEqual([current]);
    expect(store.historyOf('doc').get(current)).toHaveLength(2);
    expect(store.undo('Ada').kind).toBe('changed');
    expect(store.recordsOf('doc').get(current)).toMatchObject({
      caption: { decision: { action: 'remove' } },
      pair: { decision: null },
    });
    expect(() => connection.exec(`UPDATE history SET author = 'Ben'`)).toThrow(/only added to/);
    connection.close();
  });
});

describe('documents that were listed before searches had a table', () => {
  it('are listed and found as they were', () => {
    const file = join(folderWith({}), 'review.db');
    const old = new Database(file);
    old.exec(`${firstVersion}${secondVersion}
      INSERT INTO documents VALUES
        ('d1', '/b.txt', 'Porto/b.txt', 1, 5, 7.5, 'content', 'engine', NULL, 1, 0, 0.75),
        ('d2', '/a.txt', 'Faro/a.txt', 1, 6, 8.5, NULL, 'engine', 'It is not text.', 0, 0, NULL),
        ('d3', '/c.txt', 'Porto/c.txt', 0, 0, 0, NULL, NULL, NULL, 0, 0, NULL);
      INSERT INTO captions VALUES ('d1', 'c9', 0, 'La FESTA è qui', 0.75, 'undecided');
      PRAGMA user_version = 2;`);
    old.close();
    const connection = openDatabase(file);
    const catalogue = new Catalogue(connection);
    const find = (search: string) => {
      const query = { order: 'name', selection: 'all', search, offset: 0, limit: 10 } as const;
      return catalogue.find(query).entries.map(({ id }) => id);
    };
    expect(['', 'porto', 'FARO', 'festa è', 'O/'].map(find)).toEqual([
      ['d2', 'd1'],
      ['d1'],
      ['d2'],
      ['d1'],
      ['d2', 'd1'],
    ]);
    expect(catalogue.entry('d1')).toMatchObject({ path: '/b.txt', content: 'content', leastCertain: 0.75 });
    expect(catalogue.entry('d2')).toMatchObject({ problem: 'It is not text.', captions: 0 });
    expect(catalogue.totals()).toMatchObject({ documents: 2, analysed: 2, captions: 1, settled: 0 });
    expect(catalogue.pending('engine')).toEqual([]);
    catalogue.add([{ id: 'd3', path: '/c.txt', name: 'Porto/c.txt', size: 0, modified: 0 }]);
    expect(find('porto')).toEqual(['d1', 'd3']);
    connection.close();
  });
});
