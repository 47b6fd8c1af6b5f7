import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import writeFileAtomic from 'write-file-atomic';
import { decisionInWords, quoted } from '../../report/decisionWords.js';
import {
  exportDecisions,
  importDecisions,
  type ImportedDecision,
  type ImportReport,
} from '../../review/archive.js';
import { openDatabase, openDatabaseToRead } from '../../review/database.js';
import { readDecisionLines } from '../../review/decisionBook.js';
import { serialiseDecisions } from '../../review/decisionFile.js';
import { reviewPlace } from '../../review/place.js';
import { exitCodes, UsageError } from '../usageError.js';

interface PlaceOptions {
  readonly database?: string;
}

interface ExportOptions extends PlaceOptions {
  readonly output?: string;
}

interface ImportCommandOptions extends PlaceOptions {
  readonly theirs?: boolean;
  readonly dryRun?: boolean;
}

const groupHelp = `
Examples:
  didascalia decisions export news/ -o news/.didascalia/decisions.jsonl   as a file, to keep in git
  didascalia decisions import news/.didascalia/decisions.jsonl news/      back into the review app
  didascalia check news/ --decisions news/.didascalia/decisions.jsonl     what is decided is no failure

A decision file is JSONL: one line a decided caption, sorted by document and caption, with the members document
(path from the reviewed folder), fingerprint, caption, decision, pair, comment, author and at. The same decisions
always give the same bytes. What was undone or skipped is not in it.`;

const exportHelp = `
Examples:
  didascalia decisions export                            of the working folder, to standard output
  didascalia decisions export news/ -o decisions.jsonl   of a folder, to a file
  didascalia decisions export news/ --database team.db   where the review was given a database

Exit code: 0 done, 2 wrong usage or a database that cannot be read.`;

const importHelp = `
Examples:
  didascalia decisions import decisions.jsonl             for the working folder
  didascalia decisions import decisions.jsonl news/ --dry-run   says what would happen, and does nothing
  didascalia decisions import decisions.jsonl news/ --theirs    the file's decisions replace those that stand

It is all or nothing: where a line has a fault, every fault is listed with its line and nothing is imported. A caption
that was decided otherwise here stays as it is and is listed, unless --theirs is given. Decisions about documents that
are not in the folder are listed and kept for when they are. Undo in the review app does not take an import back.

Exit code: 0 done, 2 wrong usage or a file that has faults.`;

/** `didascalia decisions`: decisions as files, out of the review app's database and back. */
export function registerDecisions(program: Command): void {
  const group = program
    .command('decisions')
    .summary('keep decisions as files: export and import')
    .description('Takes decisions out of the review app as a file that can live in git, and back.')
    .addHelpText('after', groupHelp);
  group
    .command('export')
    .summary('decisions to JSONL')
    .description('Writes what was decided in the review app as JSONL, one line a caption.')
    .argument('[paths...]', 'what was opened for review: files and folders', ['.'])
    .option(
      '--database <file>',
      'where decisions are kept; by default .didascalia/review.db in the first folder',
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addHelpText('after', exportHelp)
    .action(async (paths: string[], options: ExportOptions) => {
      await exportTo(paths, options);
    });
  group
    .command('import')
    .summary('decisions from JSONL')
    .description('Records the decisions of a decision file, for the review app to show.')
    .argument('<file>', 'a decision file')
    .argument('[paths...]', 'what is opened for review: files and folders', ['.'])
    .option(
      '--database <file>',
      'where decisions are kept; by default .didascalia/review.db in the first folder',
    )
    .option('--theirs', "the file's decisions take the place of others that stand")
    .option('--dry-run', 'import nothing; say what would happen')
    .addHelpText('after', importHelp)
    .action((file: string, paths: string[], options: ImportCommandOptions) => {
      importFrom(file, paths, options);
    });
}

async function exportTo(paths: readonly string[], options: ExportOptions): Promise<void> {
  const place = reviewPlace(paths, options.database);
  if (!existsSync(place.database)) {
    throw new UsageError(
      `There are no decisions: ${place.database} is not there. Name what was reviewed, or its --database FILE.`,
    );
  }
  const connection = openDatabaseToRead(place.database);
  try {
    const within = paths.map((path) => resolve(path));
    const text = serialiseDecisions(exportDecisions(connection, place, within));
    if (options.output === undefined) process.stdout.write(text);
    else await writeFileAtomic(options.output, text);
  } finally {
    connection.close();
  }
}

function importFrom(file: string, paths: readonly string[], options: ImportCommandOptions): void {
  const lines = readDecisionLines(file);
  const place = reviewPlace(paths, options.database);
  const isTrial = options.dryRun ?? false;
  const prevails = options.theirs ?? false;
  // A trial where nothing was ever decided makes no database; nothing can be in its way.
  const isEmpty = isTrial && !existsSync(place.database);
  const connection = openDatabase(isEmpty ? ':memory:' : place.database);
  try {
    report(importDecisions(connection, place, lines, { prevails, isTrial }), prevails, isTrial);
  } finally {
    connection.close();
  }
  process.exitCode = exitCodes.clear;
}

function report({ decisions, unknown }: ImportReport, prevails: boolean, isTrial: boolean): void {
  const of = (kind: ImportedDecision['kind']) => decisions.filter((decision) => decision.kind === kind);
  const conflicts = of('conflict');
  for (const { document, excerpt, settlement, stood, author } of conflicts) {
    const here = stood === null ? 'nothing' : decisionInWords(stood.decision);
    console.error(
      `didascalia: ${document}: ${quoted(excerpt)}: here “${here}”, in the file “${decisionInWords(settlement.decision)}” by ${author}`,
    );
  }
  for (const document of unknown) {
    console.error(`didascalia: ${document}: There is no such document here; its decisions are kept.`);
  }
  const fate = prevails ? 'replaced' : 'stay as they are here (--theirs replaces them)';
  const counts = [`${of('new').length} new`, `${of('same').length} the same`];
  if (conflicts.length > 0) counts.push(`${conflicts.length} decided otherwise: ${fate}`);
  const trial = isTrial ? 'Nothing was imported (--dry-run). ' : '';
  console.error(`didascalia: ${trial}Decisions: ${counts.join(', ')}.`);
}
