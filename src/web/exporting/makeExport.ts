import { closeSync, openSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  exportedReview,
  exporterNamed,
  isUndecidedStray,
  type ExportedDocument,
  type Exporter,
  type ExportOutput,
  type ExportWarning,
  type OutputFile,
} from '../../export/index.js';
import { reported } from '../../analyse.js';
import {
  anchorsOf,
  Catalogue,
  DecisionStore,
  readContent,
  realigned,
  withRecords,
  type CatalogueEntry,
} from '../../review/index.js';
import { openDatabaseToRead, type Connection } from '../../review/database.js';
import { KeptAnalyses } from '../../review/keptAnalyses.js';
import { prepared } from '../../review/recentDocuments.js';
import { counted } from '../words.js';
import type { ExportResult, ExportTask } from './exportTask.js';
import { ZipWriter } from './zipWriter.js';

/** Bytes of documents that a format which makes one file of all may have together: they are in memory at once. */
const mostTogether = 256 * 1024 * 1024;
/** Documents between two words about progress. */
const pace = 25;

/**
 * Makes one export and writes it to a file.
 *
 * @param progress hears how many documents are done, and of how many.
 * @throws Error for what cannot be exported at once, with the remedy.
 */
export function makeExport(task: ExportTask, progress: (done: number, total: number) => void): ExportResult {
  const exporter = exporterNamed(task.to);
  if (!exporter) throw new TypeError(`No form to export is called "${task.to}".`);
  const connection = openDatabaseToRead(task.database);
  try {
    const entries = entriesOf(new Catalogue(connection), task.document);
    const reader = new Reader(connection, task);
    progress(0, entries.length);
    return exporter.makes === 'folder' && task.document === null
      ? archiveEach(exporter, entries, reader, task, progress)
      : exportTogether(exporter, entries, reader, task, progress);
  } finally {
    connection.close();
  }
}

/** Reads documents as the review shows them, and notes those that have to be left out. */
class Reader {
  readonly leftOut: ExportWarning[] = [];
  private readonly kept: KeptAnalyses;
  private readonly decisions: DecisionStore;

  constructor(
    connection: Connection,
    private readonly task: ExportTask,
  ) {
    this.kept = new KeptAnalyses(connection, task.engine);
    this.decisions = new DecisionStore(connection);
  }

  read(entry: CatalogueEntry): ExportedDocument | undefined {
    try {
      const file = readContent(this.task.sources, entry.path);
      const found = this.kept.flagsOf(file.content);
      if (!found) {
        this.leaveOut(entry, 'It is not read yet, or has changed since.');
        return undefined;
      }
      const { settings, includesIntended } = this.task;
      const read = prepared(file.open(), found, includesIntended);
      const { document, packaging } = read;
      const { captions } = withRecords(read.flags, read.names, this.decisions.recordsOf(entry.id));
      const anchors = anchorsOf(captions, read.blockOf);
      const paired = realigned({ document, flags: found, settings, anchors });
      const flags = reported({ document, flags: paired }, includesIntended);
      return exportedReview(
        { path: entry.name, bytes: file.bytes, document, packaging },
        captions.map((caption, index) => ({ ...caption, flag: flags[index]! })),
      );
    } catch (error) {
      this.leaveOut(entry, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  leaveOut(entry: CatalogueEntry, message: string): void {
    this.leftOut.push({ path: entry.name, message });
  }
}

function entriesOf(catalogue: Catalogue, document: string | null): readonly CatalogueEntry[] {
  if (document === null) return catalogue.opened();
  const entry = catalogue.entry(document);
  return entry ? [entry] : [];
}

/** All documents in memory, as a format needs them that makes one file of all. */
function exportTogether(
  exporter: Exporter,
  entries: readonly CatalogueEntry[],
  reader: Reader,
  task: ExportTask,
  progress: (done: number, total: number) => void,
): ExportResult {
  let size = 0;
  const documents = entries.flatMap((entry, index) => {
    if (index % pace === 0) progress(index, entries.length);
    const document = reader.read(entry);
    if (!document) return [];
    size += document.bytes.length;
    if (size > mostTogether)
      throw new RangeError(
        `The documents have more than ${mostTogether / 1024 / 1024} MiB together. ` +
          `Export them from the command line, a folder at a time: didascalia export FOLDER --to ${exporter.name}.`,
      );
    return [document];
  });
  const output = exportOf(exporter, documents, task);
  const [file, ...others] = output.files;
  if (!file) return resultOf(null, documents.length, output, reader);
  const made =
    others.length > 0
      ? archive(task, `didascalia-${exporter.name}.zip`, (zip) => {
          for (const each of output.files) zip.add(each.name, each.bytes);
        })
      : single(task, exporter, file);
  return resultOf(made, documents.length, output, reader);
}

/** One document after another, whatever their number. */
function archiveEach(
  exporter: Exporter,
  entries: readonly CatalogueEntry[],
  reader: Reader,
  task: ExportTask,
  progress: (done: number, total: number) => void,
): ExportResult {
  const warnings: ExportWarning[] = [];
  const open: number[] = [];
  let count = 0;
  const file = archive(task, `didascalia-${exporter.name}.zip`, (zip) => {
    entries.forEach((entry, index) => {
      if (index % pace === 0) progress(index, entries.length);
      const document = reader.read(entry);
      if (!document) return;
      count++;
      const output = exportOf(exporter, [document], task);
      for (const each of output.files) zip.add(each.name, each.bytes);
      // What is said of all documents would be said of each; the sum is said once.
      const told = output.warnings.filter(({ path }) => path !== null);
      warnings.push(...told, ...(output.errors ?? []));
      if (task.options.undecided === 'keep') open.push(document.captions.filter(isUndecidedStray).length);
    });
  });
  return resultOf(file, count, { warnings: [...undecidedWarning(open), ...warnings] }, reader);
}

/** @param open how many strays of each document nobody has decided about. */
function undecidedWarning(open: readonly number[]): readonly ExportWarning[] {
  const captions = open.reduce((sum, count) => sum + count, 0);
  if (captions === 0) return [];
  const where = counted(open.filter((count) => count > 0).length, 'document');
  const what = counted(captions, 'caption');
  return [{ path: null, message: `Nobody has decided about ${what} in ${where}; they stay in the text.` }];
}

function exportOf(
  exporter: Exporter,
  documents: readonly ExportedDocument[],
  task: ExportTask,
): ExportOutput {
  const { version, settings, options } = task;
  return exporter.export({ version, settings, documents }, options);
}

function single(
  task: ExportTask,
  { mediaType }: Exporter,
  { name, bytes }: OutputFile,
): ExportResult['file'] {
  const path = join(task.folder, 'export');
  writeFileSync(path, bytes, { flag: 'wx' });
  return { name: basename(name), path, mediaType, size: bytes.length };
}

function archive(task: ExportTask, name: string, fill: (zip: ZipWriter) => void): ExportResult['file'] {
  const path = join(task.folder, 'export');
  const descriptor = openSync(path, 'wx');
  const zip = new ZipWriter((bytes) => {
    writeFileSync(descriptor, bytes);
  });
  try {
    fill(zip);
    zip.end();
  } finally {
    closeSync(descriptor);
  }
  return { name, path, mediaType: 'application/zip', size: statSync(path).size };
}

function resultOf(
  file: ExportResult['file'],
  documents: number,
  { warnings, errors = [] }: Omit<ExportOutput, 'files'>,
  { leftOut }: Reader,
): ExportResult {
  return { file, documents, warnings, leftOut: [...leftOut, ...errors] };
}
