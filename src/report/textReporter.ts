import picocolors from 'picocolors';
import type { PairedFlag } from '../align/index.js';
import { citedRange, citedText, LineIndex, textOf } from '../document/index.js';
import type { CheckedDocument, CheckResult, Reporter } from './reporters.js';

/** Paragraphs are quoted up to this many characters, captions up to twice as many. */
const quoteLength = 72;
/** Of a text, this many times the characters of its quote are read, as runs of spaces fold to one. */
const beginningShare = 8;

/** Lines for a person: path, line and column, the caption, how sure the verdict is, and its paragraph. */
export const textReporter: Reporter = {
  name: 'text',
  description: 'readable lines with line, column, caption, confidence and paragraph',
  report: ({ documents, decisions }, { colours }) => {
    const colour = picocolors.createColors(colours);
    const flagged = documents.filter((document) => document.flags.length > 0);
    const body = flagged.map((document) => documentReport(document, colour)).join('\n');
    const flags = documents.reduce((sum, document) => sum + document.flags.length, 0);
    const summary = summaryOf(documents.length, flagged.length, flags) + settledBefore(decisions);
    return `${body}${body === '' ? '' : '\n'}${colour.bold(summary)}\n`;
  },
};

function summaryOf(documents: number, flagged: number, flags: number): string {
  if (documents === 0) return 'No document could be read.';
  if (flags === 0) return `Nothing left behind in ${count(documents, 'document')}.`;
  return `${count(flags, 'caption')} left behind in ${flagged} of ${count(documents, 'document')}.`;
}

function settledBefore(decisions: CheckResult['decisions']): string {
  if (!decisions) return '';
  const { settled } = decisions;
  return settled === 0 ? ' None was settled before.' : ` ${count(settled, 'caption')} settled before.`;
}

type Colours = ReturnType<typeof picocolors.createColors>;

function documentReport(checked: CheckedDocument, colour: Colours): string {
  const lines = new LineIndex(citedText(checked.document));
  return checked.flags.map((flag) => flagReport(checked, flag, lines, colour)).join('');
}

function flagReport(
  { path, document }: CheckedDocument,
  flag: PairedFlag,
  lines: LineIndex,
  colour: Colours,
): string {
  const { line, column } = lines.at(citedRange(document, flag).start);
  const reading = flag.reading === 'intended' ? ', there on purpose' : '';
  const head = `${colour.bold(`${path}:${line}:${column}`)}  ${colour.yellow(quoted(flag.text, 2 * quoteLength))}`;
  const verdict = colour.dim(`${languageName(flag.language)}, ${percent(flag.confidence)} sure${reading}`);
  if (!flag.pair) return `${head}  ${verdict}\n    ${colour.dim('no paragraph fits')}\n`;
  const place = `line ${lines.at(citedRange(document, flag.pair).start).line}`;
  return `${head}  ${verdict}\n    → ${place}, ${percent(flag.pair.score)}: ${quoted(textOf(document, flag.pair), quoteLength)}\n`;
}

/**
 * One line, cut at a space where there is one; control characters, which a terminal would obey, show as �. Looks
 * at the beginning alone: a paragraph may be megabytes, and every flag in it quotes it.
 */
function quoted(text: string, length: number): string {
  const beginning = text.slice(0, beginningShare * length);
  const line = beginning.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '\uFFFD');
  if (line.length <= length && beginning.length === text.length) return `“${line}”`;
  const space = line.lastIndexOf(' ', length);
  return space > 0
    ? `“${line.slice(0, space)} …”`
    : `“${line.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…”`;
}

function languageName(code: string): string {
  return code === 'und'
    ? 'unknown language'
    : (new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code);
}

/** Never 100 %, which nothing is. */
function percent(probability: number): string {
  return `${Math.min(99, Math.round(probability * 100))} %`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
