import type { Range } from '../document.js';
import type { Piece } from './syntax/delimiters.js';

/** A string as its language spells it, from quotation mark to quotation mark where it has them. */
export interface ScalarSpelling extends Range {
  readonly quote: '' | '"' | "'";
  /** Its characters, in offsets of the source. */
  readonly pieces: readonly Piece[];
}

/** How a language spells characters in a quoted string. */
export interface Escapes {
  /** What a single character after a backslash stands for. */
  readonly characters: Readonly<Record<string, string>>;
  /** Digits after a letter that names a code point in hexadecimal. */
  readonly hexadecimal: Readonly<Record<string, number>>;
}

/** A quoted string: where it ends, its closing mark included, and its characters. */
export interface QuotedString {
  readonly end: number;
  readonly pieces: readonly Piece[];
}

/**
 * Reads a string in double quotation marks.
 *
 * @param at where it begins, with the mark.
 * @returns null for a string that is not closed before `limit`, or has an escape that the language does not know.
 */
export function doubleQuoted(
  source: string,
  at: number,
  limit: number,
  escapes: Escapes,
): QuotedString | null {
  const pieces: Piece[] = [];
  let from = at + 1;
  const flush = (to: number) => {
    if (from < to) pieces.push({ start: from, end: to, text: null });
  };
  for (let i = at + 1; i < limit; i++) {
    const mark = source.charAt(i);
    if (mark === '"') {
      flush(i);
      return { end: i + 1, pieces };
    }
    if (mark !== '\\') continue;
    const escape = escapeAt(source, i, escapes);
    if (!escape || escape.end > limit) return null;
    flush(i);
    if (escape.text !== '') pieces.push({ start: i, ...escape });
    i = escape.end - 1;
    from = escape.end;
  }
  return null;
}

function escapeAt(
  source: string,
  at: number,
  { characters, hexadecimal }: Escapes,
): { end: number; text: string } | null {
  const letter = source.charAt(at + 1);
  const text = characters[letter];
  if (text !== undefined) return { end: at + 2, text };
  const digits = hexadecimal[letter];
  const code = digits === undefined ? '' : source.slice(at + 2, at + 2 + digits);
  if (digits === undefined || code.length < digits || !/^[\da-fA-F]+$/.test(code)) return null;
  const codePoint = parseInt(code, 16);
  return codePoint > 0x10ffff ? null : { end: at + 2 + digits, text: String.fromCodePoint(codePoint) };
}

/**
 * Reads a string in single quotation marks.
 *
 * @param doubled whether two marks in a row stand for one, as in YAML.
 */
export function singleQuoted(
  source: string,
  at: number,
  limit: number,
  doubled: boolean,
): QuotedString | null {
  const pieces: Piece[] = [];
  let from = at + 1;
  for (let i = at + 1; i < limit; i++) {
    if (source.charAt(i) !== "'") continue;
    if (from < i) pieces.push({ start: from, end: i, text: null });
    if (!doubled || source.charAt(i + 1) !== "'") return { end: i + 1, pieces };
    pieces.push({ start: i, end: i + 2, text: "'" });
    i++;
    from = i + 1;
  }
  return null;
}
