import { doubleQuoted, singleQuoted, type Escapes, type ScalarSpelling } from './quotedString.js';

/** Escapes of basic strings (TOML 1.0.0, section String). */
const escapes: Escapes = {
  characters: { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', '\\': '\\' },
  hexadecimal: { u: 4, U: 8 },
};

/** Reads the basic or literal string that a line ends in, after its key; null for anything else. */
export function tomlString(source: string, start: number, lineEnd: number): ScalarSpelling | null {
  const quote = source.charAt(start);
  if (quote !== '"' && quote !== "'") return null;
  const read =
    quote === '"'
      ? doubleQuoted(source, start, lineEnd, escapes)
      : singleQuoted(source, start, lineEnd, false);
  const isWhole = read && /^[ \t]*(?:#.*)?$/.test(source.slice(read.end, lineEnd));
  return isWhole ? { start, quote, ...read } : null;
}
