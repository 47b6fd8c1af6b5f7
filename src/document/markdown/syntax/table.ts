import type { Range } from '../../document.js';
import { atxHeading, backOverSpace, isThematicBreak, openingFence, skipSpace } from './blockStarts.js';
import { itemMarker } from './containers.js';
import { openElement, type OpenElement } from './element.js';
import { htmlBlockEnd } from './htmlBlocks.js';
import type { Line } from './line.js';

/**
 * The cells of a row of a table, without their outer white space: what stands between pipes that no backslash
 * escapes; the pipes at the row's ends part nothing (GFM, section 4.10).
 */
export function cellsOf(source: string, { start, end }: Range): readonly Range[] {
  let from = skipSpace(source, start, end);
  const to = backOverSpace(source, end, from);
  if (source.charAt(from) === '|' && from < to) from++;
  const cells: Range[] = [];
  let isEscaped = false;
  for (let at = from; at < to; at++) {
    const mark = source.charAt(at);
    if (mark === '|' && !isEscaped) {
      cells.push(trimmed(source, from, at));
      from = at + 1;
    }
    isEscaped = mark === '\\' && !isEscaped;
  }
  if (from < to || cells.length === 0) cells.push(trimmed(source, from, to));
  return cells;
}

function trimmed(source: string, start: number, end: number): Range {
  const first = skipSpace(source, start, end);
  return { start: first, end: backOverSpace(source, end, first) };
}

/** The number of columns that the second line of a table asks for; 0 where the line is none. */
export function columnsOf(source: string, line: Range): number {
  const text = source.slice(line.start, line.end);
  if (!/^[-:|\t ]+$/.test(text) || !text.includes('-')) return 0;
  if (!/[|:]/.test(text)) return 0;
  const cells = cellsOf(source, line);
  return cells.every(({ start, end }) => /^:?-+:?$/.test(source.slice(start, end))) ? cells.length : 0;
}

/**
 * Opens a table with its header.
 *
 * @param header the line of the header.
 * @param end where the line ends that rules it off.
 */
export function openTable(
  source: string,
  parent: OpenElement,
  header: Range & { readonly outerStart: number },
  end: number,
): OpenElement {
  const table = openElement('table', parent, { ...header, end });
  addCells(source, table, header, Infinity);
  // The line that rules the header off is part of it, so that no row can go with it.
  table.children[0]!.end = end;
  return table;
}

/** Adds a line to a table as its next row; false where it begins something else. */
export function addRow(source: string, table: OpenElement, columns: number, line: Line): boolean {
  if (line.isBlank || line.indent > 3 || line.first === 0x3e) return false;
  if (isThematicBreak(line) || itemMarker(line, false) || atxHeading(line)) return false;
  if (openingFence(line) || htmlBlockEnd(line.rest, true)) return false;
  table.end = line.end;
  addCells(source, table, { start: line.content, end: line.end }, columns);
  return true;
}

/** Cells beyond the header's number are shown nowhere. */
function addCells(source: string, table: OpenElement, range: Range, columns: number): void {
  const row = openElement('row', table, { start: range.start, end: range.end });
  for (const cell of cellsOf(source, range).slice(0, columns))
    openElement('cell', row, cell).lines.push(cell);
}
