import { constants, gunzipSync } from 'node:zlib';
import { FormatError } from './formatError.js';

/** Whether bytes begin as a gzip stream does (RFC 1952, section 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** A file may decompress to this many bytes: what fits a string, and no bomb. */
const mostDecompressed = 512 * 1024 * 1024;

/** Says of something, the subject of the sentence, that it is no whole gzip stream, and what to do. */
export function brokenGzip(what: string, reason: string): string {
  return `${what} is not a whole gzip stream (${reason}). Compress it anew, or decompress what is left with zcat.`;
}

/**
 * The bytes within a gzip stream.
 *
 * @throws FormatError for a stream that is broken, or too large to be held at once.
 */
export function decompress(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostDecompressed });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new FormatError(
        'The file decompresses to more than 512 MiB. Decompress it into a pipe: zcat FILE | didascalia filter.',
      );
    throw new FormatError(brokenGzip('The file', (error as Error).message));
  }
}

/** What the first bytes of a gzip stream decompress to; nothing where they are broken, which reading them will say. */
export function beginningOfGzip(first: Uint8Array): Uint8Array {
  try {
    return gunzipSync(first, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return new Uint8Array();
  }
}
