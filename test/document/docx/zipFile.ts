import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../../src/document/docx/crc32.js';

/** A file to put into an archive. */
export interface ZipFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  /** Writes its sizes after its data, as programs that write to a pipe do. */
  readonly hasDescriptor?: boolean;
  /** An extra field, header included. */
  readonly extra?: Uint8Array;
  readonly comment?: string;
  /** Fields to write wrongly: what a hostile or broken archive says. */
  readonly says?: {
    readonly size?: number;
    readonly crc?: number;
    readonly offset?: number;
    readonly flags?: number;
  };
}

/** A ZIP archive of files (PKWARE APPNOTE 6.3.10), written for tests. */
export function zipOf(files: readonly ZipFile[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { local, record } = entryOf(file, offset);
    locals.push(local);
    records.push(record);
    offset += local.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...locals, directory, end, Buffer.from(comment)]);
}

function entryOf(file: ZipFile, offset: number): { readonly local: Buffer; readonly record: Buffer } {
  const name = Buffer.from(file.name);
  const content = Buffer.from(file.content);
  const extra = Buffer.from(file.extra ?? []);
  const comment = Buffer.from(file.comment ?? '');
  const data = file.isStored ? content : deflateRawSync(content, { level: 9 });
  const sums = [file.says?.crc ?? crc32(content), data.length, file.says?.size ?? content.length];
  // Version 2.0 and the time 1980-01-01 12:34:56, as MS-DOS writes it.
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(file.says?.flags ?? (file.hasDescriptor ? 8 : 0), 2);
  fields.writeUInt16LE(file.isStored ? 0 : 8, 4);
  fields.writeUInt16LE((12 << 11) | (34 << 5) | 28, 6);
  fields.writeUInt16LE(0x21, 8);
  sums.forEach((sum, i) => fields.writeUInt32LE(sum, 10 + 4 * i));
  fields.writeUInt16LE(name.length, 22);
  fields.writeUInt16LE(extra.length, 24);
  const inHeader = Buffer.from(fields);
  if (file.hasDescriptor) inHeader.fill(0, 10, 22);
  const descriptor = Buffer.alloc(file.hasDescriptor ? 16 : 0);
  if (file.hasDescriptor) {
    descriptor.write('PK\x07\x08', 0, 'latin1');
    sums.forEach((sum, i) => descriptor.writeUInt32LE(sum, 4 + 4 * i));
  }
  const tail = Buffer.alloc(14);
  tail.writeUInt16LE(comment.length, 0);
  tail.writeUInt32LE(file.says?.offset ?? offset, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), inHeader, name, extra, data, descriptor]),
    record: Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name, extra, comment]),
  };
}
