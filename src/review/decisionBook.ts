import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import type { Flag } from '../detect/flag.js';
import type { Document } from '../document/index.js';
import { exportDecisions, isWithin } from './archive.js';
import { withCurrentNames } from './currentNames.js';
import { openDatabaseToRead } from './database.js';
import { parseDecisions, type DecisionLine } from './decisionFile.js';
import { adopt, fingerprints } from './fingerprint.js';
import { baseOf } from './place.js';
import { emptyRecord, holdsAnything, type CaptionRecord } from './record.js';
import { slashed } from './sources.js';

/** A decision file cannot be read or has faults; the message has a line for each, with file, line and remedy. */
export class DecisionFileError extends Error {
  override readonly name = 'DecisionFileError';
}

/** What was decided about the captions of one document. */
export interface BookPage {
  /** One record a flag, in their order; the empty one where nothing was decided. */
  readonly records: readonly CaptionRecord[];
  /** What was decided about captions that the document does not hold any more. */
  readonly stale: readonly DecisionLine[];
}

/** Decisions by document, whether they were kept in a decision file or in a database. */
export class DecisionBook {
  private readonly pages = new Map<string, Map<string, CaptionRecord>>();

  /**
   * @param lines one a decided caption.
   * @param base absolute path of the folder that the lines' documents are relative to.
   */
  constructor(
    lines: readonly DecisionLine[],
    readonly base: string,
  ) {
    for (const { document, fingerprint, record } of lines) {
      if (!holdsAnything(record)) continue;
      const page = this.pages.get(document);
      if (page) page.set(fingerprint, record);
      else this.pages.set(document, new Map([[fingerprint, record]]));
    }
  }

  /** What was decided about a document's captions, by fingerprint. The path is absolute or from the working folder. */
  recordsOf(path: string): ReadonlyMap<string, CaptionRecord> {
    return this.pages.get(this.nameOf(path)) ?? new Map<string, CaptionRecord>();
  }

  /**
   * What was decided about each of a document's flags. Where the text around a caption was edited since, its decision
   * follows it, as in the review.
   *
   * @param flags in document order.
   */
  decisionsOf(path: string, document: Document, flags: readonly Flag[]): BookPage {
    const known = this.recordsOf(path);
    if (known.size === 0) return { records: flags.map(() => emptyRecord), stale: [] };
    const names = adopt([...known.keys()], fingerprints(document, flags));
    const found = new Set(names);
    const name = this.nameOf(path);
    return {
      records: names.map((fingerprint) => known.get(fingerprint) ?? emptyRecord),
      stale: [...known]
        .filter(([fingerprint]) => !found.has(fingerprint))
        .map(([fingerprint, record]) => ({ document: name, fingerprint, record })),
    };
  }

  /** What was decided about documents below one of these paths that are not there any more. */
  lostBelow(paths: readonly string[]): readonly DecisionLine[] {
    const folders = paths.map((path) => resolve(path));
    return [...this.pages].flatMap(([document, page]) => {
      const path = resolve(this.base, document);
      if (!folders.some((folder) => isWithin(path, folder)) || existsSync(path)) return [];
      return [...page].map(([fingerprint, record]) => ({ document, fingerprint, record }));
    });
  }

  private nameOf(path: string): string {
    return slashed(relative(this.base, resolve(path)));
  }
}

/**
 * Reads decisions from a decision file (JSONL) or a database of the review app, which its first bytes tell apart.
 *
 * Documents in a decision file are named from the folder that was reviewed. That is found among the folders that were
 * asked for, those above them up to the working folder, and the one that holds the file: the one under which most of
 * the documents are, and the first of several.
 *
 * @param asked the files, folders and globs that decisions are wanted for.
 * @throws DecisionFileError where the file cannot be read or a line has a fault; DatabaseError for a database.
 */
export function openDecisionBook(file: string, asked: readonly string[]): DecisionBook {
  const bytes = readBytes(file);
  if (isDatabase(bytes)) return bookOfDatabase(file);
  const lines = readDecisionLines(file, bytes);
  const documents = [...new Set(lines.map(({ document }) => document))];
  return new DecisionBook(lines, likeliestBase(documents, [...foldersAround(asked), baseOf(file)]));
}

/**
 * Reads a decision file.
 *
 * @param bytes what it holds, where that is known already.
 * @throws DecisionFileError where it cannot be read or a line has a fault.
 */
export function readDecisionLines(file: string, bytes = readBytes(file)): readonly DecisionLine[] {
  const { lines, faults } = parseDecisions(decode(file, bytes));
  if (faults.length === 0) return withCurrentNames(lines);
  const shown = faults.slice(0, mostFaults).map(({ line, message }) => `${file}:${line}: ${message}`);
  const others = faults.length - shown.length;
  throw new DecisionFileError([...shown, ...(others > 0 ? [`and ${others} more`] : [])].join('\n'));
}

/** Faults that a message lists. */
const mostFaults = 20;

/** Documents that are looked for to find their folder. */
const mostProbes = 1000;

const databaseHeader = 'SQLite format 3\0';

function isDatabase(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, databaseHeader.length)).toString('latin1') === databaseHeader;
}

function bookOfDatabase(file: string): DecisionBook {
  const connection = openDatabaseToRead(resolve(file));
  try {
    const base = baseOf(file);
    const lines = exportDecisions(connection, { folder: base, base }, []);
    return new DecisionBook(withCurrentNames(lines), base);
  } finally {
    connection.close();
  }
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new DecisionFileError(`The decisions in ${file} cannot be read: ${(error as Error).message}.`);
  }
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DecisionFileError(`${file} is no decision file: it is not valid UTF-8.`);
  }
}

/** The folders that the paths name or lie in, each followed by those above it, up to the working folder. */
function foldersAround(asked: readonly string[]): readonly string[] {
  const top = process.cwd();
  return asked.flatMap((path) => {
    const folders = [folderOf(path)];
    for (;;) {
      const last = folders[folders.length - 1]!;
      const above = dirname(last);
      if (last === top || above === last) return folders;
      folders.push(above);
    }
  });
}

function folderOf(path: string): string {
  if (isDynamicPattern(path)) {
    const parts = path.split('/');
    return resolve(
      parts
        .slice(
          0,
          parts.findIndex((part) => isDynamicPattern(part)),
        )
        .join('/') || '.',
    );
  }
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? resolve(path) : dirname(resolve(path));
}

function likeliestBase(documents: readonly string[], candidates: readonly string[]): string {
  const probes = documents.slice(0, mostProbes);
  let likeliest = candidates[0]!;
  let most = 0;
  for (const candidate of new Set(candidates)) {
    const found = probes.filter((document) => existsSync(resolve(candidate, document))).length;
    if (found > most) [likeliest, most] = [candidate, found];
  }
  return likeliest;
}
