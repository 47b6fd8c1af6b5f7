import type { Range } from '../document.js';
import { sourceRanges, type SourceMap } from '../sourceMap.js';
import type { InlineNode } from './inlineNode.js';

/** What of the source goes where a range of a passage's text goes. */
export interface Segments {
  /** In order, apart from one another. */
  readonly ranges: readonly Range[];
  /** Links and images of whose text a part goes, and whose text says where they lead. */
  readonly relabelled: readonly InlineNode[];
}

/**
 * The source that spells a range of the reading text within a passage. The markers of emphasis and links that the
 * range covers wholly go along; images and the like stay.
 */
export function segmentsOf(map: SourceMap, passage: InlineNode, range: Range): Segments {
  const ranges: Range[] = [];
  const relabelled: InlineNode[] = [];
  const add = (from: number, to: number) => {
    if (from < to) for (const stretch of sourceRanges(map, { start: from, end: to })) join(ranges, stretch);
  };
  const walk = (node: InlineNode, start: number, end: number) => {
    let at = start;
    for (const child of node.children) {
      const isTouched = child.textStart < end && child.textEnd > start && child.textStart < child.textEnd;
      if (!isTouched) continue;
      add(at, Math.max(at, child.textStart));
      const isWhole = start <= child.textStart && child.textEnd <= end;
      if (isWhole && !child.isShown) join(ranges, { start: child.start, end: child.end });
      else {
        if (child.isOwnLabel) relabelled.push(child);
        walk(child, Math.max(start, child.textStart), Math.min(end, child.textEnd));
      }
      at = Math.min(end, child.textEnd);
    }
    add(at, end);
  };
  walk(passage, range.start, range.end);
  return { ranges, relabelled };
}

function join(ranges: Range[], next: Range): void {
  const last = ranges[ranges.length - 1];
  if (last && last.end >= next.start) ranges[ranges.length - 1] = { start: last.start, end: next.end };
  else ranges.push(next);
}
