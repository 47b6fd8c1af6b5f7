import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { SourceError } from './sources.js';

/** Where the decisions about opened documents are kept. All paths are absolute. */
export interface ReviewPlace {
  /** The first opened folder, or the one that holds the first opened file: people name documents from here. */
  readonly folder: string;
  /** The database file. */
  readonly database: string;
  /** What the identities of documents are relative to: they move with it. */
  readonly base: string;
}

const ownFolder = '.didascalia';

/**
 * The place of a review of these paths: the database that was named, or `.didascalia/review.db` in the first folder.
 *
 * @throws SourceError where there is no path, or nothing at the first one.
 */
export function reviewPlace(paths: readonly string[], database?: string): ReviewPlace {
  const [first] = paths;
  if (first === undefined) throw new SourceError('There is nothing to open: name a file or a folder.');
  const status = statSync(first, { throwIfNoEntry: false });
  if (!status) throw new SourceError(`There is no file or folder ${first}.`);
  const folder = status.isFile() ? dirname(resolve(first)) : resolve(first);
  const file = resolve(database ?? join(folder, ownFolder, 'review.db'));
  return { folder, database: file, base: baseOf(file) };
}

/** What paths in a file of decisions are relative to: the folder that holds it, or the one above our own folder. */
export function baseOf(file: string): string {
  const folder = dirname(resolve(file));
  return basename(folder) === ownFolder ? dirname(folder) : folder;
}
