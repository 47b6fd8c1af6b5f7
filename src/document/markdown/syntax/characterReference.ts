import { parseFragment } from 'parse5';

const pattern = /&(?:#[xX][\da-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z\d]{1,31});/y;

/** A character reference of a text: where it ends, and what it stands for. */
export interface CharacterReference {
  readonly end: number;
  readonly text: string;
}

/** The character reference that begins at an offset, or null (CommonMark, section 2.5). */
export function characterReferenceAt(text: string, at: number): CharacterReference | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return null;
  const decoded = match[0].charAt(1) === '#' ? decodeNumber(match[0]) : decodeName(match[0]);
  return decoded === null ? null : { end: pattern.lastIndex, text: decoded };
}

function decodeNumber(reference: string): string {
  const digits = reference.slice(2, -1);
  const code = /^x/i.test(digits) ? parseInt(digits.slice(1), 16) : parseInt(digits, 10);
  const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return isNone ? '\uFFFD' : String.fromCodePoint(code);
}

const known = new Map<string, string | null>();

/** HTML's own table of names, which parse5 brings along. */
function decodeName(reference: string): string | null {
  let decoded = known.get(reference);
  if (decoded !== undefined) return decoded;
  const [node] = parseFragment(reference).childNodes;
  const text = node && 'value' in node ? node.value : '';
  // A name that HTML knows without its semicolon leaves the rest, `&ampx;` read as `&x;`: that is none here.
  decoded = text === ';' || !text.endsWith(';') ? text : null;
  known.set(reference, decoded);
  return decoded;
}
