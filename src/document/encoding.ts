import type { Encoding } from './document.js';
import { EncodingError } from './encodingError.js';
import { decodeUtf8, encodeUtf8 } from './utf8.js';
import { decodeWindows1252, encodeWindows1252 } from './windows1252.js';

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
 * @param fromUtf8 decodes UTF-8; by default strictly.
 * @throws EncodingError for invalid UTF-8 or UTF-16, with the byte offset of the first fault; the system's
 *   ERR_STRING_TOO_LONG for more than 512 Mi code units.
 */
export function decodeText(bytes: Uint8Array, fromUtf8 = decodeUtf8): DecodedText {
  const encoding = sniffEncoding(bytes);
  const { name } = encoding;
  const offset = byteOrderMarkLength(encoding);
  const body = offset === 0 ? bytes : bytes.subarray(offset);
  if (name === 'utf-8') return { text: fromUtf8(body, offset), encoding };
  return { text: name === 'windows-1252' ? decodeWindows1252(body) : decodeUtf16(body, name), encoding };
}

/**
 * Encodes a text the way its source was encoded. The inverse of `decodeText`.
 *
 * @param toUtf8 encodes UTF-8; the inverse of what decoded it.
 * @throws RangeError for windows-1252 and a character that it does not have; its container spells those otherwise.
 */
export function encodeText(text: string, encoding: Encoding = utf8, toUtf8 = encodeUtf8): Uint8Array {
  const body = encodeBody(text, encoding, toUtf8);
  return encoding.byteOrderMark ? Buffer.concat([byteOrderMark(encoding), body]) : body;
}

function encodeBody(text: string, { name }: Encoding, toUtf8: typeof encodeUtf8): Uint8Array {
  if (name === 'utf-8') return toUtf8(text);
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
