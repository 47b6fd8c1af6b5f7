import type { Range } from '../document.js';
import type { SourceMapBuilder } from '../sourceMap.js';

/** A surrogate pair of two escapes, any other `\u` escape, or a short one (RFC 8259, section 7). */
const escape = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\[^u]/g;

/**
 * Adds what a JSON string says to a reading text, each escape as a piece of its own; the two escapes of a
 * surrogate pair are one, so that no change can part them.
 *
 * @param literal the string in the source with its quotation marks; a valid one.
 */
export function copyString(builder: SourceMapBuilder, source: string, literal: Range): void {
  const start = literal.start + 1;
  const end = literal.end - 1;
  let from = start;
  for (const { 0: escaped, index } of source.slice(start, end).matchAll(escape)) {
    const at = start + index;
    builder.copy(from, at);
    from = at + escaped.length;
    builder.put(JSON.parse(`"${escaped}"`) as string, at, from);
  }
  builder.copy(from, end);
}

/** A text as it stands between the quotation marks of a JSON string. */
export function spellInString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
