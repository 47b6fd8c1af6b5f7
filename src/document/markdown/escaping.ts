import { characterReferenceAt } from './syntax/characterReference.js';
import { isPunctuation } from './syntax/linkParts.js';
import { looksLikeCode } from './notProse.js';
import { guardOffset } from './lineStart.js';

/** Where a new text will stand. */
export interface Surroundings {
  /** Whether it begins a line of a paragraph. */
  readonly beginsLine: boolean;
  /** Whether it is all of a paragraph: code of MDX is told by its first line. */
  readonly isParagraph: boolean;
  /** Whether it stands in a cell of a table, which a pipe would end. */
  readonly isCell: boolean;
  /** Whether it ends a heading, whose closing marks are no text. */
  readonly endsHeading: boolean;
  /** The source before and after it. */
  readonly before: string;
  readonly after: string;
}

/** Escapes a text on one line so that Markdown reads it back as it is. */
export function escapeText(text: string, surroundings: Surroundings): string {
  const { before, after, beginsLine, isParagraph, isCell, endsHeading } = surroundings;
  if (isParagraph && looksLikeCode(text)) return reference(text) + escapeInline(text.slice(1), after, isCell);
  let escaped = escapeInline(text, after, isCell);
  const guard = beginsLine ? guardOffset(escaped) : -1;
  if (guard >= 0) escaped = `${escaped.slice(0, guard)}\\${escaped.slice(guard)}`;
  if (endsHeading) escaped = escaped.replace(/#+$/, (marks) => '\\#'.repeat(marks.length));
  // A backslash that stands before the text as itself would escape its first character.
  return endsInBackslash(before) && isPunctuation(escaped.charCodeAt(0)) ? `\\${escaped}` : escaped;
}

/** Whether a source ends in a backslash that no other escapes: markup after it would be escaped. */
export function endsInBackslash(source: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*\\$/.test(source);
}

function escapeInline(text: string, after: string, isCell: boolean): string {
  return text.replace(/[\\`*_~[\]<&!|]/g, (mark, offset: number) => {
    const next = text.charAt(offset + 1) || after.charAt(0);
    switch (mark) {
      case '\\':
        return next === '' || next === '\n' || isPunctuation(next.charCodeAt(0)) ? '\\\\' : mark;
      case '_':
        return isWord(text.charAt(offset - 1)) && isWord(next) ? mark : '\\_';
      case '&':
        return characterReferenceAt(text + after, offset) ? '\\&' : mark;
      case '!':
        return offset === text.length - 1 && next === '[' ? '\\!' : mark;
      case '<':
        return /[A-Za-z/!?]/.test(next) ? '\\<' : mark;
      case '|':
        return isCell ? '\\|' : mark;
      default:
        return `\\${mark}`;
    }
  });
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function reference(text: string): string {
  return `&#${text.charCodeAt(0)};`;
}

/** Escapes a text for a title in quotation marks or parentheses. */
export function escapeTitle(text: string, quote: string, isCell: boolean): string {
  return text.replace(/[\\&"'()|]/g, (mark, offset: number) => {
    const next = text.charAt(offset + 1);
    if (mark === '\\') return next === '' || isPunctuation(next.charCodeAt(0)) ? '\\\\' : mark;
    if (mark === '&') return characterReferenceAt(text, offset) ? '\\&' : mark;
    if (mark === '|') return isCell ? '\\|' : mark;
    const isDelimiter = quote === '(' ? mark === '(' || mark === ')' : mark === quote;
    return isDelimiter ? `\\${mark}` : mark;
  });
}
