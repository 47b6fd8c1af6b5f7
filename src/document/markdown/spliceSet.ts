import type { Range } from '../document.js';
import type { Splice } from '../formats.js';
import type { InlineNode } from './inlineNode.js';

/** A splice that takes a range away. */
export function deletion({ start, end }: Range): Splice {
  return { start, end, text: '' };
}

/** Keeps where a link or image leads whose text was its own label: the old text follows as the label. */
export function relabelling(source: string, { innerStart, innerEnd, end }: InlineNode): Splice {
  return { start: innerEnd, end, text: `][${source.slice(innerStart, innerEnd)}]` };
}

/** Splices in order without overlap: where one lies in another, the other does for both. */
export function merged(splices: readonly Splice[]): readonly Splice[] {
  const ordered = [...splices].sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Splice[] = [];
  for (const splice of ordered) {
    const last = result[result.length - 1];
    if (last && splice.start < last.end) {
      if (splice.end > last.end) result[result.length - 1] = { ...last, end: splice.end };
    } else if (splice.start < splice.end || splice.text !== '') result.push(splice);
  }
  return result;
}
