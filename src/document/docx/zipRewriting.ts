import { deflateRawSync } from 'node:zlib';
import { crc32 } from './crc32.js';
import { directoryEnd, directoryRecord, localHeader, type ZipArchive, type ZipEntry } from './zipArchive.js';

/** Bits of the general purpose flags: how well it was deflated (1, 2), sizes after the data (3). */
const flagsOfOldData = 0b1110;
const deflated = 8;
const versionOfDeflate = 20;
/** The extra field that holds sizes above 4 GiB, which no changed entry has (APPNOTE 6.3.10, section 4.5.3). */
const zip64Extra = 0x0001;

/**
 * The archive with other contents for some of its entries. Every other entry is copied as it lies, and the order,
 * names, times, attributes, extra fields and comments of all stay.
 */
export function rewriteArchive(archive: ZipArchive, contents: ReadonlyMap<ZipEntry, Uint8Array>): Uint8Array {
  const { bytes, entries, directory } = archive;
  const physical = entries.toSorted((a, b) => a.local.start - b.local.start);
  const pieces: Buffer[] = [bytes.subarray(0, physical[0]?.local.start ?? directory.start)];
  let length = pieces[0]!.length;
  const records = new Map<ZipEntry, Buffer>();
  for (const entry of physical) {
    const record = Buffer.from(bytes.subarray(entry.record.start, entry.record.end));
    record.writeUInt32LE(length, directoryRecord.offset);
    const content = contents.get(entry);
    const local = content
      ? packedEntry(bytes, entry, content, record)
      : [bytes.subarray(entry.local.start, entry.local.end)];
    pieces.push(...local);
    for (const piece of local) length += piece.length;
    records.set(entry, record);
  }
  const end = Buffer.from(bytes.subarray(directory.end));
  end.writeUInt32LE(length, directoryEnd.offset);
  return Buffer.concat([...pieces, ...entries.map((entry) => records.get(entry)!), end]);
}

/** The local header and data of a changed entry; notes in its directory record what changed. */
function packedEntry(bytes: Buffer, entry: ZipEntry, content: Uint8Array, record: Buffer): readonly Buffer[] {
  const data = deflateRawSync(content);
  const header = Buffer.from(bytes.subarray(entry.local.start, entry.data.start));
  const extraStart = localHeader.length + header.readUInt16LE(localHeader.nameLength);
  const extra = withoutZip64(header.subarray(extraStart));
  header.writeUInt16LE(extra.length, localHeader.extraLength);
  for (const [buffer, fields] of [
    [header, localHeader],
    [record, directoryRecord],
  ] as const) {
    const version = Math.max(versionOfDeflate, buffer.readUInt16LE(fields.versionNeeded));
    buffer.writeUInt16LE(version, fields.versionNeeded);
    buffer.writeUInt16LE(buffer.readUInt16LE(fields.flags) & ~flagsOfOldData, fields.flags);
    buffer.writeUInt16LE(deflated, fields.method);
    buffer.writeUInt32LE(crc32(content), fields.crc);
    buffer.writeUInt32LE(data.length, fields.compressedSize);
    buffer.writeUInt32LE(content.length, fields.size);
  }
  return [header.subarray(0, extraStart), extra, data];
}

function withoutZip64(extra: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) !== zip64Extra) kept.push(extra.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, extra.subarray(at)]);
}
