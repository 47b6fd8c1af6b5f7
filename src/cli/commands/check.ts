import { isatty } from 'node:tty';
import { Option, type Command } from 'commander';
import { reported } from '../../analyse.js';
import {
  isInputError,
  problemsOf,
  progressFor,
  readInput,
  resolvePaths,
  standardInput,
  type InputError,
} from '../../batch/index.js';
import type { OffsetUnit } from '../../document/index.js';
import { reporters, type CheckedDocument, type Reporter } from '../../report/index.js';
import { quoted } from '../../report/decisionWords.js';
import { analyserFor, embeddingsOption, type EmbeddingsOptions } from '../analyser.js';
import { Baseline } from '../baseline.js';
import { interruptionOf } from '../interruption.js';
import {
  formatParser,
  decisionsHelp,
  decisionsOption,
  withoutDecisions,
  includeOption,
  inputFormatOf,
  readingHelp,
  readOptionsOf,
  offsetsOption,
  settingsOf,
  withAnalysisOptions,
  withReadingOptions,
  type AnalysisOptions,
  type FormatChoice,
  type ReadingOptions,
} from '../options.js';
import { exitCodes, UsageError } from '../usageError.js';
import { version } from '../version.js';

interface CheckOptions extends AnalysisOptions, ReadingOptions, EmbeddingsOptions {
  readonly format: FormatChoice<Reporter>;
  readonly output?: string;
  readonly offsets: OffsetUnit;
  readonly include?: 'intended';
  readonly decisions?: string;
}

const examples = `
Examples:
  didascalia check news/                       every text below a folder
  didascalia check "en/**/*.txt"               a glob (quoted: the tool expands it)
  didascalia check --format json -o out.json .  for programs
  cat page.txt | didascalia check -            standard input
  cat corpus | didascalia check --format jsonl --format json -   what it is, and how to report
  didascalia check --text-field article.body corpus.jsonl.gz      JSONL, compressed
  didascalia check --column english pairs.tsv                     a column of a table
  didascalia check news/ --decisions news/.didascalia/decisions.jsonl   a baseline: what is settled is no failure
${readingHelp}${decisionsHelp}Those whose caption is gone are listed on standard error, and are no failure.

Exit code: 0 nothing flagged, 1 something flagged, 2 wrong usage or unreadable input
(the rest is checked first), 130 interrupted.`;

/** `didascalia check`: what was left behind, in files, folders, globs or standard input. */
export function registerCheck(program: Command): void {
  withReadingOptions(withAnalysisOptions(program.command('check')))
    .summary('report captions left behind in another language')
    .description(
      'Reports what was left behind in another language, with the paragraph each caption belongs to.',
    )
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .addOption(formatOption())
    .option('-o, --output <file>', 'write the report to a file instead of standard output')
    .addOption(offsetsOption())
    .addOption(includeOption())
    .addOption(decisionsOption())
    .addOption(embeddingsOption())
    .addHelpText('after', examples)
    .action(async (paths: string[], options: CheckOptions) => {
      process.exitCode = await check(paths, options);
    });
}

function formatOption(): Option {
  const byName = new Map(reporters.map((reporter) => [reporter.name, reporter]));
  const names = [...byName.keys()].join(', ');
  return new Option('--format <name>', `how to report: ${names}; or a format to read in, as --input-format`)
    .default({}, reporters[0]!.name)
    .argParser(formatParser(byName));
}

async function check(asked: readonly string[], options: CheckOptions): Promise<number> {
  const settings = settingsOf(options);
  const inputFormat = inputFormatOf(options, options.format.input);
  const reading = readOptionsOf(options);
  const reporter = options.format.own ?? reporters[0]!;
  const analyse = await analyserFor(settings, options);
  const given = askedPaths(asked);
  const { paths: found, errors: notFound } = await resolvePaths(given, reading);
  const paths = withoutDecisions(found, options.decisions);
  const baseline = options.decisions === undefined ? null : await baselineOf(options.decisions, given);
  const documents: CheckedDocument[] = [];
  const errors: InputError[] = [...notFound];
  const interruption = interruptionOf(process);
  const progress = progressFor(paths.length);
  for (const path of paths) {
    if (interruption.happened) break;
    const input = await readInput(path, inputFormat, reading);
    if (isInputError(input)) errors.push(input);
    else {
      const analysis = await analyse(input.document);
      const open = baseline?.leaveOut(path, analysis) ?? analysis;
      documents.push({
        path,
        document: input.document,
        flags: reported(open, options.include === 'intended'),
      });
      errors.push(...problemsOf(input));
    }
    progress.step();
    await interruption.breathe();
  }
  progress.stop();
  for (const error of errors) console.error(`didascalia: ${error.path}: ${error.message}`);
  const decisions = baseline?.outcome();
  for (const { path, text, decision } of decisions?.stale ?? [])
    console.error(
      `didascalia: ${path}: ${quoted(text)} is not there any more; it was settled (${decision}).`,
    );
  const style = {
    colours: options.output === undefined && isatty(process.stdout.fd) && !process.env.NO_COLOR,
  };
  const report = reporter.report(
    { version, settings, offsets: options.offsets, documents, errors, ...(decisions && { decisions }) },
    style,
  );
  if (options.output === undefined) process.stdout.write(report);
  else await writeTo(options.output, report);
  if (interruption.happened) return exitCodes.interrupted;
  if (errors.length > 0) return exitCodes.failure;
  return documents.some((document) => document.flags.length > 0) ? exitCodes.flagged : exitCodes.clear;
}

/** The decisions of a file as a baseline. Loaded here alone: a check without decisions needs no database. */
async function baselineOf(file: string, asked: readonly string[]): Promise<Baseline> {
  const { openDecisionBook } = await import('../../review/decisionBook.js');
  return new Baseline(openDecisionBook(file, asked), asked);
}

/** Writes the whole report or none of it. */
async function writeTo(file: string, report: string): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(file, report);
}

/** The paths that were given, or standard input where something is piped in. */
export function askedPaths(paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths;
  if (!process.stdin.isTTY) return [standardInput];
  throw new UsageError('Name a file, a folder or a glob, or pipe a text in. See --help for examples.');
}
