import type { Range } from '../document.js';
import type { Splice } from '../formats.js';
import { guardOffset } from './lineStart.js';
import type { Content } from './syntax/content.js';
import { isAtx, type Element } from './syntax/element.js';

/**
 * The splice that takes the call of a footnote out of a text: with its line where nothing else stands on it, and
 * with a backslash where what follows comes to begin a line and would begin another block.
 *
 * @param call in offsets of the content.
 */
export function withoutCall(content: Content, element: Element, call: Range): Splice {
  const { text } = content;
  const isSpace = (offset: number) => ' \t'.includes(text.charAt(offset));
  let before = call.start;
  while (before > 0 && isSpace(before - 1)) before--;
  let after = call.end;
  while (after < text.length && isSpace(after)) after++;
  const isFirst = before === 0;
  const isLast = after === text.length;
  if (!isFirst && text.charAt(before - 1) !== '\n') return deletion(content, call.start, call.end);
  if (!isLast && text.charAt(after) !== '\n') return withGuard(content, element, before, after);
  if (isFirst) return deletion(content, 0, isLast ? after : after + 1);
  // The break that a backslash makes ends with the line after it.
  const isBroken = isLast && text.charAt(before - 2) === '\\';
  return deletion(content, isBroken ? before - 2 : before - 1, after);
}

function deletion(content: Content, start: number, end: number): Splice {
  return { ...content.rangeOf(start, end), text: '' };
}

function withGuard(content: Content, element: Element, start: number, end: number): Splice {
  const line = /^[^\n]*/.exec(content.text.slice(end, end + 100))![0];
  const offset = element.kind === 'cell' || isAtx(element) ? -1 : guardOffset(line);
  if (offset < 0) return deletion(content, start, end);
  return { ...content.rangeOf(start, end + offset), text: `${line.slice(0, offset)}\\` };
}
