import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { prepare } from '../detect/index.js';
import {
  defaultTextField,
  formats,
  isOffsetUnit,
  offsetUnits,
  type OffsetUnit,
  type ReadOptions,
} from '../document/index.js';
import { languages } from '../language/languages.js';
import { defaultSettings, type Settings } from '../settings.js';
import { UsageError } from './usageError.js';

/** What `--main`, `--stray` and `--threshold` give. */
export interface AnalysisOptions {
  readonly main: string;
  readonly stray: string;
  readonly threshold: number;
}

const codes = languages.map((language) => language.code);

/** Adds the options that every analysing command has. */
export function withAnalysisOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--main <language>', "the documents' own language")
        .choices(codes)
        .default(defaultSettings.main)
        .argParser(languageCode(codes)),
    )
    .addOption(
      new Option('--stray <language>', 'the language to look for, or any for whatever is not the main one')
        .choices([...codes, 'any'])
        .default(defaultSettings.stray)
        .argParser(languageCode([...codes, 'any'])),
    )
    .option(
      '--threshold <probability>',
      'report flags at least this sure, 0.5 to 1',
      threshold,
      defaultSettings.threshold,
    )
    .hook('preAction', (analysing) => prepare(analysing.opts<AnalysisOptions>()));
}

function languageCode(known: readonly string[]): (value: string) => string {
  return (value) => {
    if (known.includes(value)) return value;
    throw new InvalidArgumentError(`Known languages are ${known.join(', ')}.`);
  };
}

function threshold(value: string): number {
  const number = Number(value);
  if (number >= 0.5 && number <= 1) return number;
  throw new InvalidArgumentError('It is a probability from 0.5 to 1.');
}

/** The settings that the options ask for. @throws UsageError where main and stray are the same. */
export function settingsOf({ main, stray, threshold }: AnalysisOptions): Settings {
  if (main === stray) throw new UsageError(`--main and --stray are both "${main}"; name two languages.`);
  return { main, stray, threshold };
}

/** `--offsets`, the unit of every offset in JSON output. */
export function offsetsOption(): Option {
  return new Option('--offsets <unit>', 'unit of the offsets in JSON output')
    .default('utf-16' satisfies OffsetUnit)
    .argParser((value) => {
      if (isOffsetUnit(value)) return value;
      throw new InvalidArgumentError(`Known units are ${offsetUnits.join(', ')}.`);
    });
}

/** `--include intended`. */
export function includeOption(): Option {
  return new Option('--include <reading>', 'report also what is in the other language on purpose').choices([
    'intended',
  ]);
}

/** What `--input-format`, `--text-field` and `--column` give. */
export interface ReadingOptions extends ReadOptions {
  readonly inputFormat?: string;
}

const formatNames = formats.map((format) => format.name);

/** What to read in files of records. */
export function readOptionsOf({ textField, column }: ReadOptions): ReadOptions {
  return { textField, column };
}

/** What `--help` says of files of records, beside the options. */
export const readingHelp = `
Records: each line of a JSONL file stands for itself; one that holds no record is reported by its number, and the
rest is read. The cells of a column of CSV or TSV are read together. Where --column is a name, the first row is the
header; where it is a number, the first row is a header if it holds nothing but names (single words, no two the
same). In folders, tables are read where --column says which column. Files ending in .gz are read as what they hold.
`;

/** Adds the options that say how files are read. */
export function withReadingOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--input-format <name>', 'read every input in this format, whatever its ending').choices(
        formatNames,
      ),
    )
    .addOption(textFieldOption())
    .option(
      '--column <name or number>',
      'CSV and TSV: the column that holds the text; by default the only one, or the one called text',
    );
}

/** `--text-field`, of JSONL records. */
export function textFieldOption(): Option {
  return new Option('--text-field <path>', 'JSONL: the member that holds the text, as in article.body')
    .default(defaultTextField)
    .argParser((path) => {
      if (path.split('.').every((step) => step !== '')) return path;
      throw new InvalidArgumentError('It is names with a dot between them, as in article.body.');
    });
}

/**
 * The format to read in, of the two options that may name it.
 *
 * @param format what `--format` named, where that is a format to read in.
 * @throws UsageError where they name two.
 */
export function inputFormatOf(
  { inputFormat }: ReadingOptions,
  format: string | undefined,
): string | undefined {
  if (inputFormat !== undefined && format !== undefined && inputFormat !== format)
    throw new UsageError(`--input-format is "${inputFormat}" and --format "${format}"; name one.`);
  return inputFormat ?? format;
}

/** The parser of a `--format` that takes names of its own as well as those of the formats to read in. */
export function formatParser<Choice>(
  own: ReadonlyMap<string, Choice>,
): (name: string, before?: FormatChoice<Choice>) => FormatChoice<Choice> {
  return (name, before = {}) => {
    const choice = own.get(name);
    if (choice !== undefined) return { ...before, own: choice };
    if (formatNames.includes(name)) return { ...before, input: name };
    throw new InvalidArgumentError(
      `Known formats are ${[...own.keys()].join(', ')}; and to read in, ${formatNames.join(', ')}.`,
    );
  };
}

/** What one or more `--format` have named. */
export interface FormatChoice<Choice> {
  readonly own?: Choice;
  /** The format to read in. */
  readonly input?: string;
}

/** `--decisions`, what was settled in the review app. */
export function decisionsOption(): Option {
  return new Option(
    '--decisions <file>',
    'what was settled in the review app: a file of decisions export, or a database',
  );
}

/** The paths without the file of decisions itself, which may lie among the documents. */
export function withoutDecisions(paths: readonly string[], file: string | undefined): readonly string[] {
  return file === undefined ? paths : paths.filter((path) => resolve(path) !== resolve(file));
}

/** What the help says of `--decisions`. */
export const decisionsHelp = `
Decisions are read from the file that is named and no other, also not from .didascalia below a folder. Each follows
its caption where the text around it was edited. Documents are named in it from the folder that was reviewed.
`;
