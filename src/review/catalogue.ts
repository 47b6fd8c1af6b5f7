import { inTransaction, type Connection } from './database.js';
import { wordsLength, wordsOf } from './fingerprint.js';
import { gatherFound, noteSearched } from './search.js';

/** A document as the list of documents shows it. */
export interface CatalogueEntry {
  /** 16 hexadecimal digits, the same for the same path beside the same database. */
  readonly id: string;
  /** Absolute path of the file. */
  readonly path: string;
  /** The path as a person knows it, relative to what was opened. */
  readonly name: string;
  /** Hash of the bytes that were analysed; null while nobody has. */
  readonly content: string | null;
  /** Why the file could not be read; null where it could. */
  readonly problem: string | null;
  readonly captions: number;
  readonly settled: number;
  /** Lowest confidence among the undecided captions, 0 to 1; null where none is undecided. */
  readonly leastCertain: number | null;
}

/** A file that is to be listed. */
export interface ListedFile {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** A caption that is listed for its document. */
export interface ListedCaption {
  /** The caption's fingerprint. */
  readonly caption: string;
  readonly text: string;
  readonly confidence: number;
}

/** A listed caption with its place, as the list of identical ones shows it. */
export interface AlikeCaption {
  readonly document: string;
  /** The document's name. */
  readonly name: string;
  readonly caption: string;
  readonly text: string;
  readonly state: 'undecided' | 'skipped' | 'settled';
}

/** Orders of the list of documents. */
export const documentOrders = ['name', 'undecided', 'certainty'] as const;
export type DocumentOrder = (typeof documentOrders)[number];

/** Which documents the list shows. */
export const documentSelections = ['all', 'undecided', 'settled', 'problems'] as const;
export type DocumentSelection = (typeof documentSelections)[number];

/** One page of the list of documents. */
export interface DocumentQuery {
  readonly order: DocumentOrder;
  readonly selection: DocumentSelection;
  /** Part of a name or of a caption; empty for no search. */
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

/** Sums over the opened documents. */
export interface CatalogueTotals {
  readonly documents: number;
  /** Documents that were analysed or found unreadable. */
  readonly analysed: number;
  readonly captions: number;
  readonly settled: number;
}

const columns = `id, path, name, content, problem, captions, settled, least_certain AS leastCertain`;

const orderClauses: Readonly<Record<DocumentOrder, string>> = {
  name: 'name',
  undecided: 'captions - settled DESC, name',
  certainty: 'least_certain IS NULL, least_certain, name',
};

const selectionClauses: Readonly<Record<DocumentSelection, string>> = {
  all: 'TRUE',
  undecided: 'captions > settled',
  settled: 'captions > 0 AND captions = settled',
  problems: 'problem IS NOT NULL',
};

/** The opened documents and their captions as tables: what lists, searches and sums, without opening a file. */
export class Catalogue {
  constructor(private readonly connection: Connection) {}

  /** Makes these files the opened ones. What was known of a file that has not changed since stays known. */
  list(files: Iterable<ListedFile>): void {
    inTransaction(this.connection, () => {
      this.connection.exec('UPDATE documents SET opened = 0');
      this.add(files);
    });
  }

  /** Adds files to the opened ones. */
  add(files: Iterable<ListedFile>): void {
    const upsert = this.connection.prepare(
      `INSERT INTO documents (id, path, name, opened, size, modified) VALUES (?, ?, ?, 1, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         path = excluded.path, name = excluded.name, opened = 1,
         engine = CASE WHEN size = excluded.size AND modified = excluded.modified THEN engine END,
         size = excluded.size, modified = excluded.modified`,
    );
    for (const file of files) upsert.run(file.id, file.path, file.name, file.size, file.modified);
  }

  /** Keeps the names of documents that something was decided about elsewhere and that are not open here. */
  remember(documents: Iterable<Pick<ListedFile, 'id' | 'path' | 'name'>>): void {
    const insert = this.connection.prepare(
      `INSERT INTO documents (id, path, name, opened, size, modified) VALUES (?, ?, ?, 0, 0, 0)
       ON CONFLICT (id) DO NOTHING`,
    );
    inTransaction(this.connection, () => {
      for (const { id, path, name } of documents) insert.run(id, path, name);
    });
  }

  /** The absolute path of every document that was ever listed, by id, as it was noted last. */
  paths(): ReadonlyMap<string, string> {
    const rows = this.connection.prepare('SELECT id, path FROM documents').all() as ListedFile[];
    return new Map(rows.map(({ id, path }) => [id, path]));
  }

  /** The opened document of that id, or `undefined`. */
  entry(id: string): CatalogueEntry | undefined {
    return this.connection.prepare(`SELECT ${columns} FROM documents WHERE id = ? AND opened = 1`).get(id) as
      CatalogueEntry | undefined;
  }

  /** The opened documents in order of name. */
  opened(): readonly CatalogueEntry[] {
    return this.connection
      .prepare(`SELECT ${columns} FROM documents WHERE opened = 1 ORDER BY name`)
      .all() as CatalogueEntry[];
  }

  /** A page of the opened documents, and how many the query has in all. */
  find(query: DocumentQuery): { readonly entries: readonly CatalogueEntry[]; readonly total: number } {
    const isSearch = query.search !== '';
    if (isSearch) gatherFound(this.connection, query.search);
    // With its sign the number is looked up in what was found, while an index of the lists gives the order.
    const condition =
      `opened = 1 AND ${selectionClauses[query.selection]}` +
      (isSearch ? ` AND +number IN (SELECT number FROM found)` : '');
    const order = orderClauses[query.order];
    const entries = this.connection
      .prepare(
        `SELECT ${columns} FROM documents WHERE number IN
           (SELECT number FROM documents WHERE ${condition} ORDER BY ${order} LIMIT ? OFFSET ?)
         ORDER BY ${order}`,
      )
      .all(query.limit, query.offset) as CatalogueEntry[];
    const { total } = this.connection
      .prepare(`SELECT count(*) AS total FROM documents WHERE ${condition}`)
      .get() as { total: number };
    return { entries, total };
  }

  /** Sums over the opened documents. */
  totals(): CatalogueTotals {
    return this.connection
      .prepare(
        `SELECT count(*) AS documents, count(engine) AS analysed,
           coalesce(sum(captions), 0) AS captions, coalesce(sum(settled), 0) AS settled
         FROM documents WHERE opened = 1`,
      )
      .get() as CatalogueTotals;
  }

  /** How many of the opened documents cannot be read. */
  countProblems(): number {
    const { problems } = this.connection
      .prepare('SELECT count(*) AS problems FROM documents WHERE opened = 1 AND problem IS NOT NULL')
      .get() as { problems: number };
    return problems;
  }

  /** Ids of opened documents that this engine has not analysed since they changed, in order of name. */
  pending(engine: string): readonly string[] {
    const rows = this.connection
      .prepare(`SELECT id FROM documents WHERE opened = 1 AND engine IS NOT ? ORDER BY name`)
      .all(engine) as { id: string }[];
    return rows.map((row) => row.id);
  }

  /** Whether this engine has analysed the document since it changed. */
  isAnalysedBy(id: string, engine: string): boolean {
    return (
      this.connection.prepare('SELECT 1 FROM documents WHERE id = ? AND engine = ?').get(id, engine) !==
      undefined
    );
  }

  /**
   * The undecided caption that the analysis is least sure of; skipped ones come when no other is left.
   *
   * @param past fingerprints of captions that are left out, as if they were settled.
   */
  leastCertain(
    past: readonly string[] = [],
  ): { readonly document: string; readonly caption: string } | undefined {
    const first = (state: string): { document: string; caption: string } | undefined =>
      this.connection
        .prepare(
          `SELECT captions.document, captions.caption FROM captions
           JOIN documents ON documents.id = captions.document AND documents.opened = 1
           WHERE state = ? AND caption NOT IN (SELECT value FROM json_each(?))
           ORDER BY confidence, captions.document, ordinal LIMIT 1`,
        )
        .get(state, JSON.stringify(past)) as { document: string; caption: string } | undefined;
    return first('undecided') ?? first('skipped');
  }

  /** The captions of all opened documents that say the same as one, itself among them, in order of document and place. */
  alike(caption: string): readonly AlikeCaption[] {
    return this.connection
      .prepare(
        `SELECT document, name, caption, text, state FROM captions
         JOIN documents ON documents.id = captions.document AND documents.opened = 1
         WHERE substr(caption, 1, ${wordsLength}) = ? ORDER BY name, document, ordinal`,
      )
      .all(wordsOf(caption)) as AlikeCaption[];
  }

  /** How many captions of all opened documents say the same as each of a document's, by what they say. */
  countAlike(document: string): ReadonlyMap<string, number> {
    const rows = this.connection
      .prepare(
        `SELECT substr(caption, 1, ${wordsLength}) AS words, count(*) AS count FROM captions
         JOIN documents ON documents.id = captions.document AND documents.opened = 1
         WHERE substr(caption, 1, ${wordsLength}) IN
           (SELECT substr(caption, 1, ${wordsLength}) FROM captions WHERE document = ?)
         GROUP BY words`,
      )
      .all(document) as { words: string; count: number }[];
    return new Map(rows.map(({ words, count }) => [words, count]));
  }

  /** Notes what a document holds, in place of what was noted before. */
  noteCaptions(id: string, content: string, engine: string, captions: readonly ListedCaption[]): void {
    const insert = this.connection.prepare(
      `INSERT INTO captions (document, caption, ordinal, text, confidence, state) VALUES (?, ?, ?, ?, ?, 'undecided')`,
    );
    inTransaction(this.connection, () => {
      this.connection.prepare('DELETE FROM captions WHERE document = ?').run(id);
      captions.forEach(({ caption, text, confidence }, ordinal) => {
        insert.run(id, caption, ordinal, text, confidence);
      });
      this.connection
        .prepare('UPDATE documents SET content = ?, engine = ?, problem = NULL WHERE id = ?')
        .run(content, engine, id);
      recount(this.connection, id);
      noteSearched(this.connection, id);
    });
  }

  /** Notes that a document could not be read. */
  noteProblem(id: string, engine: string, problem: string): void {
    this.connection
      .prepare('UPDATE documents SET engine = ?, problem = ?, content = NULL WHERE id = ?')
      .run(engine, problem, id);
  }
}

/** Brings the counts of a document in line with its decisions; part of the transaction that changes either. */
export function recount(connection: Connection, document: string): void {
  connection
    .prepare(
      `UPDATE captions SET state = coalesce((
         SELECT CASE json_extract(value, '$.action') WHEN 'skip' THEN 'skipped' ELSE 'settled' END
         FROM decisions
         WHERE decisions.document = captions.document AND decisions.caption = captions.caption
           AND subject = 'caption' AND value IS NOT NULL), 'undecided')
       WHERE document = ?`,
    )
    .run(document);
  connection
    .prepare(
      `UPDATE documents SET
         captions = (SELECT count(*) FROM captions WHERE document = id),
         settled = (SELECT count(*) FROM captions WHERE document = id AND state = 'settled'),
         least_certain = (SELECT min(confidence) FROM captions WHERE document = id AND state <> 'settled')
       WHERE id = ?`,
    )
    .run(document);
}
