import { setFlagsFromString } from 'node:v8';
import { Option, type Command } from 'commander';
import {
  answerMembers,
  decompressed,
  emptySummary,
  filterLines,
  lineBatchesOf,
  LineWriter,
} from '../../batch/index.js';
import { formats, stepsOf, type OffsetUnit } from '../../document/index.js';
import {
  includeOption,
  offsetsOption,
  settingsOf,
  textFieldOption,
  withAnalysisOptions,
  type AnalysisOptions,
} from '../options.js';
import { exitCodes, UsageError } from '../usageError.js';

interface FilterCommandOptions extends AnalysisOptions {
  readonly offsets: OffsetUnit;
  readonly include?: 'intended';
  readonly clean?: boolean;
  readonly textField: string;
  readonly format: string;
}

const examples = `
Each line in is one record with a "text" (or another --text-field); each line out is the same record with "flags" added:
  {"id": 7, "text": "…"}  →  {"id": 7, "text": "…","flags":[{"start": 0, "end": 28, …}]}
A record may say what its text is written in: {"format": "html", "text": …}; offsets are of that source.
A line that is no such record is answered in its place by {"error": {"line": N, "message": …}}.
Standard input may be compressed with gzip.

Examples:
  didascalia filter < corpus.jsonl > flagged.jsonl
  didascalia filter --clean < corpus.jsonl.gz | gzip > clean.jsonl.gz
  didascalia filter --text-field article.body --format html < pages.jsonl
  parallel --pipe -k didascalia filter < corpus.jsonl > flagged.jsonl   (on every core, same order)

Exit code: 0 whatever it flags, 2 on failure.`;

/** `didascalia filter`: JSONL in, JSONL out, in the same order and constant memory. */
export function registerFilter(program: Command): void {
  withAnalysisOptions(program.command('filter'))
    .summary('add flags to JSONL records on a stream')
    .description('Reads JSONL records on standard input and answers each with its flags on standard output.')
    .option('--clean', 'replace the text by the text without its strays')
    .addOption(textFieldOption())
    .addOption(
      new Option('--format <name>', 'what texts are written in whose record has no "format"')
        .choices(formats.map((format) => format.name))
        .default(formats[0]!.name),
    )
    .addOption(offsetsOption())
    .addOption(includeOption())
    .addHelpText('after', examples)
    .action(async (options: FilterCommandOptions) => {
      process.exitCode = await filter(options);
    });
}

async function filter(options: FilterCommandOptions): Promise<number> {
  const settings = settingsOf(options);
  const { offsets, textField, format } = options;
  const [first = ''] = stepsOf(textField);
  if (answerMembers.includes(first))
    throw new UsageError(`--text-field cannot be in "${first}", which is where the answer goes.`);
  const includeIntended = options.include === 'intended';
  const clean = options.clean ?? false;
  // Little is left of a record: threads that share out so small a collection only wait for one another on busy cores.
  setFlagsFromString('--no-parallel-scavenge');
  const writer = new LineWriter(process.stdout);
  const summary = emptySummary();
  try {
    await filterLines(
      lineBatchesOf(decompressed(process.stdin)),
      { settings, offsets, textField, format, includeIntended, clean },
      (line) => writer.write(line),
      summary,
    );
  } finally {
    await writer.flush();
    const errors = summary.errors === 0 ? '' : `, ${summary.errors} answered by an error`;
    console.error(
      `didascalia: ${summary.records} records, ${summary.flagged} with flags${errors}; offsets in ${offsets} units.`,
    );
  }
  return exitCodes.clear;
}
