import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { wordsLength } from './fingerprint.js';

/** An open SQLite connection. */
export type Connection = Database.Database;

/** The decisions cannot be kept where they were to be; the message says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/**
 * `decisions` holds what stands now and `history` every change that led there, which is only ever added to.
 * A row of `decisions` outlives an undo (its value becomes null), so that a caption keeps its name.
 * `documents`, `captions` and `analyses` can be made again from the files.
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
  CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
    BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
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

/** What each version of the tables adds to the one before; SQLite's \`user_version\` keeps how many were applied. */
const migrations: readonly string[] = [tables, alikeIndex];

/**
 * Opens the database of a review, making it where there is none. An acknowledged transaction is on the disk:
 * write-ahead log with full synchronisation.
 *
 * @throws DatabaseError where the file cannot be written or comes from a later version.
 */
export function openDatabase(file: string): Connection {
  const connection = connect(file);
  connection.exec('PRAGMA busy_timeout = 5000');
  connection.exec('PRAGMA journal_mode = WAL');
  connection.exec('PRAGMA synchronous = FULL');
  try {
    connection
      .transaction(() => {
        prepareSchema(connection, file);
      })
      .immediate();
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

function connect(file: string): Connection {
  try {
    mkdirSync(dirname(file), { recursive: true });
    accessSync(dirname(file), constants.W_OK);
    return new Database(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(
      `Decisions cannot be kept in ${file} (${reason}). Name another place with --database FILE.`,
    );
  }
}

function prepareSchema(connection: Connection, file: string): void {
  const { user_version: version } = connection.prepare('PRAGMA user_version').get() as {
    user_version: number;
  };
  if (version > migrations.length) {
    throw new DatabaseError(
      `${file} was written by a later version of Didascalia (its tables are version ${version}, ` +
        `this one knows ${migrations.length}). Open it with that version, or name another file with --database FILE.`,
    );
  }
  for (const migration of migrations.slice(version)) connection.exec(migration);
  connection.exec(`PRAGMA user_version = ${migrations.length}`);
}
