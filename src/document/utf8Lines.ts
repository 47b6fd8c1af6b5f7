import { EncodingError } from './encodingError.js';
import { decodeUtf8, encodeUtf8, firstInvalidUtf8 } from './utf8.js';

/**
 * UTF-8 of lines that stand for themselves, of which some may not be valid. In such a line every byte above ASCII
 * becomes half a surrogate pair, 0xDC00 more than the byte: no UTF-8 decodes to one, so encoding gives the same
 * bytes back.
 */
const keptByte = /(?<![\uD800-\uDBFF])[\uDC80-\uDCFF]/g;
const keptByteBase = 0xdc00;
const lineFeed = 0x0a;

/** Decodes every valid line, and keeps the bytes of the others. @throws the system's ERR_STRING_TOO_LONG. */
export function decodeUtf8Lines(body: Uint8Array, offset: number): string {
  try {
    return decodeUtf8(body, offset);
  } catch (error) {
    if (error instanceof EncodingError) return decodeByLine(body, offset);
    throw error;
  }
}

function decodeByLine(body: Uint8Array, offset: number): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const fault = firstInvalidUtf8(body, from);
    const isValid = fault === body.length;
    const start = isValid ? fault : body.lastIndexOf(lineFeed, fault) + 1;
    parts.push(decodeUtf8(body.subarray(from, start), offset + from));
    if (isValid) return parts.join('');
    const feed = body.indexOf(lineFeed, fault);
    from = feed === -1 ? body.length : feed;
    parts.push(keeping(body.subarray(start, from)));
  }
}

function keeping(line: Uint8Array): string {
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.length).toString('latin1');
  return bytes.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(keptByteBase + byte.charCodeAt(0)));
}

/** Encodes what `decodeUtf8Lines` has decoded, changed or not. */
export function encodeUtf8Lines(text: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { 0: byte, index } of text.matchAll(keptByte)) {
    if (index > from) parts.push(encodeUtf8(text.slice(from, index)));
    parts.push(Uint8Array.of(byte.charCodeAt(0) - keptByteBase));
    from = index + 1;
  }
  parts.push(encodeUtf8(text.slice(from)));
  return Buffer.concat(parts);
}

/** How many bytes spell a part of a text that may have such lines. */
export function byteLengthOf(text: string): number {
  const whole = Buffer.byteLength(text, 'utf8');
  // As UTF-8, half a surrogate pair would take three bytes.
  return whole === text.length ? whole : whole - 2 * (text.match(keptByte)?.length ?? 0);
}

/** Where the first byte of a line stands that is not valid UTF-8; null where all are. */
export function faultIn(line: string): number | null {
  return line.search(keptByte) === -1 ? null : firstInvalidUtf8(encodeUtf8Lines(line));
}
