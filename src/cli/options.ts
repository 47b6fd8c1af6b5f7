import { InvalidArgumentError, Option, type Command } from 'commander';
import { formats, isOffsetUnit, offsetUnits, type OffsetUnit } from '../document/index.js';
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
    );
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

/** `--input-format`, for files whose ending does not tell. */
export function inputFormatOption(): Option {
  return new Option('--input-format <name>', 'read every input in this format, whatever its ending').choices(
    formats.map((format) => format.name),
  );
}
