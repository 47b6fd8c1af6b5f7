import type { Range } from '../../document.js';
import type { Line } from './line.js';

/** What opens a list item. */
export interface ListMarker {
  /** Items whose marks are the same stand in one list: the bullet, or what closes the number. */
  readonly mark: string;
  /** The digits of an ordered item. */
  readonly number: Range | null;
  /** Code units of the whole marker, without white space. */
  readonly length: number;
}

/** The fence that opens a block of code. */
export interface Fence {
  readonly mark: string;
  readonly length: number;
}

/** The content of an ATX heading (`# …`), or null where the line is none (CommonMark, section 4.2). */
export function atxHeading(line: Line): Range | null {
  const opening = /^#{1,6}(?![^ \t])/.exec(line.rest);
  if (!opening) return null;
  const { source } = line;
  const start = skipSpace(source, line.content + opening[0].length, line.end);
  let end = backOverSpace(source, line.end, start);
  let mark = end;
  while (mark > start && source.charCodeAt(mark - 1) === 0x23) mark--;
  if (mark === start) end = start;
  else if (mark < end && isSpaceOrTab(source.charCodeAt(mark - 1))) end = backOverSpace(source, mark, start);
  return { start, end };
}

/** The fence that a line opens code with (section 4.5). */
export function openingFence(line: Line): Fence | null {
  const match = /^(?:`{3,}(?!.*`)|~{3,})/.exec(line.rest);
  return match && { mark: match[0].charAt(0), length: match[0].length };
}

/** Whether a line closes the code that a fence opened. */
export function closesFence(line: Line, { mark, length }: Fence): boolean {
  if (line.indent > 3) return false;
  const match = /^(`+|~+)[ \t]*$/.exec(line.rest);
  return match !== null && match[1]!.startsWith(mark) && match[1]!.length >= length;
}

/** Whether a line is a thematic break: three or more of one mark, white space between them aside (section 4.1). */
export function isThematicBreak(line: Line): boolean {
  const { source, content, end } = line;
  const mark = source.charCodeAt(content);
  if (mark !== 0x2a && mark !== 0x2d && mark !== 0x5f) return false;
  let count = 0;
  for (let at = content; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code === mark) count++;
    else if (!isSpaceOrTab(code)) return false;
  }
  return count >= 3;
}

/** Whether a line underlines a heading (section 4.3). */
export function isUnderline(line: Line): boolean {
  return /^(?:=+|-+)[ \t]*$/.test(line.rest);
}

/** The marker of a list item (section 5.2). */
export function listMarker(line: Line): ListMarker | null {
  const match = /^(?:[-+*]|(\d{1,9})([.)]))(?=[ \t]|$)/.exec(line.rest);
  if (!match) return null;
  const digits = match[1];
  const number = digits === undefined ? null : { start: line.content, end: line.content + digits.length };
  return { mark: match[2] ?? match[0], number, length: match[0].length };
}

/** What opens the definition of a footnote. */
export interface FootnoteMarker {
  readonly label: string;
  /** Code units of `[^label]:`. */
  readonly length: number;
}

/** The footnote that a line defines (GFM). */
export function footnoteMarker(line: Line): FootnoteMarker | null {
  const match = /^\[\^((?:[^\][\\\s]|\\.){1,999})\]:/.exec(line.rest);
  return match && { label: match[1]!, length: match[0].length };
}

/** The first offset from `at` on that holds neither space nor tab, at most `end`. */
export function skipSpace(source: string, at: number, end: number): number {
  while (at < end && isSpaceOrTab(source.charCodeAt(at))) at++;
  return at;
}

/** The offset after the last code unit before `at` that is neither space nor tab, at least `start`. */
export function backOverSpace(source: string, at: number, start: number): number {
  while (at > start && isSpaceOrTab(source.charCodeAt(at - 1))) at--;
  return at;
}

function isSpaceOrTab(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
