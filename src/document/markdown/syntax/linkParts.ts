import type { TitleRange } from './element.js';

/** A parsed part of a link: where it ends, and its title where there is one. */
export interface LinkResource {
  readonly end: number;
  readonly title: TitleRange | null;
}

/**
 * The resource of an inline link, `(destination "title")`, that begins with its parenthesis at an offset, or
 * null (CommonMark, section 6.3).
 */
export function resourceAt(text: string, at: number): LinkResource | null {
  const start = overWhiteSpace(text, at + 1);
  const destination = text.charAt(start) === ')' ? start : destinationEnd(text, start);
  if (destination < 0) return null;
  const titleStart = overWhiteSpace(text, destination);
  const titleStop = titleStart > destination ? titleEnd(text, titleStart) : -1;
  const end = titleStop < 0 ? titleStart : overWhiteSpace(text, titleStop);
  if (text.charAt(end) !== ')') return null;
  const title = titleStop < 0 ? null : { lead: destination, start: titleStart, end: titleStop };
  return { end: end + 1, title };
}

/** The label `[…]` that begins at an offset, brackets included: its end, or -1 (999 code units at most). */
export function labelEnd(text: string, at: number): number {
  if (text.charAt(at) !== '[') return -1;
  for (let i = at + 1; i < text.length && i - at <= 1000; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i++;
    else if (code === 0x5b) return -1;
    else if (code === 0x5d) return text.slice(at + 1, i).trim() === '' ? -1 : i + 1;
  }
  return -1;
}

/** A label as it is compared with others: white space folded, case folded. */
export function normalisedLabel(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase();
}

/** The end of a destination, in angle brackets or with balanced parentheses, that begins at an offset, or -1. */
export function destinationEnd(text: string, at: number): number {
  return text.charAt(at) === '<' ? bracketedEnd(text, at) : bareEnd(text, at);
}

function bracketedEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x3e) return i + 1;
    if (code === 0x3c || code === 0x0a) return -1;
    if (code === 0x5c) i++;
  }
  return -1;
}

/** Parentheses may nest so deep in a destination, as in the reference implementation. */
const deepestParentheses = 32;

function bareEnd(text: string, at: number): number {
  let depth = 0;
  let i = at;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code === 0x7f) break;
    if (code === 0x5c && isPunctuation(text.charCodeAt(i + 1))) i++;
    else if (code === 0x28 && ++depth > deepestParentheses) return -1;
    else if (code === 0x29 && --depth < 0) break;
  }
  return i > at && depth <= 0 ? i : -1;
}

const closers: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')' };

/** The end of a title in quotation marks or parentheses that begins at an offset, or -1; no blank line in it. */
export function titleEnd(text: string, at: number): number {
  const opener = text.charAt(at);
  const closer = closers[opener];
  if (closer === undefined) return -1;
  for (let i = at + 1; i < text.length; i++) {
    const mark = text.charAt(i);
    if (mark === closer) return i + 1;
    if (mark === '\\') i++;
    else if (mark === '(' && opener === '(') return -1;
  }
  return -1;
}

/** Skips spaces, tabs and line feeds. */
export function overWhiteSpace(text: string, at: number): number {
  while (at < text.length && ' \t\n'.includes(text.charAt(at))) at++;
  return at;
}

/** Whether a code unit is ASCII punctuation, which a backslash escapes. */
export function isPunctuation(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2f) ||
    (code >= 0x3a && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e)
  );
}
