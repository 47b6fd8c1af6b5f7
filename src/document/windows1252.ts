/**
 * windows-1252 as the web reads it, also where a page says ISO-8859-1 or ASCII (WHATWG Encoding Standard,
 * section 4.2): every byte is a character, so that decoding and encoding give the same bytes back.
 */
const characters = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 256 }, (_, byte) => byte),
);

const bytesOf = new Map(Array.from({ length: 256 }, (_, byte) => [characters.charCodeAt(byte), byte]));

/** Decodes bytes; nothing can fail. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}

/** Whether a UTF-16 code unit has a byte in windows-1252. */
export function isInWindows1252(code: number): boolean {
  return bytesOf.has(code);
}

/** Encodes a text. @throws RangeError for a character without a byte. */
export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, i) => {
    const byte = bytesOf.get(text.charCodeAt(i));
    if (byte === undefined) throw new RangeError(`"${text.charAt(i)}" is no character of windows-1252.`);
    return byte;
  });
}
