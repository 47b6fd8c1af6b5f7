import { isatty } from 'node:tty';
import { InvalidArgumentError, Option, type Command } from 'commander';
import writeFileAtomic from 'write-file-atomic';
import { analyse, reported } from '../../analyse.js';
import {
  isInputError,
  progressFor,
  readInput,
  resolvePaths,
  standardInput,
  type InputError,
} from '../../batch/index.js';
import type { OffsetUnit } from '../../document/index.js';
import { reporterNamed, reporters, type CheckedDocument, type Reporter } from '../../report/index.js';
import { interruptionOf } from '../interruption.js';
import {
  includeOption,
  inputFormatOption,
  offsetsOption,
  settingsOf,
  withAnalysisOptions,
  type AnalysisOptions,
} from '../options.js';
import { exitCodes, UsageError } from '../usageError.js';
import { version } from '../version.js';

interface CheckOptions extends AnalysisOptions {
  readonly format: Reporter;
  readonly output?: string;
  readonly offsets: OffsetUnit;
  readonly include?: 'intended';
  readonly inputFormat?: string;
}

const examples = `
Examples:
  didascalia check news/                       every text below a folder
  didascalia check "en/**/*.txt"               a glob (quoted: the tool expands it)
  didascalia check --format json -o out.json .  for programs
  cat page.txt | didascalia check -            standard input

Exit code: 0 nothing flagged, 1 something flagged, 2 wrong usage or unreadable input
(the rest is checked first), 130 interrupted.`;

/** `didascalia check`: what was left behind, in files, folders, globs or standard input. */
export function registerCheck(program: Command): void {
  withAnalysisOptions(program.command('check'))
    .summary('report captions left behind in another language')
    .description(
      'Reports what was left behind in another language, with the paragraph each caption belongs to.',
    )
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .addOption(formatOption())
    .option('-o, --output <file>', 'write the report to a file instead of standard output')
    .addOption(offsetsOption())
    .addOption(includeOption())
    .addOption(inputFormatOption())
    .addHelpText('after', examples)
    .action(async (paths: string[], options: CheckOptions) => {
      process.exitCode = await check(paths, options);
    });
}

function formatOption(): Option {
  const names = reporters.map((reporter) => reporter.name);
  return new Option('--format <name>', `how to report: ${names.join(', ')}`)
    .default(reporters[0], names[0])
    .argParser((name) => {
      const reporter = reporterNamed(name);
      if (reporter) return reporter;
      throw new InvalidArgumentError(`Known formats are ${names.join(', ')}.`);
    });
}

async function check(asked: readonly string[], options: CheckOptions): Promise<number> {
  const settings = settingsOf(options);
  const { paths, errors: notFound } = await resolvePaths(askedPaths(asked));
  const documents: CheckedDocument[] = [];
  const errors: InputError[] = [...notFound];
  const interruption = interruptionOf(process);
  const progress = progressFor(paths.length);
  for (const path of paths) {
    if (interruption.happened) break;
    const input = await readInput(path, options.inputFormat);
    if (isInputError(input)) errors.push(input);
    else {
      const flags = reported(analyse(input.document, settings), options.include === 'intended');
      documents.push({ path, document: input.document, flags });
    }
    progress.step();
    await interruption.breathe();
  }
  progress.stop();
  for (const error of errors) console.error(`didascalia: ${error.path}: ${error.message}`);
  const style = {
    colours: options.output === undefined && isatty(process.stdout.fd) && !process.env.NO_COLOR,
  };
  const report = options.format.report(
    { version, settings, offsets: options.offsets, documents, errors },
    style,
  );
  if (options.output === undefined) process.stdout.write(report);
  else await writeFileAtomic(options.output, report);
  if (interruption.happened) return exitCodes.interrupted;
  if (errors.length > 0) return exitCodes.failure;
  return documents.some((document) => document.flags.length > 0) ? exitCodes.flagged : exitCodes.clear;
}

/** The paths that were given, or standard input where something is piped in. */
export function askedPaths(paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths;
  if (!process.stdin.isTTY) return [standardInput];
  throw new UsageError('Name a file, a folder or a glob, or pipe a text in. See --help for examples.');
}
