import { createReadStream } from 'node:fs';
import { Option, type Command } from 'commander';
import { linesOf } from '../../batch/index.js';
import {
  evaluate,
  GoldError,
  parseGold,
  type Evaluation,
  type GoldRecord,
  type Rates,
} from '../../evaluate/index.js';
import { settingsOf, withAnalysisOptions, type AnalysisOptions } from '../options.js';
import { exitCodes, UsageError } from '../usageError.js';
import { version } from '../version.js';

interface EvaluateOptions extends AnalysisOptions {
  readonly format: 'text' | 'json';
  readonly errors?: boolean;
  readonly alone?: boolean;
}

const examples = `
A gold file is JSONL; a record is one of
  {"text": …, "segments": [{"start": …, "end": …, "label": "it"}, …], "pairs": [{"caption": 4, "paragraph": 5}]}
  {"text": …, "label": "it"}                            a bare line, judged between two English paragraphs
  {"text": …, "spans": [{"start": …, "end": …}]}        stray parts of one text
  {"caption": …, "at": 3, "paragraphs": […], "gold": 2} a caption among its paragraphs
Labels: it (stray), en, intended, neutral, mixed (with "spans"), other. Offsets are UTF-16 code units.

Examples:
  didascalia evaluate corpus/gold.jsonl
  didascalia evaluate corpus/gold.jsonl --errors
  didascalia evaluate gold.jsonl --format json > figures.json`;

/** `didascalia evaluate`: precision, recall, F1, P@1, MRR and calibration against gold annotations. */
export function registerEvaluate(program: Command): void {
  withAnalysisOptions(program.command('evaluate'))
    .summary('measure against gold annotations')
    .description('Measures detection, pairing and calibration against gold annotations.')
    .argument('<gold.jsonl>', 'the gold file')
    .addOption(new Option('--format <name>', 'how to report').choices(['text', 'json']).default('text'))
    .option('--errors', 'list every disagreement with the gold')
    .option('--alone', 'judge bare lines as documents of their own')
    .addHelpText('after', examples)
    .action(async (path: string, options: EvaluateOptions) => {
      process.exitCode = await evaluateFile(path, options);
    });
}

async function evaluateFile(path: string, options: EvaluateOptions): Promise<number> {
  const settings = settingsOf(options);
  const evaluation = evaluate(await readGold(path), { settings, alone: options.alone ?? false });
  if (options.format === 'json') {
    const { errors, ...figures } = evaluation;
    const shown = options.errors ? evaluation : figures;
    process.stdout.write(
      `${JSON.stringify({ tool: 'didascalia', version, settings, errorCount: errors.length, ...shown }, null, 2)}\n`,
    );
  } else process.stdout.write(reportOf(evaluation, options.errors ?? false));
  return exitCodes.clear;
}

async function readGold(path: string): Promise<GoldRecord[]> {
  const records: GoldRecord[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  try {
    for await (const bytes of linesOf(createReadStream(path))) {
      number++;
      const line = decoder.decode(bytes);
      if (line.trim() !== '') records.push(parseGold(line, number));
    }
  } catch (error) {
    if (error instanceof GoldError) throw new UsageError(`${path}: ${error.message}`);
    if (error instanceof TypeError) throw new UsageError(`${path}: line ${number}: not valid UTF-8.`);
    if (error instanceof Error && 'code' in error) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
  if (records.length === 0) throw new UsageError(`${path}: the file has no record.`);
  return records;
}

function reportOf(evaluation: Evaluation, withErrors: boolean): string {
  const lines = [`${evaluation.records} records`];
  const { blocks, characters, mixed, cleanDocuments, calibration } = evaluation;
  if (blocks.accuracy !== null) {
    lines.push(`blocks      ${rates(blocks)}, false alarms ${percent(blocks.falsePositiveRate)}`);
    lines.push(
      `            ${blocks.truePositives} found, ${blocks.falseNegatives} missed, ${blocks.falsePositives} false alarms`,
    );
  }
  for (const [name, { lines: all, flagged }] of Object.entries(evaluation.buckets)) {
    lines.push(`  ${name.padEnd(28)} ${flagged} of ${all} flagged, ${percent(flagged / all)}`);
  }
  if (characters.f1 !== null) lines.push(`characters  ${rates(characters)}`);
  if (mixed.f1 !== null) lines.push(`  in mixed  ${rates(mixed)}`);
  if (cleanDocuments.blocks > 0) {
    lines.push(
      `clean documents: ${cleanDocuments.flagged} of ${cleanDocuments.blocks} blocks flagged, ${percent(cleanDocuments.flagged / cleanDocuments.blocks)}`,
    );
  }
  for (const [mode, figures] of Object.entries(evaluation.pairs)) {
    const { pairs, precisionAt1, meanReciprocalRank, answered } = figures;
    lines.push(
      `pairs ${mode.padEnd(12)} P@1 ${percent(precisionAt1)}, MRR ${(meanReciprocalRank ?? 0).toFixed(3)}, answered ${percent(answered)} of ${pairs}`,
    );
  }
  if (calibration) {
    lines.push(`calibration: expected error ${percent(calibration.expectedError)}`);
    for (const bin of calibration.bins) {
      const range = `${bin.from.toFixed(1)}–${bin.to.toFixed(1)}`;
      lines.push(
        `  ${range}  claimed ${percent(bin.meanConfidence)}, right ${percent(bin.accuracy)} of ${bin.claims}`,
      );
    }
  }
  if (withErrors)
    lines.push(
      '',
      ...evaluation.errors.map(
        (error) => `${error.kind}\t${error.id}\t${error.label}\t${error.text}\t${error.answer}`,
      ),
    );
  return `${lines.join('\n')}\n`;
}

function rates({ precision, recall, f1 }: Rates): string {
  return `precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}`;
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`;
}
