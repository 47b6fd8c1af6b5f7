import { isAtx, type Element } from './syntax/element.js';

/**
 * Where a backslash has to stand so that a line of a paragraph is not read as the beginning of another block; -1
 * where it is none.
 *
 * @param line the rest of the line, from its first character that is no white space.
 */
export function guardOffset(line: string): number {
  const ordered = /^\d{1,9}(?=[.)](?:[ \t]|$))/.exec(line);
  if (ordered) return ordered[0].length;
  const isBlock =
    /^(?:[-+*](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|>|=+[ \t]*$|`{3}|~{3}|(?:\+\+\+|---)[ \t]*$)/.test(line) ||
    /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line) ||
    /^\|?[ \t]*:?-+:?[ \t]*(?:\||$)/.test(line) ||
    /^\[\^?[^\]\n]*\]:/.test(line);
  return isBlock ? 0 : -1;
}

/** Whether an offset of the source begins a line of an element, white space and prefixes of containers aside. */
export function beginsLine(element: Element, offset: number): boolean {
  if (isAtx(element)) return false;
  if (element.kind === 'cell' && element.start !== element.parent!.start) return false;
  return element.lines.some(({ start }) => start === offset);
}
