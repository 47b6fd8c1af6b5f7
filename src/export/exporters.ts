import type { OffsetUnit } from '../document/index.js';
import { cleanedExporter } from './cleanedExporter.js';
import { csvExporter, tsvExporter } from './tableExporters.js';
import type { ExportInput } from './exportInput.js';
import { htmlExporter } from './htmlExporter.js';
import { jsonlExporter } from './jsonlExporter.js';
import { patchExporter } from './patchExporter.js';
import { tmxExporter } from './tmxExporter.js';
import { xliffExporter } from './xliffExporter.js';

/** What becomes of captions that nobody has decided about, where decisions are applied. */
export const undecidedActions = ['keep', 'remove'] as const;
export type UndecidedAction = (typeof undecidedActions)[number];

/** What a person may choose; every exporter takes what concerns it. */
export interface ExportOptions {
  /** The unit of offsets in `tsv`, `csv` and `jsonl`. */
  readonly offsets: OffsetUnit;
  /** Whether cells of `tsv` and `csv` stay as they are where a spreadsheet would take them for a formula. */
  readonly raw: boolean;
  /** Whether `tsv` and `csv` begin with a byte order mark, by which Excel knows UTF-8. */
  readonly byteOrderMark: boolean;
  /** `cleaned` and `patch`: strays that nobody has decided about stay, or go as `clean` takes them out. */
  readonly undecided: UndecidedAction;
}

/** A file that an exporter made. */
export interface OutputFile {
  /** Where it goes below the folder of the export: relative, with `/`, never with `..`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Something that a person should know about an export, or why a document could not be exported. */
export interface ExportWarning {
  /** The document that it is about; null for all. */
  readonly path: string | null;
  readonly message: string;
}

/** What an exporter made. No file where there was nothing that its format can hold; a warning says so. */
export interface ExportOutput {
  readonly files: readonly OutputFile[];
  readonly warnings: readonly ExportWarning[];
  /** Documents that could not be exported, and why; the others were. None where it says nothing. */
  readonly errors?: readonly ExportWarning[];
}

/** One form to export: a name for `--to` and a pure function to bytes. The same input gives the same bytes. */
export interface Exporter {
  readonly name: string;
  readonly description: string;
  /** Media type of its files; of a cleaned document nothing more is known than that it is bytes. */
  readonly mediaType: string;
  /** `file`: one text for all documents, which may go to a pipe; `folder`: a file for each document. */
  readonly makes: 'file' | 'folder';
  export(input: ExportInput, options: ExportOptions): ExportOutput;
}

/** Every exporter, in the order in which help and screens name them. A new one is one file and one line here. */
export const exporters: readonly Exporter[] = [
  cleanedExporter,
  patchExporter,
  tsvExporter,
  csvExporter,
  jsonlExporter,
  xliffExporter,
  tmxExporter,
  htmlExporter,
];

/** The exporter of that name, or `undefined`. */
export function exporterNamed(name: string): Exporter | undefined {
  return exporters.find((exporter) => exporter.name === name);
}

/** Offsets in UTF-16 units, formulas guarded, no byte order mark, undecided captions left alone. */
export const defaultExportOptions: ExportOptions = {
  offsets: 'utf-16',
  raw: false,
  byteOrderMark: false,
  undecided: 'keep',
};
