import { csv, guarded, lineOf, tsv, type Dialect } from './cells.js';
import type { Exporter } from './exporters.js';
import { columns, rowsOf } from './rows.js';

/** Captions as a table with tabs. */
export const tsvExporter = tableExporter(
  'tsv',
  'text/tab-separated-values; charset=utf-8',
  'a caption a line, cells apart by tabs, quoted as in CSV where they need it',
  tsv,
);

/** Captions as comma-separated values. */
export const csvExporter = tableExporter(
  'csv',
  'text/csv; charset=utf-8',
  'a caption a line, as RFC 4180 has it',
  csv,
);

function tableExporter(name: string, mediaType: string, description: string, dialect: Dialect): Exporter {
  return {
    name,
    description,
    mediaType,
    makes: 'file',
    export: (input, { offsets, raw, byteOrderMark }) => {
      const lines = rowsOf(input, offsets).map((row) => {
        const cells = columns.map((column) => row[column]);
        return lineOf(raw ? cells : cells.map(guarded), dialect);
      });
      const text = [byteOrderMark ? '\uFEFF' : '', lineOf(columns, dialect), ...lines].join('');
      return { files: [{ name: `captions.${name}`, bytes: Buffer.from(text, 'utf8') }], warnings: [] };
    },
  };
}
