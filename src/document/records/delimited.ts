import { documentOf, type Block, type Document, type Range, type ReadOptions } from '../document.js';
import type { Format, Splice } from '../formats.js';
import { kindsOf } from '../kind.js';
import { SourceMapBuilder } from '../sourceMap.js';
import { copyCell, removeFromCell, replaceInCell, textOfCell, type TableCell } from './cell.js';
import { chooseColumn, type Column } from './column.js';
import { csvDialect, isBlank, rowsOf, tsvDialect, type Dialect } from './rows.js';

/** Comma-separated values (RFC 4180), or with semicolons: the cells of one column, each a block. */
export const csv: Format = delimited('csv', ['.csv'], csvDialect);

/** Tab-separated values, with quotation marks around cells or without. */
export const tsv: Format = delimited('tsv', ['.tsv', '.tab'], tsvDialect);

function delimited(
  name: string,
  extensions: readonly string[],
  dialectOf: (source: string) => Dialect,
): Format {
  const cellsIn = (source: string, options: ReadOptions) =>
    textCells(source, dialectOf(source), options.column);
  const table = new WeakMap<Document, readonly TableCell[]>();
  /** The cells of a document's blocks; found once, for the first change. */
  const cellsOf = (document: Document): readonly TableCell[] => {
    const cells = table.get(document) ?? [...cellsIn(document.source, document.options)];
    table.set(document, cells);
    return cells;
  };
  return {
    name,
    extensions,
    needsColumn: true,
    read: (source, options = {}) => readCells(name, source, options, cellsIn(source, options)),
    removeAll: (document, ranges) => removeAll(document, ranges, cellsOf(document)),
    replace: (document, range, text) => {
      const index = blockAt(document.blocks, range.start);
      const cell = cellsOf(document)[index]!;
      return replaceInCell(document.source, cell, withinCell(document, index, cell, range), text);
    },
    mark: () => ({
      refusal:
        'The cell of a table cannot say which language a passage is in. Keep, remove or replace the caption.',
    }),
  };
}

/** The cells of the chosen column that say something, in order. A row that is too short has none. */
function* textCells(source: string, dialect: Dialect, asked: string | undefined): Generator<TableCell> {
  let column: Column | undefined;
  for (const row of rowsOf(source, dialect)) {
    if (isBlank(row)) continue;
    if (!column) {
      const first = row.map((cell) => textOfCell(source, cell));
      column = chooseColumn(first, asked);
      if (column.hasHeader) continue;
    }
    const cell = row[column.index];
    if (cell && source.slice(cell.start, cell.end).trim() !== '')
      yield { ...cell, dialect, isAlone: row.length === 1 };
  }
}

function readCells(
  format: string,
  source: string,
  options: ReadOptions,
  cells: Iterable<TableCell>,
): Document {
  const builder = new SourceMapBuilder(source);
  const ranges: Range[] = [];
  let end = 0;
  for (const cell of cells) {
    if (ranges.length > 0) builder.put('\n\n', end, cell.start);
    const text = textOfCell(source, cell);
    const start = builder.length + leadingSpace(text);
    ranges.push({ start, end: start + text.trim().length });
    copyCell(builder, source, cell);
    end = cell.end;
  }
  const { text, map } = builder.build();
  const kinds = kindsOf(text, ranges);
  const blocks = ranges.map((range, i): Block => ({ ...range, kind: kinds[i]!, role: 'table cell' }));
  return documentOf({ format, options, source, text, map, blocks });
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function removeAll(
  document: Document,
  ranges: readonly Range[],
  cells: readonly TableCell[],
): readonly Splice[] {
  const splices: Splice[] = [];
  const left = ranges.values();
  let range = left.next().value;
  document.blocks.forEach((block, index) => {
    const cell = cells[index]!;
    const inside: Range[] = [];
    for (; range && range.end <= block.end; range = left.next().value)
      inside.push(withinCell(document, index, cell, range));
    if (inside.length > 0) splices.push(...removeFromCell(document.source, cell, inside));
  });
  return splices;
}

/** A range of the reading text counted from the beginning of what its cell says. */
function withinCell({ source, blocks }: Document, index: number, cell: TableCell, range: Range): Range {
  const by = leadingSpace(textOfCell(source, cell)) - blocks[index]!.start;
  return { start: range.start + by, end: range.end + by };
}

/** Index of the block that holds an offset. */
function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
