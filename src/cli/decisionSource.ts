import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { noRecords, type RecordsOf } from '../export/index.js';
import { openDecisionBook } from '../review/decisionBook.js';
import { reviewPlace } from '../review/place.js';

/** What `--decisions`, `--no-decisions` and `--database` give. */
export interface DecisionOptions {
  /** A file of decisions; false for `--no-decisions`. */
  readonly decisions?: string | false;
  readonly database?: string;
}

/** Adds the options that say where decisions are read from. */
export function withDecisionOptions(command: Command): Command {
  return command
    .option('--decisions <file>', 'decisions to apply: a file of didascalia decisions export, or a database')
    .option('--database <file>', 'the database of the review, by default .didascalia/review.db')
    .option('--no-decisions', 'take no decisions into account');
}

/**
 * What was decided, from the file or database that was named, else from the database of the review of these paths
 * where there is one. Only reads.
 *
 * @throws DecisionFileError or DatabaseError where it cannot be read.
 */
export function recordsFor(asked: readonly string[], { decisions, database }: DecisionOptions): RecordsOf {
  if (decisions === false) return noRecords;
  const file = decisions ?? database ?? reviewedHere(asked);
  if (file === null) return noRecords;
  const book = openDecisionBook(file, asked);
  return (path) => book.recordsOf(path);
}

/**
 * The database of a review of the first path, or of a folder above it up to the working folder; null where there is
 * none. A glob or standard input counts as the working folder.
 */
function reviewedHere(asked: readonly string[]): string | null {
  const [first = '.'] = asked;
  const top = process.cwd();
  let folder = reviewPlace([existsSync(first) ? first : top]).folder;
  for (;;) {
    const file = join(folder, '.didascalia', 'review.db');
    if (existsSync(file)) return file;
    const above = dirname(folder);
    if (folder === top || above === folder || !resolve(folder).startsWith(top)) return null;
    folder = above;
  }
}
