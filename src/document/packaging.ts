import { gzipSync } from 'node:zlib';
import type { Document, Encoding, ReadOptions } from './document.js';
import { decodeText, encodeText } from './encoding.js';
import type { Container, Format } from './formats.js';
import { decompress, isGzip } from './gzip.js';

/** How a file held its source: what it takes to write a changed source back into the same kind of file. */
export interface Packaging {
  readonly encoding: Encoding;
  /** Whether the file is a gzip stream (RFC 1952). */
  readonly compressed: boolean;
  /** The bytes within the compression; an archive keeps its other parts from here. */
  readonly original: Uint8Array;
}

/** A document and how its file held it. */
export interface OpenedDocument {
  readonly document: Document;
  readonly packaging: Packaging;
}

/** Text in UTF-8 or UTF-16, the container of every format that names none. */
const textContainer: Container = {
  unpack: (bytes) => {
    const { text, encoding } = decodeText(bytes);
    return { source: text, encoding };
  },
  pack: (source, encoding) => encodeText(source, encoding),
};

/**
 * Reads the bytes of a file as a document; gzip is told by its first bytes (RFC 1952, section 2.3.1).
 *
 * @throws EncodingError for bytes that are no text, FormatError for what the format cannot read.
 */
export function openBytes(bytes: Uint8Array, format: Format, options: ReadOptions = {}): OpenedDocument {
  const compressed = isGzip(bytes);
  const original = compressed ? decompress(bytes) : bytes;
  const { source, encoding } = (format.container ?? textContainer).unpack(original);
  return { document: format.read(source, options), packaging: { encoding, compressed, original } };
}

/** The bytes of a file that holds a changed source as its original held the source. */
export function packSource(format: Format, source: string, packaging: Packaging): Uint8Array {
  const container = format.container ?? textContainer;
  const bytes = container.pack(source, packaging.encoding, packaging.original);
  return packaging.compressed ? gzipSync(bytes) : bytes;
}
