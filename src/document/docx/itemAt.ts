import type { Document, Range } from '../document.js';
import { readingOf } from './reading.js';
import type { StoryItem } from './story.js';

/** The item in whose text a range of the reading text lies, and the range in that text. */
export function itemAt(document: Document, range: Range): { readonly item: StoryItem; readonly own: Range } {
  const { placed } = readingOf(document);
  let low = 0;
  let high = placed.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (placed[middle]!.start <= range.start) low = middle;
    else high = middle - 1;
  }
  const { item, start } = placed[low]!;
  return { item, own: { start: range.start - start, end: range.end - start } };
}
