import type { Block, Document, Range } from './document.js';
import type { Splice } from './formats.js';
import { isSpace, lineBreak, sentenceEnd } from './spacing.js';

/**
 * Takes ranges out of a plain text. Blocks that go one after another go as one run, and so do the parts of a
 * block: what stood between those that stay is then settled once. A block of which nothing is left goes as a
 * whole.
 */
export function removeAll(document: Document, ranges: readonly Range[]): readonly Splice[] {
  const gone: number[] = [];
  const splices: Splice[] = [];
  const left = ranges.values();
  let range = left.next().value;
  document.blocks.forEach((block, index) => {
    const inside: Range[] = [];
    for (; range && range.end <= block.end; range = left.next().value) inside.push(range);
    const parts = withoutGaps(document.text, inside);
    if (parts.length === 0) return;
    if (isWhole(parts[0]!, block)) gone.push(index);
    else splices.push(...parts.flatMap((part) => spanSplices(document.text, block, part)));
  });
  splices.push(...runsOf(gone).flatMap((run) => runSplices(document, run)));
  return splices.sort((a, b) => a.start - b.start);
}

/** Ranges with nothing but white space between them become one. */
function withoutGaps(text: string, ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of ranges) {
    const last = joined[joined.length - 1];
    if (last && text.slice(last.end, range.start).trim() === '')
      joined[joined.length - 1] = { start: last.start, end: range.end };
    else joined.push(range);
  }
  return joined;
}

function isWhole(part: Range, block: Block): boolean {
  return part.start <= block.start && block.end <= part.end;
}

/** Indexes of blocks in a row, first and last of each run. */
interface Run {
  readonly first: number;
  readonly last: number;
}

function runsOf(indexes: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const index of indexes) {
    const run = runs[runs.length - 1];
    if (run?.last === index - 1) runs[runs.length - 1] = { first: run.first, last: index };
    else runs.push({ first: index, last: index });
  }
  return runs;
}

/**
 * Between two blocks that stay, the largest gap of the run stays: what a blank line parted, one parts. At the
 * beginning of the text the gaps after the blocks go with them, at its end the gaps before them.
 */
function runSplices({ text, blocks }: Document, { first, last }: Run): readonly Splice[] {
  const before = blocks[first - 1];
  const after = blocks[last + 1];
  const from = before ? lineEnd(text, before.end) : lineStart(text, blocks[first]!.start);
  const to = after ? lineStart(text, after.start) : lineEnd(text, blocks[last]!.end);
  if (before && after) {
    const gap = largestGap(text, gapsBetween(text, blocks.slice(first - 1, last + 2)));
    return [deletion(from, gap.start), deletion(gap.end, to)].filter(({ start, end }) => start < end);
  }
  if (before || after) return [deletion(from, to)];
  return [deletion(from, afterLineBreak(text, to))];
}

/** What stands between neighbours but for the spaces that belong to their lines. */
function gapsBetween(text: string, blocks: readonly Block[]): readonly Range[] {
  return blocks.slice(1).map((block, index) => ({
    start: lineEnd(text, blocks[index]!.end),
    end: lineStart(text, block.start),
  }));
}

/** The gap of the most lines, the first of those. */
function largestGap(text: string, gaps: readonly Range[]): Range {
  return gaps.reduce((largest, gap) => (lineBreaks(text, gap) > lineBreaks(text, largest) ? gap : largest));
}

function lineBreaks(text: string, { start, end }: Range): number {
  return [...text.slice(start, end).matchAll(lineBreak)].length;
}

function lineStart(text: string, offset: number): number {
  while (offset > 0 && isSpace(text.charCodeAt(offset - 1))) offset--;
  return offset;
}

function lineEnd(text: string, offset: number): number {
  while (offset < text.length && isSpace(text.charCodeAt(offset))) offset++;
  return offset;
}

function afterLineBreak(text: string, offset: number): number {
  const [first] = text.slice(offset, offset + 2).matchAll(lineBreak);
  return first?.index === 0 ? offset + first[0].length : offset;
}

/**
 * A span goes with one of the two white spaces around it: with the one before it, unless that one breaks the line
 * or begins the block. Marks at its end that belong to the sentence around it stay.
 */
function spanSplices(text: string, block: Block, span: Range): readonly Splice[] {
  const marks = hostMarks(text, block, span);
  const start = backOverSpace(text, block.start, span.start);
  const end = overSpace(text, block.end, span.end);
  const breaksBefore = lineBreaks(text, { start, end: span.start }) > 0;
  const breaksAfter = lineBreaks(text, { start: span.end, end }) > 0;
  const takesAfter =
    span.start === block.start || (marks === null && breaksBefore && !breaksAfter && end > span.end);
  if (takesAfter) return [deletion(span.start, end)];
  if (marks === null) return [deletion(start, span.end)];
  return [deletion(start, marks.start), deletion(marks.end, span.end)].filter(
    (splice) => splice.start < splice.end,
  );
}

/** Marks that end a sentence, and what closes after them. */
const finalMarks = /([.!?…]+)([\p{Pe}\p{Pf}"'”’»]*)$/u;
const openingMark = /[\p{Ps}\p{Pi}"]/u;
/** After these what follows is a sentence of its own, and so is its full stop. */
const introduction = /[:–—\p{Ps}\p{Pi}"]$/u;

/**
 * The marks at a span's end that end the sentence in which it stands: the full stop, and the closing marks after
 * it that were opened outside; null where the span is a sentence itself or the one around it goes on.
 */
function hostMarks(text: string, block: Block, span: Range): Range | null {
  const before = text.slice(block.start, span.start).trimEnd();
  if (before === '' || sentenceEnd.test(before) || introduction.test(before)) return null;
  if (/^\s*\p{Ll}/u.test(text.slice(span.end, block.end))) return null;
  const words = text.slice(span.start, span.end);
  const marks = finalMarks.exec(words);
  if (!marks) return null;
  const start = span.start + marks.index;
  const opensItself = openingMark.test(words.slice(0, marks.index));
  return { start, end: opensItself ? start + marks[1]!.length : span.end };
}

function backOverSpace(text: string, limit: number, offset: number): number {
  while (offset > limit && /\s/.test(text.charAt(offset - 1))) offset--;
  return offset;
}

function overSpace(text: string, limit: number, offset: number): number {
  while (offset < limit && /\s/.test(text.charAt(offset))) offset++;
  return offset;
}

function deletion(start: number, end: number): Splice {
  return { start, end, text: '' };
}
