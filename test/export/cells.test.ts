import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csv, guarded, lineOf, tsv } from '../../src/export/cells.js';

describe('a line of a table', () => {
  it.each([
    ['plain cells', csv, ['a', 'b c'], 'a,b c\r\n'],
    ['a separator', csv, ['a,b', 'c'], '"a,b",c\r\n'],
    ['a quotation mark', csv, ['say "yes"', ''], '"say ""yes""",\r\n'],
    ['line breaks', csv, ['a\nb', 'c\rd'], '"a\nb","c\rd"\r\n'],
    ['tabs, which part no cells of CSV', csv, ['a\tb', 'c'], 'a\tb,c\r\n'],
    ['a tab in a table with tabs', tsv, ['a\tb', 'c,d'], '"a\tb"\tc,d\n'],
  ])('has %s as RFC 4180 asks', (_, dialect, cells, line) => {
    expect(lineOf(cells, dialect)).toBe(line);
  });

  it.each([
    ['csv', csv],
    ['tsv', tsv],
  ])('of %s gives any texts back to another reader', (_, dialect) => {
    const row = fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 4 });
    const table = fc.array(row, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((cells) => lineOf(cells, dialect)).join('');
        const read = parse(text, {
          delimiter: dialect.separator,
          record_delimiter: dialect.lineEnd,
          relax_column_count: true,
        });
        expect(read).toEqual(rows);
      }),
    );
  });
});

describe('a guarded cell', () => {
  it.each([
    ['=HYPERLINK("http://example.org")', `'=HYPERLINK("http://example.org")`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['Il traghetto = una nave', 'Il traghetto = una nave'],
    ["L'arrivo", "L'arrivo"],
    ['', ''],
  ])('%j is written %j', (cell, written) => {
    expect(guarded(cell)).toBe(written);
  });
});
