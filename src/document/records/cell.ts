import { documentOf, type Range } from '../document.js';
import type { Splice } from '../formats.js';
import { removeAll as removeFromPlainText } from '../plainTextRemoval.js';
import { sourceHull, SourceMapBuilder } from '../sourceMap.js';
import { applySplices } from '../splice.js';
import type { Cell, Dialect } from './rows.js';

/** A cell of a table, as changing it needs to know it. */
export interface TableCell extends Cell {
  readonly dialect: Dialect;
  /** Whether its row has no other. */
  readonly isAlone: boolean;
}

/** Adds what a cell says to a reading text; of a doubled quotation mark one is read. */
export function copyCell(builder: SourceMapBuilder, source: string, { start, end, quoted }: Cell): void {
  let from = start;
  if (quoted) {
    for (const { index } of source.slice(start, end).matchAll(/""/g)) {
      builder.copy(from, start + index);
      from = start + index + 2;
      builder.put('"', from - 2, from);
    }
  }
  builder.copy(from, end);
}

/** What a cell says, with the white space at its ends. */
export function textOfCell(source: string, { start, end, quoted }: Cell): string {
  const text = source.slice(start, end);
  return quoted ? text.replaceAll('""', '"') : text;
}

/**
 * The splices of the source that take ranges out of a cell, which stays, empty where nothing is left.
 *
 * @param ranges of what the cell says, in order, within its text without white space at the ends.
 */
export function removeFromCell(source: string, cell: TableCell, ranges: readonly Range[]): readonly Splice[] {
  const { text, map } = read(source, cell);
  const start = text.length - text.trimStart().length;
  const block = { start, end: text.trimEnd().length, kind: 'paragraph', role: 'paragraph' } as const;
  const splices = removeFromPlainText(documentOf({ format: 'text', source: text, blocks: [block] }), ranges);
  const left = applySplices(text, splices);
  if (left.trim() === '') return [emptied(cell)];
  const changes = splices.map((splice) => ({ ...sourceHull(map, splice), text: splice.text }));
  return needsQuotes(cell, left) ? withQuotes(source, cell, changes) : changes;
}

/**
 * The splices of the source that put a text in the place of a part of what a cell says. Where the text needs
 * quotation marks around the cell it gets them; in a table without quoting, tabs and line ends become spaces.
 */
export function replaceInCell(
  source: string,
  cell: TableCell,
  range: Range,
  text: string,
): readonly Splice[] {
  const { text: before, map } = read(source, cell);
  const at = sourceHull(map, range);
  if (!cell.quoted && !cell.dialect.quoting) return [{ ...at, text: text.replace(/[\t\n\r]+/g, ' ') }];
  const after = before.slice(0, range.start) + text + before.slice(range.end);
  if (after === '') return [emptied(cell)];
  const isSpecial = ['"', '\n', '\r', cell.dialect.delimiter].some((special) => text.includes(special));
  if (!cell.quoted && !isSpecial && !needsQuotes(cell, after)) return [{ ...at, text }];
  const change = { ...at, text: text.replaceAll('"', '""') };
  return cell.quoted ? [change] : withQuotes(source, cell, [change]);
}

function read(source: string, cell: Cell) {
  const builder = new SourceMapBuilder(source);
  copyCell(builder, source, cell);
  return builder.build();
}

/** The only cell of its row keeps quotation marks: a blank line is no row for most readers of CSV. */
function emptied({ start, end, quoted, isAlone, dialect }: TableCell): Splice {
  return { start, end, text: isAlone && !quoted && dialect.delimiter !== '\t' ? '""' : '' };
}

/** Whether a cell would begin with a quotation mark that encloses it, where before one stood within. */
function needsQuotes({ quoted, dialect }: TableCell, text: string): boolean {
  return !quoted && dialect.quoting && text.startsWith('"');
}

/**
 * Changes of a cell together with those that enclose it in quotation marks: the same whatever is changed in it, so
 * that another change of the cell, which may take some of its marks away, can stand beside them.
 */
function withQuotes(source: string, { start, end }: Cell, changes: readonly Splice[]): readonly Splice[] {
  const doubled = [...source.slice(start, end).matchAll(/"/g)].map(({ index }) => ({
    start: start + index,
    end: start + index + 1,
    text: '""',
    ifUntouched: true as const,
  }));
  const opening = { start, end: start, text: '"' };
  const closing = { start: end, end, text: '"' };
  const inner = [...changes, ...doubled].sort((a, b) => a.start - b.start || a.end - b.end);
  return [opening, ...inner, closing];
}
