import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../document/docx/crc32.js';

/** What the directory of an archive says of a file. */
interface Listed {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Highest number that 16 and 32 bits hold; as a count or offset they mean "see the ZIP64 record". */
const most16 = 0xffff;
const most32 = 0xffffffff;
/** Bytes below which nothing is won. */
const worthPacking = 64;
const deflated = 8;
const stored = 0;
/** Names are UTF-8 (general purpose bit 11). */
const utf8Names = 0x0800;
/** 1 January 1980, the earliest date that the form knows: the same files give the same archive. */
const date = 0x0021;

/**
 * Writes files into a ZIP archive one after another (APPNOTE 6.3.10; with the ZIP64 end record from 65,535 files on).
 * What has gone to `write` is not kept.
 *
 * @param write takes the next bytes of the archive.
 */
export class ZipWriter {
  private readonly listed: Listed[] = [];
  private offset = 0;

  constructor(private readonly write: (bytes: Uint8Array) => void) {}

  /**
   * Adds a file.
   *
   * @param name its path in the archive: relative, with `/`.
   * @throws RangeError where the archive would exceed 4 GiB.
   */
  add(name: string, bytes: Uint8Array): void {
    const packed = bytes.length < worthPacking ? bytes : deflateRawSync(bytes);
    const data = packed.length < bytes.length ? packed : bytes;
    const entry = {
      name: Buffer.from(name, 'utf8'),
      crc: crc32(bytes),
      packed: data.length,
      size: bytes.length,
      offset: this.offset,
    };
    if (this.offset + entry.packed + 30 + entry.name.length > most32)
      throw new RangeError('The archive would be larger than 4 GiB: export fewer documents at a time.');
    this.listed.push(entry);
    this.put(fields('PK\x03\x04', [[2, 20], ...commonFields(entry)]));
    this.put(entry.name);
    this.put(data);
  }

  /** Writes the directory: the archive is whole. */
  end(): void {
    const start = this.offset;
    for (const entry of this.listed) {
      const rest = [
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, entry.offset],
      ] as const;
      this.put(fields('PK\x01\x02', [[2, 20], [2, 20], ...commonFields(entry), ...rest]));
      this.put(entry.name);
    }
    const size = this.offset - start;
    const count = this.listed.length;
    if (count >= most16 || this.offset > most32) this.endLarge(count, size, start);
    const shown = Math.min(count, most16);
    const last: readonly Field[] = [
      [2, 0],
      [2, 0],
      [2, shown],
      [2, shown],
      [4, Math.min(size, most32)],
      [4, Math.min(start, most32)],
      [2, 0],
    ];
    this.put(fields('PK\x05\x06', last));
  }

  /** The ZIP64 end record and its locator (4.3.14 and 4.3.15). */
  private endLarge(count: number, size: number, start: number): void {
    const place = this.offset;
    const record: readonly Field[] = [
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, size],
      [8, start],
    ];
    this.put(fields('PK\x06\x06', record));
    this.put(
      fields('PK\x06\x07', [
        [4, 0],
        [8, place],
        [4, 1],
      ]),
    );
  }

  private put(bytes: Uint8Array): void {
    this.write(bytes);
    this.offset += bytes.length;
  }
}

/** Bytes that a number takes, and the number. */
type Field = readonly [2 | 4 | 8, number];

/** What the local header and the directory say alike. */
function commonFields({ name, crc, packed, size }: Listed): readonly Field[] {
  const method = packed < size ? deflated : stored;
  return [
    [2, utf8Names],
    [2, method],
    [2, 0],
    [2, date],
    [4, crc],
    [4, packed],
    [4, size],
    [2, name.length],
    [2, 0],
  ];
}

function fields(signature: string, list: readonly Field[]): Buffer {
  const length = list.reduce((sum, [width]) => sum + width, signature.length);
  const bytes = Buffer.alloc(length);
  let place = bytes.write(signature, 'latin1');
  for (const [width, value] of list) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), place);
    else bytes.writeUIntLE(value, place, width);
    place += width;
  }
  return bytes;
}
