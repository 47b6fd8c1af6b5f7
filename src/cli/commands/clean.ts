import { mkdir, readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import { Option, type Command } from 'commander';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import writeFileAtomic from 'write-file-atomic';
import {
  cleanInput,
  isInputError,
  progressFor,
  readInput,
  resolvePaths,
  standardInput,
  type CleanedInput,
  type Input,
} from '../../batch/index.js';
import { interruptionOf, type Interruption } from '../interruption.js';
import { inputFormatOption, settingsOf, withAnalysisOptions, type AnalysisOptions } from '../options.js';
import { exitCodes, UsageError } from '../usageError.js';
import { askedPaths } from './check.js';

interface CleanOptions extends AnalysisOptions {
  readonly out?: string;
  readonly stdout?: boolean;
  readonly write?: boolean;
  readonly dryRun?: boolean;
  readonly format?: 'diff';
  readonly inputFormat?: string;
}

const examples = `
Examples:
  didascalia clean news/ --out cleaned/         cleaned copies, the same names below cleaned/
  didascalia clean page.txt --stdout            one text to standard output
  didascalia clean news/ --write                in place
  didascalia clean news/ --dry-run --format diff  what would change, as a patch

Outside the captions that are taken out every byte stays as it was; cleaning a cleaned text changes nothing.

Exit code: 0 done, 2 wrong usage or unreadable input (the rest is cleaned first), 130 interrupted.`;

/** `didascalia clean`: texts without what was left behind. */
export function registerClean(program: Command): void {
  withAnalysisOptions(program.command('clean'))
    .summary('take the captions out')
    .description('Writes texts without what was left behind in another language.')
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .option('--out <dir>', 'write cleaned copies below a folder')
    .option('--stdout', 'write the cleaned text to standard output')
    .option('--write', 'write in place')
    .option('--dry-run', 'write nothing; say what would change')
    .addOption(new Option('--format <name>', 'with --dry-run: show the changes as a patch').choices(['diff']))
    .addOption(inputFormatOption())
    .addHelpText('after', examples)
    .action(async (paths: string[], options: CleanOptions) => {
      process.exitCode = await clean(paths, options);
    });
}

/** Takes one cleaned input where the options want it. */
type Sink = (input: Input, cleaned: CleanedInput) => Promise<void>;

async function clean(asked: readonly string[], options: CleanOptions): Promise<number> {
  const settings = settingsOf(options);
  const sink = sinkFor(options);
  const given = askedPaths(asked);
  const { paths: found, errors } = await resolvePaths(given);
  const paths = options.out === undefined ? found : withoutCopies(found, given, options.out);
  if (options.stdout && paths.length > 1) {
    throw new UsageError(`--stdout takes one text and there are ${paths.length}; use --out DIR.`);
  }
  if (options.write && paths.includes(standardInput)) {
    throw new UsageError('--write cannot write standard input; use --stdout.');
  }
  for (const error of errors) console.error(`didascalia: ${error.path}: ${error.message}`);
  let failed = errors.length > 0;
  const totals = { documents: 0, changed: 0, removed: 0 };
  const progress = progressFor(paths.length);
  const interruption: Interruption = interruptionOf(process);
  for (const path of paths) {
    if (interruption.happened) break;
    const outcome = await cleanOne(path, options, settings, sink);
    if (typeof outcome === 'string') {
      console.error(`didascalia: ${path}: ${outcome}`);
      failed = true;
    } else {
      totals.documents++;
      totals.removed += outcome.removed;
      if (outcome.removed > 0) totals.changed++;
    }
    progress.step();
    await interruption.breathe();
  }
  progress.stop();
  const verb = options.dryRun ? 'to take out' : 'taken out';
  console.error(
    `didascalia: ${counted(totals.removed, 'caption')} ${verb}, in ${totals.changed} of ${counted(totals.documents, 'document')}.`,
  );
  if (interruption.happened) return exitCodes.interrupted;
  return failed ? exitCodes.failure : exitCodes.clear;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/**
 * The paths without those below the output folder, where that lies within what was asked for: they are the
 * copies of an earlier run, and a second one shall change nothing.
 */
function withoutCopies(paths: readonly string[], asked: readonly string[], out: string): readonly string[] {
  if (asked.some((path) => isWithin(path, out))) return paths;
  return paths.filter((path) => path === standardInput || !isWithin(path, out));
}

/** Whether a path is a folder or something below it. */
function isWithin(path: string, folder: string): boolean {
  return `${resolve(path)}${sep}`.startsWith(`${resolve(folder)}${sep}`);
}

/** Cleans one input and hands it on; a string says why it could not be done. */
async function cleanOne(
  path: string,
  options: CleanOptions,
  settings: ReturnType<typeof settingsOf>,
  sink: Sink,
): Promise<CleanedInput | string> {
  const input = await readInput(path, options.inputFormat);
  if (isInputError(input)) return input.message;
  const cleaned = cleanInput(input, settings);
  try {
    await sink(input, cleaned);
  } catch (error) {
    return `It could not be written: ${(error as Error).message}`;
  }
  return cleaned;
}

function sinkFor(options: CleanOptions): Sink {
  const chosen = [options.out !== undefined, options.stdout, options.write, options.dryRun].filter(
    Boolean,
  ).length;
  if (chosen !== 1) throw new UsageError('Choose one of --out DIR, --stdout, --write and --dry-run.');
  if (options.format && !options.dryRun) throw new UsageError('--format goes with --dry-run.');
  if (options.out !== undefined) return toFolder(options.out);
  if (options.stdout) return toStandardOutput;
  return options.write ? inPlace : dryRun(options.format === 'diff');
}

function toFolder(folder: string): Sink {
  const sources = new Map<string, string>();
  return async (input, cleaned) => {
    const target = join(folder, pathBelow(input.path));
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

/** Where an input lands below the output folder: its own path, or its path from here where it is absolute. */
function pathBelow(path: string): string {
  if (path === standardInput) return 'stdin.txt';
  const local = normalize(isAbsolute(path) ? relative(process.cwd(), path) : path);
  return local
    .split(/[\\/]/)
    .filter((part) => part !== '..' && part !== '')
    .join('/');
}

/** Leaves a file alone that already says this, so that a second run changes nothing, not even its time. */
async function writeIfChanged(path: string, bytes: Uint8Array): Promise<void> {
  const present = await readFile(path).catch(() => null);
  if (present && Buffer.compare(present, bytes) === 0) return;
  await writeFileAtomic(path, Buffer.from(bytes));
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
  if (cleaned.removed > 0) await writeFileAtomic(input.path, Buffer.from(cleaned.bytes));
};

function dryRun(asDiff: boolean): Sink {
  return (input, cleaned) => {
    if (cleaned.removed > 0)
      process.stdout.write(
        asDiff ? patchOf(input, cleaned) : `${input.path}: ${cleaned.removed} to take out\n`,
      );
    return Promise.resolve();
  };
}

/** A patch that `git apply` and `patch -p1` take. */
function patchOf({ path, document, packaging }: Input, cleaned: CleanedInput): string {
  // The mark stands before the first line, and tools compare bytes.
  const mark = packaging.encoding.byteOrderMark ? '\uFEFF' : '';
  const patch = createTwoFilesPatch(
    `a/${path}`,
    `b/${path}`,
    mark + document.source,
    mark + cleaned.source,
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
  // After a name with a space comes a tab, as git writes it: `patch` would take the space for the name's end.
  return patch.replace(/^(--- .* .*)\n(\+\+\+ .*)\n/, '$1\t\n$2\t\n');
}
