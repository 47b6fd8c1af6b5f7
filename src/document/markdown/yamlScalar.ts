import { doubleQuoted, singleQuoted, type Escapes, type ScalarSpelling } from './quotedString.js';

/** Escapes in double quotation marks (YAML 1.2.2, section 5.7). */
const escapes: Escapes = {
  characters: {
    '0': '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    N: '\x85',
    _: '\xa0',
    L: '\u2028',
    P: '\u2029',
  },
  hexadecimal: { x: 2, u: 4, U: 8 },
};

/**
 * Reads the scalar that a line ends in, after its key: plain or quoted, a comment after it.
 *
 * @returns null for anything else: lists, maps, anchors, tags, block scalars, what goes on in the next line.
 */
export function yamlScalar(source: string, start: number, lineEnd: number): ScalarSpelling | null {
  const quote = source.charAt(start);
  if (quote === '"' || quote === "'") {
    const read =
      quote === '"'
        ? doubleQuoted(source, start, lineEnd, escapes)
        : singleQuoted(source, start, lineEnd, true);
    const isWhole = read && /^[ \t]*(?:[ \t]#.*)?$/.test(source.slice(read.end, lineEnd));
    return isWhole ? { start, quote, ...read } : null;
  }
  const line = source.slice(start, lineEnd);
  if (!isPlainStart(line)) return null;
  const comment = line.search(/[ \t]#/);
  const text = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
  if (/:(?:[ \t]|$)/.test(text)) return null;
  const end = start + text.length;
  return { start, end, quote: '', pieces: [{ start, end, text: null }] };
}

/** Whether a plain scalar may begin so (section 7.3.3). */
function isPlainStart(line: string): boolean {
  return !/^(?:[[\]{},#&*!|>'"%@`]|[-?:](?:[ \t]|$))/.test(line);
}

/** Whether a text may stand in YAML without quotation marks and reads back as a text; says no when in doubt. */
export function isPlainText(text: string): boolean {
  return /^\p{L}[\p{L}\p{M}\p{N} ,.;'’()–—/!?-]*$/u.test(text) && text.includes(' ') && text === text.trim();
}
