/**
 * windows-1252 as the web reads it, also where a page says ISO-8859-1 or ASCII (WHATWG Encoding Standard,
 * section 4.2): every byte is a character, so that decoding and encoding give the same bytes back. Not by
 * `TextDecoder`: that of Node 20 reads these bytes as Latin-1.
 */
const differingFromLatin1 =
  '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f' + // 80 to 8F
  '\x90‘’“”•–—˜™š›œ\x9džŸ'; // 90 to 9F

const firstDiffering = 0x80;

/** The byte of each UTF-16 code unit that has one. */
const bytesOf = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    (differingFromLatin1[byte - firstDiffering] ?? String.fromCharCode(byte)).charCodeAt(0),
    byte,
  ]),
);

/** Decodes bytes; nothing can fail. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return latin1.replace(
    /[\x80-\x9f]/g,
    (character) => differingFromLatin1[character.charCodeAt(0) - firstDiffering]!,
  );
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
