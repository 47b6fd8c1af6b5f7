import type { Encoding } from './document.js';
import { decodeWindows1252, encodeWindows1252 } from './windows1252.js';

/** The bytes are not text in any encoding that is read; `byteOffset` is where the first wrong byte stands. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
  constructor(
    readonly byteOffset: number,
    reason: string,
  ) {
    super(
      `${reason} at byte ${byteOffset}. Convert the file to UTF-8 (for example with iconv) and try again.`,
    );
  }
}

/** A decoded text and how its bytes spelled it. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

const utf8: Encoding = { name: 'utf-8', byteOrderMark: false };

/**
 * Decodes UTF-8, with or without a byte order mark, and UTF-16 with one (Unicode Standard, section 23.8).
 * Nothing is replaced or normalised: `encodeText` gives the same bytes back.
 *
 * @throws EncodingError for invalid UTF-8 or UTF-16, with the byte offset of the first fault; the system's
 *   ERR_STRING_TOO_LONG for more than 512 Mi code units.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = sniffEncoding(bytes);
  const body = bytes.subarray(byteOrderMarkLength(encoding));
  return { text: decodeBody(body, encoding, bytes.length - body.length), encoding };
}

function decodeBody(body: Uint8Array, { name }: Encoding, offset: number): string {
  if (name === 'utf-8') return decodeUtf8(body, offset);
  return name === 'windows-1252' ? decodeWindows1252(body) : decodeUtf16(body, name);
}

/**
 * Encodes a text the way its source was encoded. The inverse of `decodeText`.
 *
 * @throws RangeError for windows-1252 and a character that it does not have; its container spells those otherwise.
 */
export function encodeText(text: string, encoding: Encoding = utf8): Uint8Array {
  const body = encodeBody(text, encoding);
  return encoding.byteOrderMark ? Buffer.concat([byteOrderMark(encoding), body]) : body;
}

function encodeBody(text: string, { name }: Encoding): Uint8Array {
  if (name === 'utf-8') return Buffer.from(text, 'utf8');
  if (name === 'windows-1252') return encodeWindows1252(text);
  const body = Buffer.from(text, 'utf16le');
  return name === 'utf-16be' ? body.swap16() : body;
}

function sniffEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { name: 'utf-8', byteOrderMark: true };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', byteOrderMark: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', byteOrderMark: true };
  return utf8;
}

function byteOrderMark(encoding: Encoding): Uint8Array {
  if (encoding.name === 'utf-8') return Uint8Array.of(0xef, 0xbb, 0xbf);
  return encoding.name === 'utf-16le' ? Uint8Array.of(0xff, 0xfe) : Uint8Array.of(0xfe, 0xff);
}

function byteOrderMarkLength(encoding: Encoding): number {
  return encoding.byteOrderMark ? byteOrderMark(encoding).length : 0;
}

function decodeUtf8(body: Uint8Array, offset: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_STRING_TOO_LONG') throw error;
    throw new EncodingError(offset + firstInvalidUtf8(body), 'The text is not valid UTF-8');
  }
}

/** Index of the first byte that begins no well-formed UTF-8 sequence (Unicode Standard, table 3-7). */
function firstInvalidUtf8(body: Uint8Array): number {
  let i = 0;
  while (i < body.length) {
    const length = utf8SequenceLength(body, i);
    if (length === 0) return i;
    i += length;
  }
  return body.length;
}

function utf8SequenceLength(body: Uint8Array, i: number): number {
  const lead = body[i]!;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = body[i + 1] ?? 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let k = 2; k < length; k++) if (((body[i + k] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function decodeUtf16(body: Uint8Array, name: 'utf-16le' | 'utf-16be'): string {
  if (body.length % 2 === 1)
    throw new EncodingError(body.length + 1, 'The UTF-16 text ends in half a code unit');
  const copy = Buffer.from(body);
  if (name === 'utf-16be') copy.swap16();
  const text = copy.toString('utf16le');
  const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.exec(text);
  if (lone) throw new EncodingError(2 + 2 * lone.index, 'The UTF-16 text has half a surrogate pair');
  return text;
}
