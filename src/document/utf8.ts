import { EncodingError } from './encodingError.js';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Decodes UTF-8 without a byte order mark.
 *
 * @param offset of the body in its file, for the error.
 * @throws EncodingError for what is not valid; the system's ERR_STRING_TOO_LONG.
 */
export function decodeUtf8(body: Uint8Array, offset: number): string {
  try {
    return strict.decode(body);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_STRING_TOO_LONG') throw error;
    throw new EncodingError(offset + firstInvalidUtf8(body), 'The text is not valid UTF-8');
  }
}

/** Encodes UTF-8 without a byte order mark. */
export function encodeUtf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** Index of the first byte that begins no well-formed UTF-8 sequence (Unicode Standard, table 3-7); the length for none. */
export function firstInvalidUtf8(body: Uint8Array, from = 0): number {
  let i = from;
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
