import type { Connection } from './database.js';

/** Stands between the texts of a document; no query has it. */
const separator = '\u001f';

/** Documents with numbers: what was found is noted by them. */
export const numberedDocuments = `
  ALTER TABLE documents RENAME TO documents_before;
  CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE, path TEXT NOT NULL, name TEXT NOT NULL, opened INTEGER NOT NULL,
    size INTEGER NOT NULL, modified REAL NOT NULL,
    content TEXT, engine TEXT, problem TEXT,
    captions INTEGER NOT NULL DEFAULT 0, settled INTEGER NOT NULL DEFAULT 0, least_certain REAL
  );
  INSERT INTO documents
      (id, path, name, opened, size, modified, content, engine, problem, captions, settled, least_certain)
    SELECT id, path, name, opened, size, modified, content, engine, problem, captions, settled, least_certain
    FROM documents_before ORDER BY name;
  DROP TABLE documents_before;
`;

/** A text up to a null character, where SQLite's own comparison of texts ends too. */
const upToNull = (text: string): string =>
  `CASE instr(${text}, char(0)) WHEN 0 THEN ${text} ELSE substr(${text}, 1, instr(${text}, char(0)) - 1) END`;

/**
 * `searched` holds the name and the captions of each document as one text, its letters A to Z in lower case, so that a
 * search reads one compact table from its beginning to its end and takes as long for any query. (An index of trigrams
 * was quicker for rare texts and slower for frequent ones, a third larger, and cost more at every change.) Names
 * follow by themselves, captions with `noteSearched`.
 */
export const searchTables = `
  CREATE VIEW searchable AS
    SELECT number, id, lower(name || coalesce(char(${separator.charCodeAt(0)}) || (
      SELECT group_concat(${upToNull('text')}, char(${separator.charCodeAt(0)}))
      FROM captions WHERE document = id), '')) AS text
    FROM documents;
  CREATE TABLE searched (number INTEGER PRIMARY KEY, text TEXT NOT NULL);
  INSERT INTO searched SELECT number, text FROM searchable ORDER BY number;
  CREATE TRIGGER document_is_searched AFTER INSERT ON documents BEGIN
    INSERT INTO searched SELECT number, text FROM searchable WHERE number = new.number;
  END;
  CREATE TRIGGER document_is_renamed AFTER UPDATE OF name ON documents WHEN old.name <> new.name BEGIN
    UPDATE searched SET text = (SELECT text FROM searchable WHERE number = new.number) WHERE number = new.number;
  END;
`;

/** Lets a document be found by the captions that are listed for it now; part of the transaction that changes them. */
export function noteSearched(connection: Connection, document: string): void {
  connection
    .prepare(
      `UPDATE searched SET text = searchable.text FROM searchable
       WHERE searchable.id = ? AND searched.number = searchable.number`,
    )
    .run(document);
}

/**
 * Puts the numbers of all documents whose name or one of whose captions has a text in it, whatever the case of its
 * letters A to Z, into the table `found` of this connection, once for all that asks for them.
 */
export function gatherFound(connection: Connection, search: string): void {
  connection.exec('CREATE TEMP TABLE IF NOT EXISTS found (number INTEGER PRIMARY KEY); DELETE FROM found');
  if (search.includes(separator)) return;
  connection
    .prepare('INSERT INTO found SELECT number FROM searched WHERE instr(text, lower(?)) > 0')
    .run(search);
}
