import { once } from 'node:events';
import type { Command } from 'commander';
import { filterLines, linesOf } from '../../batch/index.js';
import type { OffsetUnit } from '../../document/index.js';
import {
  includeOption,
  offsetsOption,
  settingsOf,
  withAnalysisOptions,
  type AnalysisOptions,
} from '../options.js';
import { exitCodes } from '../usageError.js';

interface FilterCommandOptions extends AnalysisOptions {
  readonly offsets: OffsetUnit;
  readonly include?: 'intended';
  readonly clean?: boolean;
}

const examples = `
Each line in is one record with a "text"; each line out is the same record with "flags" added:
  {"id": 7, "text": "…"}  →  {"id": 7, "text": "…","flags":[{"start": 0, "end": 28, …}]}
A line that is no such record is answered in its place by {"error": {"line": N, "message": …}}.

Examples:
  didascalia filter < corpus.jsonl > flagged.jsonl
  zcat corpus.jsonl.gz | didascalia filter --clean | gzip > clean.jsonl.gz
  parallel --pipe -k didascalia filter < corpus.jsonl > flagged.jsonl   (on every core, same order)

Exit code: 0 whatever it flags, 2 on failure.`;

/** `didascalia filter`: JSONL in, JSONL out, in the same order and constant memory. */
export function registerFilter(program: Command): void {
  withAnalysisOptions(program.command('filter'))
    .summary('add flags to JSONL records on a stream')
    .description('Reads JSONL records on standard input and answers each with its flags on standard output.')
    .option('--clean', 'replace "text" by the text without its strays')
    .addOption(offsetsOption())
    .addOption(includeOption())
    .addHelpText('after', examples)
    .action(async (options: FilterCommandOptions) => {
      process.exitCode = await filter(options);
    });
}

async function filter(options: FilterCommandOptions): Promise<number> {
  const settings = settingsOf(options);
  const summary = await filterLines(
    linesOf(process.stdin),
    {
      settings,
      offsets: options.offsets,
      includeIntended: options.include === 'intended',
      clean: options.clean ?? false,
    },
    writeLine,
  );
  const errors = summary.errors === 0 ? '' : `, ${summary.errors} answered by an error`;
  console.error(
    `didascalia: ${summary.records} records, ${summary.flagged} with flags${errors}; offsets in ${options.offsets} units.`,
  );
  return exitCodes.clear;
}

async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}
