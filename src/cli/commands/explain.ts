import { Option, type Command } from 'commander';
import { analyse } from '../../analyse.js';
import { explainWords, type ExplainedWord } from '../../detect/index.js';
import { formats, rangeConverter } from '../../document/index.js';
import { flagJson } from '../../report/index.js';
import { settingsOf, withAnalysisOptions, type AnalysisOptions } from '../options.js';
import { exitCodes, UsageError } from '../usageError.js';

interface ExplainOptions extends AnalysisOptions {
  readonly format: 'table' | 'json';
}

const examples = `
Weights are in nats: above 0 for the stray language, below 0 for the main one. Their sum, with the prior, is the
log-odds of the verdict.

Examples:
  didascalia explain "Vladimir Putin e Kim Jong-Un"
  didascalia explain --format json "Da sinistra Tom Hall"`;

/** `didascalia explain`: the evidence of a verdict, word by word. */
export function registerExplain(program: Command): void {
  withAnalysisOptions(program.command('explain'))
    .summary('show the evidence of a verdict, word by word')
    .description('Shows what each word of a text weighs, and what comes of it.')
    .argument('<text>', 'the text, quoted')
    .addOption(new Option('--format <name>', 'how to show it').choices(['table', 'json']).default('table'))
    .addHelpText('after', examples)
    .action((text: string, options: ExplainOptions) => {
      process.exitCode = explain(text, options);
    });
}

function explain(text: string, options: ExplainOptions): number {
  if (text.trim() === '') throw new UsageError('The text to explain is empty.');
  const settings = settingsOf(options);
  const document = formats[0]!.read(text);
  const words = explainWords(document, settings);
  const { flags } = analyse(document, settings);
  if (options.format === 'json') {
    const answers = flags.map((flag) => flagJson(document, flag, rangeConverter(document, 'utf-16')));
    const answer = { settings, offsets: 'utf-16', words, flags: answers };
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return exitCodes.clear;
  }
  const rows = [header, ...words.map(row)];
  const widths = header.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const lines = rows.map((cells) =>
    cells.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
  );
  const verdicts = flags.map((flag) => {
    const rest = flag.evidence.filter((item) => item.token.startsWith('('));
    const parts = rest.map((item) => `${item.token} ${signed(item.weight)}`).join(', ');
    const sum = flag.evidence.reduce((total, item) => total + item.weight, 0);
    return `${flag.scope} “${flag.text}”: ${flag.language}, ${flag.reading}, ${parts}; log-odds ${signed(sum)}, confidence ${flag.confidence.toFixed(3)}\n`;
  });
  const none = `No flag: the evidence does not outweigh the prior that a text is in the main language (${settings.main}).\n`;
  process.stdout.write(`${lines.join('\n')}\n\n${verdicts.length > 0 ? verdicts.join('') : none}`);
  return exitCodes.clear;
}

const header = ['word', 'written', 'lists', 'letters', 'weight'];

function row(word: ExplainedWord): string[] {
  return [
    word.token,
    word.kind,
    word.listOdds === null ? '–' : signed(word.listOdds),
    word.kind === 'none' ? '–' : signed(word.ngramOdds),
    signed(word.weight),
  ];
}

function signed(weight: number): string {
  return `${weight > 0 ? '+' : ''}${weight.toFixed(2)}`;
}
