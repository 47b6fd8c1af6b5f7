import { documentOf, type Block, type Document, type Range } from './document.js';
import type { Format } from './formats.js';
import { kindsOf } from './kind.js';
import { removeAll } from './plainTextRemoval.js';
import { breaksLine, isSpace, sentenceEnd } from './spacing.js';

/**
 * Plain text. Blank lines part blocks. Where a run of lines between blank lines is hard-wrapped it is one
 * block; otherwise each of its lines is one (see `isHardWrapped`).
 */
export const plainText: Format = {
  name: 'text',
  extensions: ['.txt', '.text'],
  read: readPlainText,
  removeAll,
  replace: (_document, { start, end }, text) => [{ start, end, text }],
  mark: () => ({
    refusal:
      'Plain text cannot say which language a passage is in. Keep, remove or replace the caption, or mark it in an HTML or Markdown source.',
  }),
};

function readPlainText(text: string): Document {
  return documentOf({ format: 'text', source: text, blocks: plainTextBlocks(text) });
}

/** The blocks of a plain text, also of one that stands inside a file of another format. */
export function plainTextBlocks(text: string): readonly Block[] {
  const ranges: Range[] = [];
  for (const run of runsOfLines(text)) {
    if (isHardWrapped(text, run)) ranges.push(joined(run));
    else for (const line of run) ranges.push(line);
  }
  return withKinds(text, ranges);
}

/** Runs of lines that no blank line parts; each line without its outer white space (see `lineBreak`). */
function runsOfLines(text: string): readonly (readonly Range[])[] {
  // Most texts have no other line break, and line feeds alone are found many times faster.
  const isSimple = !rarerBreaks.some((each) => text.includes(each));
  const runs: Range[][] = [];
  let run: Range[] = [];
  for (let start = 0; ;) {
    const end = isSimple ? text.indexOf('\n', start) : nextBreak(text, start);
    const line = trim(text, start, end === -1 ? text.length : end);
    if (line.start < line.end) {
      if (run.length === 0) runs.push(run);
      run.push(line);
    } else if (run.length > 0) run = [];
    if (end === -1) return runs;
    start = !isSimple && text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
}

const rarerBreaks = ['\r', '\f', '\u2028', '\u2029'];

function nextBreak(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (breaksLine(text.charCodeAt(i))) return i;
  return -1;
}

function trim(text: string, start: number, end: number): Range {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function joined(run: readonly Range[]): Range {
  return { start: run[0]!.start, end: run[run.length - 1]!.end };
}

/** Lines longer than this are paragraphs on lines of their own: nobody wraps as wide. */
const widestWrap = 120;
/** Lines shorter than this are labels or verses: nobody wraps as narrow. */
const narrowestWrap = 40;

/**
 * Whether a run of lines is one paragraph broken to a width: no line is wider than people wrap, (but for the
 * last) each was broken because the next line's first word would not have fitted within the widest one, and
 * some break falls inside a sentence.
 */
function isHardWrapped(text: string, run: readonly Range[]): boolean {
  if (run.length < 2) return false;
  const width = run.reduce((widest, line) => Math.max(widest, line.end - line.start), 0);
  if (width > widestWrap || width < narrowestWrap) return false;
  if (run.slice(0, -1).every((line) => sentenceEnd.test(text.slice(line.start, line.end)))) return false;
  return run.slice(1).every((line, i) => {
    const before = run[i]!;
    const firstWord = /^\S+/.exec(text.slice(line.start, line.end))![0];
    return before.end - before.start + 1 + firstWord.length > width - 2;
  });
}

function withKinds(text: string, ranges: readonly Range[]): readonly Block[] {
  const kinds = kindsOf(text, ranges);
  return ranges.map(({ start, end }, i) => ({ start, end, kind: kinds[i]!, role: kinds[i]! }));
}
