/** How a table separates its cells and lines. */
export interface Dialect {
  readonly separator: ',' | '\t';
  readonly lineEnd: '\r\n' | '\n';
}

/** RFC 4180. */
export const csv: Dialect = { separator: ',', lineEnd: '\r\n' };

/**
 * Tabs, lines ended by LF, and quotation marks as in CSV around a cell that holds a tab, a line break or a
 * quotation mark: what spreadsheets and csv modules read (`excel-tab`), and what keeps every character.
 */
export const tsv: Dialect = { separator: '\t', lineEnd: '\n' };

/** One line of a table with its end; RFC 4180, section 2, with the dialect's separator. */
export function lineOf(cells: readonly string[], { separator, lineEnd }: Dialect): string {
  const quoted = cells.map((cell) =>
    cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return quoted.join(separator) + lineEnd;
}

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before a beginning that would make it one
 * (OWASP, CSV injection).
 */
export function guarded(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
