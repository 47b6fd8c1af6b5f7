import type { Encoding } from '../document.js';
import { decodeText, encodeText } from '../encoding.js';
import { FormatError } from '../formatError.js';
import type { Container } from '../formats.js';
import { decodeWindows1252, isInWindows1252 } from '../windows1252.js';

/**
 * The bytes of a page: a byte order mark decides, else the page's own word in its XML declaration or the first
 * 1,024 bytes (HTML standard, section 13.2.3.2), else UTF-8. Everything that is called Latin-1 or ASCII is
 * windows-1252, as browsers have it.
 */
export const pageContainer: Container = {
  /** @throws FormatError for a charset that is not read, EncodingError for bytes that are not in their charset. */
  unpack(bytes) {
    if (hasByteOrderMark(bytes) || declaredEncoding(bytes) === 'utf-8') {
      const { text, encoding } = decodeText(bytes);
      return { source: text, encoding };
    }
    return { source: decodeWindows1252(bytes), encoding: { name: 'windows-1252', byteOrderMark: false } };
  },
  pack: (source, encoding) => encodeText(spellableIn(source, encoding), encoding),
};

/** Characters that the page's charset does not have become character references. */
function spellableIn(source: string, { name }: Encoding): string {
  if (name !== 'windows-1252') return source;
  return source.replace(/[^\0-\x7f]/gu, (character) =>
    character.length === 1 && isInWindows1252(character.charCodeAt(0))
      ? character
      : `&#x${character.codePointAt(0)!.toString(16).toUpperCase()};`,
  );
}

function hasByteOrderMark([first, second, third]: Uint8Array): boolean {
  if (first === 0xef && second === 0xbb && third === 0xbf) return true;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** A page states its charset within so many bytes, or not at all. */
const prescanned = 1024;

function declaredEncoding(bytes: Uint8Array): 'utf-8' | 'windows-1252' {
  const beginning = Buffer.from(bytes.subarray(0, prescanned)).toString('latin1');
  const label = xmlEncoding(beginning) ?? metaCharset(beginning);
  if (label === null) return 'utf-8';
  const name = encodingOf(label);
  // A page that says UTF-16 and can be read so far is in fact UTF-8.
  if (name === null || name === 'utf-8' || name.startsWith('utf-16')) return 'utf-8';
  if (name === 'windows-1252') return name;
  throw new FormatError(
    `The page is in the charset "${label}", which is not read. ` +
      `Convert it (iconv -f ${label} -t utf-8), let it say charset=utf-8, and try again.`,
  );
}

/** The name of the encoding that a label stands for (WHATWG Encoding Standard, section 4.2); null for no known one. */
function encodingOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function xmlEncoding(beginning: string): string | null {
  return /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]+)["']/.exec(beginning)?.[1] ?? null;
}

/** The charset of the first `meta` that states a known one; comments are passed over. */
function metaCharset(beginning: string): string | null {
  const visible = beginning.replace(/<!--[^]*?(?:-->|$)/g, '');
  for (const [tag] of visible.matchAll(/<meta[\s/](?:[^>"']|"[^"]*"|'[^']*')*/gi)) {
    const label = charsetOfTag(tag);
    if (label !== null && encodingOf(label) !== null) return label;
  }
  return null;
}

function charsetOfTag(tag: string): string | null {
  const charset = valueIn(tag, 'charset');
  if (charset !== null) return charset.trim();
  if (valueIn(tag, 'http-equiv')?.trim().toLowerCase() !== 'content-type') return null;
  return /charset\s*=\s*["']?([^\s"';]+)/i.exec(valueIn(tag, 'content') ?? '')?.[1] ?? null;
}

function valueIn(tag: string, name: string): string | null {
  const match = new RegExp(`[\\s/"']${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return match ? (match[1] ?? match[2] ?? match[3] ?? null) : null;
}
