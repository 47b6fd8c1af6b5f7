import type { Range } from '../document.js';
import type { Splice } from '../formats.js';

/**
 * Makes one list of splices of what is to be deleted: white space between things that go goes with them, lines of
 * which nothing is left go as lines, with the blank line that parted them.
 *
 * @param whole blocks and elements that go, in any order, some with what must stand in their place.
 * @param parts parts of texts and values of attributes, in any order; those inside of what goes whole are dropped.
 */
export function deletionsOf(
  source: string,
  whole: readonly Splice[],
  parts: readonly Splice[],
): readonly Splice[] {
  const lines = withoutGaps(source, whole).map((splice) =>
    splice.text === '' ? { ...withLine(source, splice), text: '' } : splice,
  );
  return withoutOverlaps([...lines, ...parts]);
}

/** Splices in order, with those joined that touch, overlap or have nothing but white space between them. */
function withoutGaps(source: string, splices: readonly Splice[]): readonly Splice[] {
  const joined: { start: number; end: number; text: string }[] = [];
  for (const splice of [...splices].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && (splice.start <= last.end || isWhiteSpace(source, last.end, splice.start))) {
      last.end = Math.max(last.end, splice.end);
      if (last.text === '') last.text = splice.text;
    } else joined.push({ ...splice });
  }
  return joined;
}

function isWhiteSpace(source: string, start: number, end: number): boolean {
  let i = start;
  while (i < end && /\s/.test(source.charAt(i))) i++;
  return i === end;
}

/** The range with its line, where it stands there alone; else with one of the spaces around it. */
function withLine(source: string, { start, end }: Range): Range {
  const lineStart = backOverSpaces(source, start);
  const lineEnd = overSpaces(source, end);
  const opensLine = lineStart === 0 || isLineEnd(source, lineStart - 1);
  const closesLine = lineEnd === source.length || isLineEnd(source, lineEnd);
  if (!opensLine || !closesLine)
    return lineStart < start && lineEnd > end ? { start, end: lineEnd } : { start, end };
  const next = afterLineEnd(source, lineEnd);
  const isUnderBlank = lineStart === 0 || isBlankLineBefore(source, lineStart);
  return { start: lineStart, end: isUnderBlank ? afterBlankLines(source, next) : next };
}

function isBlankLineBefore(source: string, lineStart: number): boolean {
  let before = lineStart - 1;
  if (source.charAt(before) === '\n' && source.charAt(before - 1) === '\r') before--;
  const start = backOverSpaces(source, before);
  return start === 0 || isLineEnd(source, start - 1);
}

function afterBlankLines(source: string, lineStart: number): number {
  let at = lineStart;
  for (;;) {
    const end = overSpaces(source, at);
    if (end === source.length || !isLineEnd(source, end)) return at;
    at = afterLineEnd(source, end);
  }
}

function isLineEnd(source: string, offset: number): boolean {
  const character = source.charAt(offset);
  return character === '\n' || character === '\r';
}

function afterLineEnd(source: string, offset: number): number {
  if (offset >= source.length) return source.length;
  return offset + (source.startsWith('\r\n', offset) ? 2 : 1);
}

function backOverSpaces(source: string, offset: number): number {
  while (offset > 0 && isBlankCharacter(source, offset - 1)) offset--;
  return offset;
}

function overSpaces(source: string, offset: number): number {
  while (offset < source.length && isBlankCharacter(source, offset)) offset++;
  return offset;
}

function isBlankCharacter(source: string, offset: number): boolean {
  const character = source.charAt(offset);
  return character === ' ' || character === '\t';
}

/** In order, each inside none of the others; deletions that overlap are one. */
function withoutOverlaps(splices: readonly Splice[]): readonly Splice[] {
  const kept: Splice[] = [];
  for (const splice of [...splices].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || splice.start >= last.end) kept.push(splice);
    else if (splice.end > last.end) kept[kept.length - 1] = { ...last, end: splice.end };
  }
  return kept;
}
