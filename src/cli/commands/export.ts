import { isAbsolute, relative, resolve, sep } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { reported } from '../../analyse.js';
import {
  isInputError,
  problemsOf,
  progressFor,
  readInput,
  resolvePaths,
  standardInput,
  type InputError,
  type ResolvedPaths,
} from '../../batch/index.js';
import type { OffsetUnit } from '../../document/index.js';
import {
  exportedDocument,
  exporterNamed,
  exporters,
  isDecided,
  isUndecidedStray,
  manifestFile,
  undecidedActions,
  type ExportedDocument,
  type Exporter,
  type ExportInput,
  type ExportOptions,
  type ExportWarning,
  type ManifestOutput,
  type UndecidedAction,
} from '../../export/index.js';
import { counted } from '../../report/words.js';
import { analyserFor, embeddingsOption, type Analyser, type EmbeddingsOptions } from '../analyser.js';
import { recordsFor, withDecisionOptions, type DecisionOptions } from '../decisionSource.js';
import { interruptionOf } from '../interruption.js';
import {
  includeOption,
  inputFormatOf,
  offsetsOption,
  readingHelp,
  readOptionsOf,
  settingsOf,
  withAnalysisOptions,
  withoutDecisions,
  withReadingOptions,
  type AnalysisOptions,
  type ReadingOptions,
} from '../options.js';
import { complain, writeFolder, writeOne } from '../exportFiles.js';
import { withoutCopies, type WritingRules } from '../outputFiles.js';
import { exitCodes, UsageError } from '../usageError.js';
import { version } from '../version.js';
import { askedPaths } from './check.js';

interface ExportCommandOptions extends AnalysisOptions, ReadingOptions, DecisionOptions, EmbeddingsOptions {
  readonly to: readonly Exporter[];
  readonly output?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly include?: 'intended';
  readonly undecided?: UndecidedAction;
  readonly offsets: OffsetUnit;
  readonly raw?: boolean;
  readonly bom?: boolean;
}

const nameWidth = Math.max(...exporters.map(({ name }) => name.length)) + 2;
const forms = exporters
  .map(({ name, description }) => `  ${name.padEnd(nameWidth)}${description}`)
  .join('\n');

const examples = `
Forms:
${forms}

Examples:
  didascalia export news/ --to tsv -o captions.tsv         a table for a spreadsheet
  didascalia export news/ --to html -o report.html         a report to read and print
  didascalia export news/ --to patch | git apply           what was decided, applied
  didascalia export news/ --to cleaned,xliff --out done/   several forms below a folder, with manifest.json
  didascalia export news/ --to tmx --decisions decided.jsonl -o captions.tmx
  cat page.txt | didascalia export - --to jsonl            standard input

Decisions come from --decisions or --database, else from the database of a review of the first path
(.didascalia/review.db there or above it). cleaned and patch apply them: what nobody has decided stays, and its
number is said. Where nothing at all is decided, every stray goes, as with didascalia clean. --undecided changes
either. tmx holds the captions that a person gave an English text for, and nothing else.

Cells of tsv and csv are quoted as in CSV where they hold a separator, a line break or a quotation mark. One that a
spreadsheet would take for a formula (= + - @) has an apostrophe before it, unless there is --raw.

A file of other content is not overwritten without --force. A second run changes nothing; manifest.json names a time
only where SOURCE_DATE_EPOCH does.
${readingHelp}
Exit code: 0 done, 2 wrong usage, unreadable input or a file that could not be written (the rest is exported first),
130 interrupted (nothing is written).`;

/** `didascalia export`: flags, pairs and decisions as files for other programs and people. */
export function registerExport(program: Command): void {
  const command = withReadingOptions(withAnalysisOptions(program.command('export')));
  withDecisionOptions(command)
    .summary('write tables, XLIFF, TMX, patches, cleaned files or a report')
    .description('Writes captions, their paragraphs and what was decided about them for others to work with.')
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .addOption(toOption())
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--out <dir>', 'write below a folder, with manifest.json')
    .option('--force', 'overwrite files of other content')
    .addOption(
      new Option('--undecided <action>', 'cleaned and patch: what becomes of undecided strays').choices(
        undecidedActions,
      ),
    )
    .addOption(includeOption())
    .addOption(offsetsOption())
    .addOption(embeddingsOption())
    .option('--raw', 'tsv and csv: leave cells that look like formulas as they are')
    .option('--bom', 'tsv and csv: begin with a byte order mark, by which Excel knows UTF-8')
    .addHelpText('after', examples)
    .action(async (paths: string[], options: ExportCommandOptions) => {
      process.exitCode = await exportAll(paths, options);
    });
}

function toOption(): Option {
  const names = exporters.map(({ name }) => name).join(', ');
  return new Option('--to <names>', `what to write, separated by commas: ${names}`)
    .makeOptionMandatory()
    .argParser((list: string) => {
      const chosen = list.split(',').map((name) => exporterNamed(name.trim()));
      if (chosen.every((exporter) => exporter !== undefined)) return [...new Set(chosen)];
      throw new InvalidArgumentError(`Known forms are ${names}.`);
    });
}

async function exportAll(asked: readonly string[], options: ExportCommandOptions): Promise<number> {
  const settings = settingsOf(options);
  refuseUnclearTarget(options);
  const given = askedPaths(asked);
  const recordsOf = recordsFor(given, options);
  const found = await resolvePaths(given, readOptionsOf(options));
  const { errors } = found;
  const paths = await sourcesAmong(found, given, options);
  const read = await readAll(paths, await analyserFor(settings, options), options, recordsOf);
  for (const error of [...errors, ...read.errors]) complain(error.path, error.message);
  if (read.isInterrupted) {
    console.error('didascalia: Interrupted; nothing was written.');
    return exitCodes.interrupted;
  }
  const input: ExportInput = { version, settings, documents: read.documents };
  const isWritten = await writeAll(input, paths, options);
  return errors.length === 0 && read.errors.length === 0 && isWritten ? exitCodes.clear : exitCodes.failure;
}

/** The paths without what an export reads or writes beside its documents. */
async function sourcesAmong(
  found: ResolvedPaths,
  given: readonly string[],
  { decisions, output, out }: ExportCommandOptions,
): Promise<readonly string[]> {
  const beside = [decisions, output].filter((file) => typeof file === 'string');
  const sources = out === undefined ? found.paths : await withoutCopies(found, given, out);
  return beside.reduce(withoutDecisions, sources);
}

function refuseUnclearTarget({ to, output, out }: ExportCommandOptions): void {
  if (output !== undefined && out !== undefined) throw new UsageError('Choose one of -o FILE and --out DIR.');
  if (out !== undefined) return;
  const folder = to.find(({ makes }) => makes === 'folder');
  if (folder)
    throw new UsageError(`--to ${folder.name} makes a file for each document; name a folder with --out DIR.`);
  if (to.length > 1)
    throw new UsageError(`--to names ${to.length} forms; name a folder for their files with --out DIR.`);
}

interface ReadDocuments {
  readonly documents: readonly ExportedDocument[];
  readonly errors: readonly InputError[];
  readonly isInterrupted: boolean;
}

async function readAll(
  paths: readonly string[],
  analyse: Analyser,
  options: ExportCommandOptions,
  recordsOf: ReturnType<typeof recordsFor>,
): Promise<ReadDocuments> {
  const documents: ExportedDocument[] = [];
  const errors: InputError[] = [];
  const interruption = interruptionOf(process);
  const progress = progressFor(paths.length);
  for (const path of paths) {
    if (interruption.happened) break;
    const input = await readInput(path, inputFormatOf(options, undefined), readOptionsOf(options));
    if (isInputError(input)) errors.push(input);
    else {
      const flags = reported(await analyse(input.document), options.include === 'intended');
      documents.push(exportedDocument({ ...input, path: nameOf(path) }, flags, recordsOf(path)));
      errors.push(...problemsOf(input));
    }
    progress.step();
    await interruption.breathe();
  }
  progress.stop();
  return { documents, errors, isInterrupted: interruption.happened };
}

/** A path as people know it: from the working folder where it lies there, with `/`. */
function nameOf(path: string): string {
  const local = isAbsolute(path) ? relative(process.cwd(), path) : path;
  const isOutside = local.startsWith('..') && isAbsolute(path);
  return (isOutside ? path : local).split(sep).join('/');
}

/** Makes and writes every form. @returns whether all could be written. */
async function writeAll(
  input: ExportInput,
  paths: readonly string[],
  options: ExportCommandOptions,
): Promise<boolean> {
  const exportOptions = exportOptionsOf(input, options);
  const outputs = options.to.map((exporter) => ({ exporter, ...exporter.export(input, exportOptions) }));
  tellOnce(outputs.flatMap(({ warnings }) => warnings));
  const failures = outputs.flatMap(({ errors = [] }) => errors);
  tellOnce(failures);
  const made = outputs.flatMap(({ exporter, files }) =>
    files.map((file): ManifestOutput => ({ ...file, exporter: exporter.name })),
  );
  const rules: WritingRules = {
    force: options.force === true,
    sources: new Set(paths.filter((path) => path !== standardInput).map((path) => resolve(path))),
  };
  const isWritten =
    options.out === undefined
      ? await writeOne(made, options.output, rules)
      : await writeFolder(
          options.out,
          made,
          (written) => manifestFile(input, exportOptions, written, created()),
          rules,
        );
  if (isWritten) tellTotals(input.documents, made.length, options);
  return isWritten && failures.length === 0;
}

function exportOptionsOf({ documents }: ExportInput, options: ExportCommandOptions): ExportOptions {
  const captions = documents.flatMap((document) => document.captions);
  const byDefault = captions.some(isDecided) ? 'keep' : 'remove';
  return {
    offsets: options.offsets,
    raw: options.raw === true,
    byteOrderMark: options.bom === true,
    undecided: options.undecided ?? byDefault,
  };
}

/** Several forms may warn of the same. */
function tellOnce(warnings: readonly ExportWarning[]): void {
  const lines = warnings.map(({ path, message }) => (path === null ? message : `${path}: ${message}`));
  for (const line of new Set(lines)) console.error(`didascalia: ${line}`);
}

function tellTotals(
  documents: readonly ExportedDocument[],
  files: number,
  { out, output, to, undecided }: ExportCommandOptions,
): void {
  const captions = documents.flatMap((document) => document.captions);
  const strays = captions.filter(isUndecidedStray).length;
  const applies = to.some(({ name }) => name === 'cleaned' || name === 'patch');
  if (applies && undecided === undefined && strays > 0 && !captions.some(isDecided))
    console.error(
      `didascalia: Nothing is decided, so ${strays === 1 ? '1 stray is' : `all ${strays} strays are`} taken out; --undecided keep leaves them.`,
    );
  const place = out ?? output;
  const where = place === undefined ? '' : `, ${counted(files, 'file')} in ${place}`;
  console.error(
    `didascalia: ${counted(captions.length, 'caption')} in ${counted(documents.length, 'document')}${where}.`,
  );
}

/** The time that the environment asks to be named (reproducible-builds.org, SOURCE_DATE_EPOCH); null for none. */
function created(): string | null {
  const seconds = Number(process.env.SOURCE_DATE_EPOCH ?? NaN);
  const date = new Date(1000 * seconds);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
