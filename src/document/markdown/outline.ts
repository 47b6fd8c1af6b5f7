import type { Document, Range } from '../document.js';
import type { Outline, Passage } from './passage.js';
import { readOutline } from './reading.js';

/** Outlines of the documents that were read here; one from another thread is read again. */
const outlines = new WeakMap<Document, Outline>();

/** The structure behind a document's blocks. */
export function outlineOf(document: Document): Outline {
  let outline = outlines.get(document);
  if (!outline) {
    outline = readOutline(document.source);
    outlines.set(document, outline);
  }
  return outline;
}

/** Keeps the outline that a document was made from. */
export function keepOutline(document: Document, outline: Outline): void {
  outlines.set(document, outline);
}

/** The passage that a range of the reading text stands in. @throws RangeError where it stands in none. */
export function passageOf({ passages }: Outline, { start, end }: Range): Passage {
  let low = 0;
  let high = passages.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (passages[middle]!.range.start <= start) low = middle;
    else high = middle - 1;
  }
  const passage = passages[low];
  if (passage && passage.range.start <= start && end <= passage.range.end) return passage;
  throw new RangeError(`The range [${start}, ${end}) stands in no block.`);
}
