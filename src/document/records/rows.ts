import type { Range } from '../document.js';
import { FormatError } from '../formatError.js';

/** How a table of delimited text spells its cells. */
export interface Dialect {
  /** What stands between two cells, one code unit. */
  readonly delimiter: string;
  /** Whether a cell that begins with `"` is enclosed in quotation marks, doubled inside it (RFC 4180, section 2). */
  readonly quoting: boolean;
}

/** A cell: the range of what it says in the source, without the quotation marks that enclose it. */
export interface Cell extends Range {
  readonly quoted: boolean;
}

/** The cells between two line ends; a blank line is one empty cell. */
export type Row = readonly Cell[];

/**
 * The rows of a table, one at a time. Rows end at CR LF, LF or a lone CR outside quotation marks.
 *
 * @throws FormatError with its line for a quotation mark that nothing closes, or a cell that goes on after its end.
 */
export function* rowsOf(source: string, dialect: Dialect): Generator<Row> {
  let row: Cell[] = [];
  for (let i = 0; i <= source.length; i++) {
    const cell = cellAt(source, i, dialect);
    row.push(cell);
    i = cell.quoted ? cell.end + 1 : cell.end;
    if (source[i] === dialect.delimiter) continue;
    yield row;
    row = [];
    if (source[i] === '\r' && source[i + 1] === '\n') i++;
    if (i + 1 >= source.length) return;
  }
}

function cellAt(source: string, start: number, { delimiter, quoting }: Dialect): Cell {
  if (quoting && source[start] === '"') return quotedCellAt(source, start, delimiter);
  let end = start;
  while (end < source.length && !endsCell(source[end]!, delimiter)) end++;
  return { start, end, quoted: false };
}

function quotedCellAt(source: string, open: number, delimiter: string): Cell {
  let close = source.indexOf('"', open + 1);
  while (close !== -1 && source[close + 1] === '"') close = source.indexOf('"', close + 2);
  if (close === -1)
    throw new FormatError(
      'A quotation mark begins a cell here and none ends it. Close it, or double those that belong to the text.',
      lineAt(source, open),
    );
  if (close + 1 < source.length && !endsCell(source[close + 1]!, delimiter))
    throw new FormatError(
      'A cell goes on after the quotation mark that ends it. Double those that belong to the text.',
      lineAt(source, close),
    );
  return { start: open + 1, end: close, quoted: true };
}

function endsCell(character: string, delimiter: string): boolean {
  return character === delimiter || character === '\n' || character === '\r';
}

function lineAt(source: string, offset: number): number {
  return [...source.slice(0, offset).matchAll(/\r\n|\n|\r/g)].length + 1;
}

/** Whether a row is a blank line, which no reader takes for a row. */
export function isBlank(row: Row): boolean {
  return row.length === 1 && !row[0]!.quoted && row[0]!.start === row[0]!.end;
}

/** Commas; semicolons where the first row has these alone, as spreadsheets of most of Europe write it. */
export function csvDialect(source: string): Dialect {
  const comma = { delimiter: ',', quoting: true };
  const semicolon = { delimiter: ';', quoting: true };
  return cellsInFirstRow(source, comma) < 2 && cellsInFirstRow(source, semicolon) > 1 ? semicolon : comma;
}

function cellsInFirstRow(source: string, dialect: Dialect): number {
  try {
    for (const row of rowsOf(source, dialect)) if (!isBlank(row)) return row.length;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
  return 0;
}

/**
 * Tab-separated values come with and without quoting, and nothing in a file says which. Quotation marks belong to
 * the text where some cell could not be read otherwise, where none encloses a cell, or where they would enclose
 * line ends or tabs without which all rows have the same number of cells.
 */
export function tsvDialect(source: string): Dialect {
  const quoting = { delimiter: '\t', quoting: true };
  const literal = { delimiter: '\t', quoting: false };
  let isQuoted = false;
  let enclosesBorders = false;
  try {
    for (const row of rowsOf(source, quoting)) {
      for (const { quoted, start, end } of row) {
        if (!quoted) continue;
        isQuoted = true;
        enclosesBorders ||= /[\t\n\r]/.test(source.slice(start, end));
      }
    }
  } catch (error) {
    if (error instanceof FormatError) return literal;
    throw error;
  }
  return isQuoted && !(enclosesBorders && isEven(source, literal)) ? quoting : literal;
}

/** Whether all rows have the same number of cells. */
function isEven(source: string, dialect: Dialect): boolean {
  let length = 0;
  for (const row of rowsOf(source, dialect)) {
    if (isBlank(row)) continue;
    if (length !== 0 && row.length !== length) return false;
    length = row.length;
  }
  return true;
}
