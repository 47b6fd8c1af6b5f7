import { characterReferenceAt } from './characterReference.js';
import type { Piece } from './delimiters.js';
import { isPunctuation } from './linkParts.js';

/**
 * The pieces of a title, in which backslashes and character references count and no other markup does; a line
 * break reads as a space.
 *
 * @param start where its characters begin, after the quotation mark.
 */
export function parseString(text: string, start: number, end: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  const put = (at: number, to: number, spelled: string) => {
    if (from < at) pieces.push({ start: from, end: at, text: null });
    pieces.push({ start: at, end: to, text: spelled });
    from = to;
  };
  const special = /[\\&]|[ \t]*(?:\r\n|\n|\r)[ \t]*/g;
  special.lastIndex = start;
  for (let match = special.exec(text); match && match.index < end; match = special.exec(text)) {
    const at = match.index;
    if (match[0] === '&') {
      const reference = characterReferenceAt(text, at);
      if (reference && reference.end <= end) put(at, reference.end, reference.text);
    } else if (match[0] !== '\\') put(at, Math.min(end, special.lastIndex), ' ');
    else if (at + 1 < end && isPunctuation(text.charCodeAt(at + 1))) put(at, at + 2, text.charAt(at + 1));
    if (from > special.lastIndex) special.lastIndex = from;
  }
  if (from < end) pieces.push({ start: from, end, text: null });
  return pieces;
}
