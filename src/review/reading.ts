import { createHash } from 'node:crypto';
import type { PairedFlag } from '../align/pair.js';
import {
  formatNamed,
  formatOfBytes,
  formatOfPath,
  openBytes,
  type OpenedDocument,
} from '../document/index.js';
import { adopt } from './fingerprint.js';
import { emptyRecord, holdsAnything, type CaptionRecord } from './record.js';
import { readSource, sourceOf, type Source } from './sources.js';

/** A file as it is on the disk. */
export interface FileContent {
  readonly bytes: Uint8Array;
  /** Hash of its bytes and of the format that they are read as. */
  readonly content: string;
  /**
   * Reads the bytes as a document.
   *
   * @throws EncodingError or FormatError where they are none.
   */
  open(): OpenedDocument;
}

/** A caption of an open document with all that stands for it. */
export interface ReviewedCaption {
  /** The fingerprint to know it by. */
  readonly id: string;
  readonly flag: PairedFlag;
  readonly record: CaptionRecord;
}

/** A decided caption that the document does not hold any more. */
export interface LostCaption {
  readonly id: string;
  readonly record: CaptionRecord;
}

/** @throws SourceError where the file cannot be read any more. */
export function readContent(sources: readonly Source[], path: string): FileContent {
  const bytes = readSource(sources, path);
  const { format: name, ...options } = sourceOf(sources, path)?.reading ?? {};
  const format = formatNamed(name ?? '') ?? formatOfPath(path) ?? formatOfBytes(bytes);
  const content = createHash('sha256').update(`${format.name}\n`).update(bytes).digest('hex');
  return { bytes, content, open: () => openBytes(bytes, format, options) };
}

/**
 * Gives captions what stands for them, and finds what stands for none.
 *
 * @param names the flags' fingerprints, in their order.
 */
export function withRecords(
  flags: readonly PairedFlag[],
  names: readonly string[],
  records: ReadonlyMap<string, CaptionRecord>,
): { readonly captions: readonly ReviewedCaption[]; readonly lost: readonly LostCaption[] } {
  const adopted = adopt([...records.keys()], names);
  const captions = flags.map((flag, index) => {
    const id = adopted[index]!;
    return { id, flag, record: records.get(id) ?? emptyRecord };
  });
  const found = new Set(adopted);
  const lost = [...records]
    .filter(([id, record]) => !found.has(id) && holdsAnything(record))
    .map(([id, record]) => ({ id, record }));
  return { captions, lost };
}
