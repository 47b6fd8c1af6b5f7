import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { currentNames, type NamedCaption } from './currentNames.js';
import { wordsLength } from './fingerprint.js';
import { numberedDocuments, searchTables } from './search.js';

/** An open SQLite connection. */
export type Connection = Database.Database;

/** The decisions cannot be kept where they were to be; the message says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

const neverChanged = `
  CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
    BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;`;

/**
 * `decisions` holds what stands now and `history` every change that led there, which is only ever added to.
 * A row of `decisions` outlives an undo (its value becomes null), so that a caption keeps its name.
 * `documents`, `captions` and `analyses` can be made again from the files, and what is searched (`search.ts`) from those.
 */
const tables = `
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
  ${neverChanged}
  CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
    BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
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
  CREATE INDEX documents_by_name ON documents (opened, name);
  CREATE INDEX documents_by_undecided ON documents (opened, captions - settled);
  CREATE INDEX documents_by_certainty ON documents (opened, least_certain);
  CREATE TABLE captions (
    document TEXT NOT NULL, caption TEXT NOT NULL, ordinal INTEGER NOT NULL,
    text TEXT NOT NULL, confidence REAL NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (document, caption)
  ) WITHOUT ROWID;
  CREATE INDEX captions_by_certainty ON captions (state, confidence);
  CREATE TABLE analyses (
    content TEXT NOT NULL, engine TEXT NOT NULL, flags TEXT NOT NULL,
    PRIMARY KEY (content, engine)
  ) WITHOUT ROWID;
`;

/** Captions that say the same begin with the same hash (see `fingerprint.ts`). */
const alikeIndex = `CREATE INDEX captions_alike ON captions (substr(caption, 1, ${wordsLength}));`;

/** What was decided about each caption, in order; and comments, which earlier versions do not know. */
const captionHistory = `CREATE INDEX history_of_caption ON history (document, caption, revision);`;

/**
 * Lists and sums over all documents are read from an index alone, each in its order: the table itself is not looked at
 * but for the rows of a page (`catalogue.ts`).
 */
const listIndexes = `
  DROP INDEX IF EXISTS documents_by_name;
  DROP INDEX IF EXISTS documents_by_undecided;
  DROP INDEX IF EXISTS documents_by_certainty;
  CREATE INDEX documents_by_name ON documents (opened, name, captions, settled);
  CREATE INDEX documents_by_undecided ON documents (opened, captions - settled DESC, name, captions, settled);
  CREATE INDEX documents_by_certainty
    ON documents (opened, least_certain IS NULL, least_certain, name, captions, settled);
  CREATE INDEX documents_in_sum ON documents (opened, engine, captions, settled);
  CREATE INDEX documents_with_problems ON documents (opened, name) WHERE problem IS NOT NULL;
`;

/** Names captions without the punctuation at their edges, everywhere: the one change that the history knows. */
function nameByWords(connection: Connection): void {
  connection.exec('DROP TRIGGER IF EXISTS history_is_never_changed');
  const rows = connection
    .prepare(
      `SELECT document, caption AS name, excerpt FROM decisions
       UNION SELECT document, caption, text FROM captions ORDER BY document`,
    )
    .all() as (NamedCaption & { readonly document: string })[];
  const documents = new Map<string, NamedCaption[]>();
  for (const { document, ...caption } of rows) {
    const captions = documents.get(document);
    if (captions) captions.push(caption);
    else documents.set(document, [caption]);
  }
  const updates = ['decisions', 'history', 'captions'].map((table) =>
    connection.prepare(`UPDATE ${table} SET caption = ? WHERE document = ? AND caption = ?`),
  );
  for (const [document, captions] of documents)
    for (const [name, current] of currentNames(captions))
      for (const update of updates) update.run(current, document, name);
  connection.exec(neverChanged);
}

/** What each version of the tables adds to the one before; SQLite's \`user_version\` keeps how many were applied. */
const migrations: readonly (string | ((connection: Connection) => void))[] = [
  ...[tables, alikeIndex, captionHistory, listIndexes],
  nameByWords,
  numberedDocuments + listIndexes + searchTables,
];

/** Memory for pages of the database: the lists of a corpus of 100,000 documents stay in it. */
const cacheKibibytes = 64 * 1024;

/**
 * Opens the database of a review, making it where there is none. An acknowledged transaction is on the disk:
 * write-ahead log with full synchronisation.
 *
 * @throws DatabaseError where the file cannot be written or comes from a later version.
 */
export function openDatabase(file: string): Connection {
  const connection = connect(file);
  try {
    connection.exec('PRAGMA busy_timeout = 5000');
    connection.exec('PRAGMA journal_mode = WAL');
    connection.exec('PRAGMA synchronous = FULL');
    connection.exec(`PRAGMA cache_size = ${-cacheKibibytes}`);
    connection.exec('PRAGMA temp_store = MEMORY');
    inTransaction(connection, () => {
      prepareSchema(connection, file);
    });
  } catch (error) {
    connection.close();
    throw error instanceof DatabaseError ? error : notKept(file, error);
  }
  return connection;
}

/**
 * Opens the same database for what can be made again from the files: a transaction does not wait for the disk. One
 * that does, of the other connection, takes with it what was written before; nothing is ever half written.
 */
export function openDatabaseForAnalyses(file: string): Connection {
  const connection = openDatabase(file);
  connection.exec('PRAGMA synchronous = NORMAL');
  return connection;
}

/**
 * Opens a database that is there already, to read it alone: nothing is made, brought up to date or locked.
 *
 * @throws DatabaseError where the file is not there, is no database of reviews or comes from a later version.
 */
export function openDatabaseToRead(file: string): Connection {
  try {
    return connectToRead(file, 'mode=ro');
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    if (isWritable(file)) throw notRead(file, error);
  }
  try {
    // SQLite notes its readers beside the file. Where it cannot, nobody writes either, and it need not look for writers.
    return connectToRead(file, 'immutable=1');
  } catch (error) {
    throw error instanceof DatabaseError ? error : notRead(file, error);
  }
}

function connectToRead(file: string, how: string): Connection {
  const connection = new Database(`${pathToFileURL(file).href}?${how}`);
  try {
    connection.exec('PRAGMA busy_timeout = 5000');
    refuseLaterVersion(versionOf(connection), file);
    connection.prepare('SELECT count(*) FROM decisions').get();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Whether somebody may be writing to a database: its folder is writable, or it has a log. */
function isWritable(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return existsSync(`${file}-wal`);
  }
}

function notRead(file: string, error: unknown): DatabaseError {
  return new DatabaseError(`${file} cannot be read as a database of decisions (${reasonOf(error)}).`);
}

/**
 * Does something as one transaction: all of it is on the disk when this returns, or none of it.
 *
 * @throws what the work throws, or SQLite's own error, such as a full disk.
 */
export function inTransaction<Result>(connection: Connection, work: () => Result): Result {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite itself rolls back where the disk is full; a second time would hide why.
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

function connect(file: string): Connection {
  try {
    mkdirSync(dirname(file), { recursive: true });
    accessSync(dirname(file), constants.W_OK);
    return new Database(file);
  } catch (error) {
    throw notKept(file, error);
  }
}

function notKept(file: string, error: unknown): DatabaseError {
  return new DatabaseError(
    `Decisions cannot be kept in ${file} (${reasonOf(error)}). Name another place with --database FILE.`,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function prepareSchema(connection: Connection, file: string): void {
  const version = versionOf(connection);
  refuseLaterVersion(version, file);
  for (const migration of migrations.slice(version)) {
    if (typeof migration === 'string') connection.exec(migration);
    else migration(connection);
  }
  connection.exec(`PRAGMA user_version = ${migrations.length}`);
}

function versionOf(connection: Connection): number {
  return (connection.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

function refuseLaterVersion(version: number, file: string): void {
  if (version <= migrations.length) return;
  throw new DatabaseError(
    `${file} was written by a later version of Didascalia (its tables are version ${version}, ` +
      `this one knows ${migrations.length}). Open it with that version, or name another file with --database FILE.`,
  );
}
