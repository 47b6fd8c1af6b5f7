import { closesFence, type Fence } from './blockStarts.js';
import type { OpenElement } from './element.js';
import type { HtmlBlockEnd } from './htmlBlocks.js';
import type { Line } from './line.js';
import { addRow } from './table.js';

/** The block that takes lines as they are, and what ends it. */
export interface Leaf {
  readonly element: OpenElement;
  readonly fence?: Fence;
  readonly htmlEnd?: HtmlBlockEnd;
  /** Columns of a table. */
  readonly columns?: number;
}

/** Whether a line was more of a leaf, or its last one. */
export type Continuation = 'more' | 'last' | 'none';

/** Adds a line to code, HTML or a table where it is more of it. */
export function continueLeaf(
  source: string,
  { element, fence, htmlEnd, columns }: Leaf,
  line: Line,
): Continuation {
  if (fence) {
    element.end = line.end;
    return closesFence(line, fence) ? 'last' : 'more';
  }
  if (htmlEnd) return continueHtml(element, htmlEnd, line);
  if (columns !== undefined) return addRow(source, element, columns, line) ? 'more' : 'none';
  if (element.kind !== 'code' || (!line.isBlank && line.indent < 4)) return 'none';
  if (!line.isBlank) element.end = line.end;
  return 'more';
}

function continueHtml(element: OpenElement, htmlEnd: HtmlBlockEnd, line: Line): Continuation {
  if (htmlEnd === 'blank line' && line.isBlank) return 'none';
  element.end = line.end;
  element.lines.push({ start: line.offset, end: line.end });
  return htmlEnd !== 'blank line' && htmlEnd.test(line.rest) ? 'last' : 'more';
}
