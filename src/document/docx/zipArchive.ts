import { inflateRawSync } from 'node:zlib';
import { FormatError } from '../formatError.js';
import type { Range } from '../document.js';
import { crc32 } from './crc32.js';

/** A file in a ZIP archive. Ranges are of the archive's bytes. */
export interface ZipEntry {
  readonly name: string;
  /** Its record in the central directory. */
  readonly record: Range;
  /** Its local header, data, descriptor and what stands before the next one. */
  readonly local: Range;
  readonly data: Range;
  /** 0 stored, 8 deflated; others are kept and cannot be read. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  /** As the directory says it, in bytes. */
  readonly size: number;
}

/** The directory of a ZIP archive over its bytes; nothing is unpacked until it is asked for. */
export interface ZipArchive {
  readonly bytes: Buffer;
  /** In the order of the central directory. */
  readonly entries: readonly ZipEntry[];
  /** All of the central directory. */
  readonly directory: Range;
}

/** Byte offsets of the fields of a local header (APPNOTE 6.3.10, section 4.3.7). */
export const localHeader = {
  signature: 0x04034b50,
  versionNeeded: 4,
  flags: 6,
  method: 8,
  crc: 14,
  compressedSize: 18,
  size: 22,
  nameLength: 26,
  extraLength: 28,
  length: 30,
} as const;

/** Byte offsets of the fields of a record of the central directory (section 4.3.12). */
export const directoryRecord = {
  signature: 0x02014b50,
  versionNeeded: 6,
  flags: 8,
  method: 10,
  crc: 16,
  compressedSize: 20,
  size: 24,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
  disk: 34,
  offset: 42,
  length: 46,
} as const;

/** Byte offsets of the fields of the end of the central directory (section 4.3.16). */
export const directoryEnd = {
  signature: 0x06054b50,
  disk: 4,
  entries: 10,
  size: 12,
  offset: 16,
  commentLength: 20,
  length: 22,
} as const;

const zip64Locator = { signature: 0x07064b50, length: 20 } as const;

/** No document has as many parts; a directory of more is made to tire its readers. */
const mostEntries = 20_000;
/** A part may unpack to this many bytes: no bomb, and what fits a string with the other parts. */
export const largestEntry = 128 * 1024 * 1024;

const saveAgain = 'Open it in Word or LibreOffice and save it again.';

/**
 * Reads the central directory of a ZIP archive (PKWARE APPNOTE 6.3.10). ZIP64 and archives over several disks,
 * which no office program writes for a document of sane size, are refused, and so are entries that overlap.
 *
 * @throws FormatError for bytes that are no whole archive.
 */
export function readArchive(bytes: Uint8Array): ZipArchive {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findDirectoryEnd(buffer);
  const count = buffer.readUInt16LE(end + directoryEnd.entries);
  const directory = directoryRange(buffer, end);
  if (count > mostEntries)
    throw new FormatError(`The archive has ${count} entries; ${mostEntries} are the most that are read.`);
  const records = readRecords(buffer, directory, count);
  return { bytes: buffer, entries: withLocalRanges(buffer, records, directory.start), directory };
}

function findDirectoryEnd(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - directoryEnd.length - 0xffff);
  for (let at = bytes.length - directoryEnd.length; at >= earliest; at--) {
    if (bytes.readUInt32LE(at) !== directoryEnd.signature) continue;
    if (at + directoryEnd.length + bytes.readUInt16LE(at + directoryEnd.commentLength) === bytes.length)
      return at;
  }
  throw damaged('its directory is missing, so that it was probably cut short');
}

function directoryRange(bytes: Buffer, end: number): Range {
  const size = bytes.readUInt32LE(end + directoryEnd.size);
  const start = bytes.readUInt32LE(end + directoryEnd.offset);
  const locator = end - zip64Locator.length;
  if (locator >= 0 && bytes.readUInt32LE(locator) === zip64Locator.signature) throw zip64();
  if (size === 0xffffffff || start === 0xffffffff) throw zip64();
  if (bytes.readUInt16LE(end + directoryEnd.disk) !== 0)
    throw new FormatError(`The archive is one of several disks. ${saveAgain}`);
  if (start + size !== end) throw damaged('its directory is not where it should be');
  return { start, end };
}

type RecordedEntry = Omit<ZipEntry, 'local' | 'data'> & {
  readonly offset: number;
  readonly compressedSize: number;
};

function readRecords(bytes: Buffer, directory: Range, count: number): readonly RecordedEntry[] {
  const records: RecordedEntry[] = [];
  let at = directory.start;
  while (records.length < count) {
    const record = readRecord(bytes, { start: at, end: directory.end });
    records.push(record);
    at = record.record.end;
  }
  if (at !== directory.end) throw damaged('its directory holds something else');
  return records;
}

function readRecord(bytes: Buffer, { start, end: limit }: Range): RecordedEntry {
  const fields = directoryRecord;
  if (start + fields.length > limit || bytes.readUInt32LE(start) !== fields.signature)
    throw damaged('its directory is broken');
  const nameEnd = start + fields.length + bytes.readUInt16LE(start + fields.nameLength);
  const end =
    nameEnd +
    bytes.readUInt16LE(start + fields.extraLength) +
    bytes.readUInt16LE(start + fields.commentLength);
  if (end > limit) throw damaged('its directory is broken');
  const compressedSize = bytes.readUInt32LE(start + fields.compressedSize);
  const size = bytes.readUInt32LE(start + fields.size);
  const offset = bytes.readUInt32LE(start + fields.offset);
  if ([compressedSize, size, offset].includes(0xffffffff)) throw zip64();
  return {
    name: bytes.toString('utf8', start + fields.length, nameEnd),
    record: { start, end },
    method: bytes.readUInt16LE(start + fields.method),
    isEncrypted: (bytes.readUInt16LE(start + fields.flags) & 1) === 1,
    crc: bytes.readUInt32LE(start + fields.crc),
    size,
    offset,
    compressedSize,
  };
}

/** Finds the local headers. Each entry must end before the next begins: what overlaps was made to unpack without end. */
function withLocalRanges(
  bytes: Buffer,
  records: readonly RecordedEntry[],
  limit: number,
): readonly ZipEntry[] {
  const starts = records.map(({ offset }) => offset).sort((a, b) => a - b);
  const next = new Map(starts.map((start, index) => [start, starts[index + 1] ?? limit]));
  if (next.size < records.length) throw overlapping('two at one place');
  return records.map(({ offset, compressedSize, ...entry }) => {
    const end = next.get(offset)!;
    const fields = localHeader;
    if (offset + fields.length > limit || bytes.readUInt32LE(offset) !== fields.signature)
      throw damaged(`the entry ${quoted(entry.name)} is not where it should be`);
    const start =
      offset +
      fields.length +
      bytes.readUInt16LE(offset + fields.nameLength) +
      bytes.readUInt16LE(offset + fields.extraLength);
    if (start + compressedSize > end) throw overlapping(`${quoted(entry.name)} and the next`);
    return { ...entry, local: { start: offset, end }, data: { start, end: start + compressedSize } };
  });
}

/**
 * Unpacks one entry.
 *
 * @throws FormatError where it is encrypted, larger than `largestEntry` or than the directory says, or damaged.
 */
export function readEntry({ bytes }: ZipArchive, entry: ZipEntry): Buffer {
  const name = quoted(entry.name);
  if (entry.isEncrypted)
    throw new FormatError(`The entry ${name} is encrypted. Save the document without a password.`);
  if (entry.size > largestEntry)
    throw new FormatError(`The entry ${name} unpacks to more than ${largestEntry / 1024 / 1024} MiB.`);
  const content = unpacked(bytes.subarray(entry.data.start, entry.data.end), entry);
  if (content.length !== entry.size) throw damaged(`the entry ${name} has another size than it says`);
  if (crc32(content) !== entry.crc)
    throw damaged(`the entry ${name} is not what was packed (its CRC-32 differs)`);
  return content;
}

function unpacked(data: Buffer, { name, method, size }: ZipEntry): Buffer {
  if (method === 0) return data;
  if (method !== 8)
    throw new FormatError(`The entry ${quoted(name)} is packed by method ${method}. ${saveAgain}`);
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw damaged(`the entry ${quoted(name)} unpacks to more than it says`);
    throw damaged(`the entry ${quoted(name)} cannot be unpacked (${(error as Error).message})`);
  }
}

/** A name for a message of one line, whatever it is made of. */
function quoted(name: string): string {
  return JSON.stringify(name.slice(0, 200));
}

function damaged(what: string): FormatError {
  return new FormatError(`The archive is damaged: ${what}. Fetch the file again, or mend it in Word.`);
}

function zip64(): FormatError {
  return new FormatError(`The archive uses ZIP64, which is for files above 4 GiB. ${saveAgain}`);
}

function overlapping(where: string): FormatError {
  return new FormatError(`The archive is refused: its entries overlap (${where}). ${saveAgain}`);
}
