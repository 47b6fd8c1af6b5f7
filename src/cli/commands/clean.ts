import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import writeFileAtomic from 'write-file-atomic';
import {
  cleanInput,
  cleanInputAsDecided,
  isInputError,
  problemsOf,
  progressFor,
  readInput,
  resolvePaths,
  standardInput,
  type CleanedInput,
  type Input,
  type InputError,
} from '../../batch/index.js';
import { pathBelow } from '../../export/outputPath.js';
import { patchOfBytes, whyNoPatch } from '../../export/patch.js';
import { quoted } from '../../report/decisionWords.js';
import type { UndecidedFate } from '../../review/cleanDecided.js';
import { interruptionOf, type Interruption } from '../interruption.js';
import {
  decisionsHelp,
  decisionsOption,
  withoutDecisions,
  formatParser,
  inputFormatOf,
  readingHelp,
  readOptionsOf,
  settingsOf,
  withAnalysisOptions,
  withReadingOptions,
  type AnalysisOptions,
  type FormatChoice,
  type ReadingOptions,
} from '../options.js';
import { localPath, withoutCopies, writeIfChanged } from '../outputFiles.js';
import { exitCodes, UsageError } from '../usageError.js';
import { askedPaths } from './check.js';

interface CleanOptions extends AnalysisOptions, ReadingOptions {
  readonly out?: string;
  readonly stdout?: boolean;
  readonly write?: boolean;
  readonly dryRun?: boolean;
  readonly format?: FormatChoice<'diff'>;
  readonly decisions?: string;
  readonly undecided?: UndecidedFate;
}

const examples = `
Examples:
  didascalia clean news/ --out cleaned/         cleaned copies, the same names below cleaned/
  didascalia clean page.txt --stdout            one text to standard output
  didascalia clean news/ --write                in place
  didascalia clean news/ --dry-run --format diff  what would change, as a patch
  didascalia clean corpus.jsonl.gz --out cleaned/  the text of every record; it stays compressed
  didascalia clean news/ --out cleaned/ --decisions news/.didascalia/decisions.jsonl   as it was settled
${readingHelp}${decisionsHelp}
Outside the captions that are taken out every byte stays as it was; cleaning a cleaned text changes nothing.

Exit code: 0 done, 2 wrong usage or unreadable input (the rest is cleaned first), 130 interrupted.`;

/** `didascalia clean`: texts without what was left behind. */
export function registerClean(program: Command): void {
  withReadingOptions(withAnalysisOptions(program.command('clean')))
    .summary('take the captions out')
    .description('Writes texts without what was left behind in another language.')
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .option('--out <dir>', 'write cleaned copies below a folder')
    .option('--stdout', 'write the cleaned text to standard output')
    .option('--write', 'write in place')
    .option('--dry-run', 'write nothing; say what would change')
    .addOption(
      new Option(
        '--format <name>',
        'with --dry-run, diff shows the changes as a patch; or a format to read in, as --input-format',
      ).argParser(formatParser(new Map([['diff', 'diff' as const]]))),
    )
    .addOption(decisionsOption())
    .addOption(
      new Option(
        '--undecided <fate>',
        'with --decisions: what becomes of strays that nobody settled (default: remove)',
      ).choices(['remove', 'keep']),
    )
    .addHelpText('after', examples)
    .action(async (paths: string[], options: CleanOptions) => {
      process.exitCode = await clean(paths, options);
    });
}

/** Takes the captions out of one input. */
type Cleaner = (input: Input) => CleanedInput;

/** Takes one cleaned input where the options want it. */
type Sink = (input: Input, cleaned: CleanedInput) => Promise<void>;

async function clean(asked: readonly string[], options: CleanOptions): Promise<number> {
  const settings = settingsOf(options);
  const sink = sinkFor(options);
  const given = askedPaths(asked);
  const found = await resolvePaths(given, readOptionsOf(options));
  const { errors } = found;
  const cleaner = await cleanerFor(options, settings, given);
  const { out } = options;
  const sources = out === undefined ? found.paths : await withoutCopies(found, given, out);
  const paths = withoutDecisions(sources, options.decisions);
  if (options.stdout && paths.length > 1) {
    throw new UsageError(`--stdout takes one text and there are ${paths.length}; use --out DIR.`);
  }
  if (options.write && paths.includes(standardInput)) {
    throw new UsageError('--write cannot write standard input; use --stdout.');
  }
  for (const error of errors) console.error(`didascalia: ${error.path}: ${error.message}`);
  let failed = errors.length > 0;
  const totals = { documents: 0, changed: 0, removed: 0, rewritten: 0 };
  const progress = progressFor(paths.length);
  const interruption: Interruption = interruptionOf(process);
  for (const path of paths) {
    if (interruption.happened) break;
    const outcome = await cleanOne(path, options, cleaner, sink);
    for (const error of outcome.errors) console.error(`didascalia: ${error.path}: ${error.message}`);
    failed ||= outcome.errors.length > 0;
    if (outcome.cleaned !== null) {
      totals.documents++;
      totals.removed += outcome.cleaned.removed;
      totals.rewritten += outcome.cleaned.rewritten;
      if (isChanged(outcome.cleaned)) totals.changed++;
    }
    progress.step();
    await interruption.breathe();
  }
  progress.stop();
  const verb = options.dryRun ? 'to take out' : 'taken out';
  const rewritten = totals.rewritten === 0 ? '' : `, ${totals.rewritten} replaced or marked`;
  console.error(
    `didascalia: ${counted(totals.removed, 'caption')} ${verb}${rewritten}, in ${totals.changed} of ${counted(totals.documents, 'document')}.`,
  );
  if (interruption.happened) return exitCodes.interrupted;
  return failed ? exitCodes.failure : exitCodes.clear;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** What became of one input. */
interface Outcome {
  /** Null where the input could not be cleaned. */
  readonly cleaned: CleanedInput | null;
  readonly errors: readonly InputError[];
}

/** Cleans one input and hands it on. */
async function cleanOne(path: string, options: CleanOptions, cleaner: Cleaner, sink: Sink): Promise<Outcome> {
  const input = await readInput(path, inputFormatOf(options, options.format?.input), readOptionsOf(options));
  if (isInputError(input)) return { cleaned: null, errors: [input] };
  const cleaned = cleaner(input);
  try {
    await sink(input, cleaned);
  } catch (error) {
    const message = `It could not be written: ${(error as Error).message}`;
    return { cleaned: null, errors: [{ path, message }] };
  }
  for (const { flag, reason } of cleaned.refusals)
    console.error(`didascalia: ${path}: ${quoted(flag.text)} stays as it is: ${reason}`);
  return { cleaned, errors: problemsOf(input) };
}

function isChanged({ removed, rewritten }: CleanedInput): boolean {
  return removed + rewritten > 0;
}

/** Every stray goes; or, with decisions, what was settled happens. */
async function cleanerFor(
  { decisions, undecided }: CleanOptions,
  settings: ReturnType<typeof settingsOf>,
  asked: readonly string[],
): Promise<Cleaner> {
  if (decisions === undefined) {
    if (undecided !== undefined) throw new UsageError('--undecided goes with --decisions FILE.');
    return (input) => cleanInput(input, settings);
  }
  // Loaded here alone: cleaning without decisions needs no database.
  const { openDecisionBook } = await import('../../review/decisionBook.js');
  const book = openDecisionBook(decisions, asked);
  return (input) => cleanInputAsDecided(input, settings, book, undecided ?? 'remove');
}

function sinkFor(options: CleanOptions): Sink {
  const chosen = [options.out !== undefined, options.stdout, options.write, options.dryRun].filter(
    Boolean,
  ).length;
  if (chosen !== 1) throw new UsageError('Choose one of --out DIR, --stdout, --write and --dry-run.');
  if (options.format?.own && !options.dryRun) throw new UsageError('--format diff goes with --dry-run.');
  if (options.out !== undefined) return toFolder(options.out);
  if (options.stdout) return toStandardOutput;
  return options.write ? inPlace : dryRun(options.format?.own === 'diff');
}

function toFolder(folder: string): Sink {
  const sources = new Map<string, string>();
  return async (input, cleaned) => {
    const target = join(folder, pathBelow(localPath(input.path)));
    if (input.path !== standardInput && resolve(target) === resolve(input.path)) {
      throw new Error('the copy would replace the source; choose another --out, or --write to mean it.');
    }
    const other = sources.get(target);
    if (other !== undefined) throw new Error(`${target} is the copy of ${other}.`);
    sources.set(target, input.path);
    await mkdir(dirname(target), { recursive: true });
    await writeIfChanged(target, cleaned.bytes);
  };
}

const toStandardOutput: Sink = async (_input, cleaned) => {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(cleaned.bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
};

const inPlace: Sink = async (input, cleaned) => {
  if (isChanged(cleaned)) await writeFileAtomic(input.path, Buffer.from(cleaned.bytes));
};

function dryRun(asDiff: boolean): Sink {
  return (input, cleaned) => {
    if (!isChanged(cleaned)) return Promise.resolve();
    if (!asDiff) process.stdout.write(`${input.path}: ${plannedChanges(cleaned)}\n`);
    else showPatch(input, cleaned);
    return Promise.resolve();
  };
}

function plannedChanges({ removed, rewritten }: CleanedInput): string {
  const removals = `${removed} to take out`;
  const others = `${rewritten} to replace or mark`;
  return rewritten === 0 ? removals : removed === 0 ? others : `${removals}, ${others}`;
}

function showPatch(input: Input, cleaned: CleanedInput): void {
  const reason = whyNoPatch(input);
  if (reason === null) process.stdout.write(patchOfBytes(pathBelow(input.path), input.bytes, cleaned.bytes));
  else console.error(`didascalia: ${input.path}: It is left out of the patch: ${reason}`);
}
