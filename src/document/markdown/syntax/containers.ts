import { listMarker, type FootnoteMarker, type ListMarker } from './blockStarts.js';
import { openElement, type OpenElement } from './element.js';
import type { Line } from './line.js';
import { normalisedLabel } from './linkParts.js';

/** An element that holds others and that the next line may go on with. */
export interface Container {
  readonly element: OpenElement;
  /** Columns of indentation that a line needs to stand in an item or a footnote. */
  readonly indent: number;
  /** The mark that the items of a list share. */
  readonly mark: string;
}

/** A container of its element. */
export function containerOf(element: OpenElement, indent = 0, mark = ''): Container {
  return { element, indent, mark };
}

/** Whether a line goes on with a container; takes the container's prefix off the line (CommonMark, section 5). */
export function continues({ element, indent }: Container, line: Line): boolean {
  if (element.kind === 'quote') return takeQuoteMarker(line);
  if (element.kind !== 'item' && element.kind !== 'footnote') return true;
  if (line.isBlank) return element.kind === 'footnote' || element.children.length > 0;
  if (line.indent < indent) return false;
  line.skipColumns(indent);
  return true;
}

/** Takes `>` and the white space after it off a line that has it. */
export function takeQuoteMarker(line: Line): boolean {
  if (line.indent > 3 || line.first !== 0x3e) return false;
  line.skipMarker(1);
  line.skipColumns(1);
  return true;
}

/** The marker of a list item that a line begins with, unless it may not end the paragraph that is open. */
export function itemMarker(line: Line, interrupts: boolean): ListMarker | null {
  const marker = listMarker(line);
  if (!marker || !interrupts) return marker;
  const { source } = line;
  const isEmpty = /^[ \t]*$/.test(source.slice(line.content + marker.length, line.end));
  const startsAtOne = marker.number === null || source.slice(marker.number.start, marker.number.end) === '1';
  return isEmpty || !startsAtOne ? null : marker;
}

/** Opens an item on a line that begins with its marker. */
export function openItem(line: Line, list: OpenElement, { number, length, mark }: ListMarker): Container {
  const outerStart = line.offset;
  const start = line.content;
  const before = line.indent;
  line.skipMarker(length);
  const space = line.indent;
  const padding = line.isBlank || space > 4 ? 1 : space;
  line.skipColumns(padding);
  const range = { outerStart, start, end: line.isBlank ? start + length : line.offset };
  return containerOf(
    openElement('item', list, range, number ? { number } : {}),
    before + length + padding,
    mark,
  );
}

/** Lines of a footnote are indented by so many columns, but for the first. */
const footnoteIndent = 4;

/** Opens a footnote's definition on a line that begins with its marker. */
export function openFootnote(line: Line, parent: OpenElement, marker: FootnoteMarker): Container {
  const range = { outerStart: line.offset, start: line.content, end: line.content + marker.length };
  const label = normalisedLabel(marker.label);
  line.skipMarker(marker.length);
  line.skipColumns(line.indent);
  return containerOf(openElement('footnote', parent, range, { label }), footnoteIndent);
}
