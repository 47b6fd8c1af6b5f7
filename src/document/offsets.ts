import { citedRange, citedText, type Document, type Range } from './document.js';
import { byteLengthOf } from './utf8Lines.js';

/** The units in which a reader of the output counts: JavaScript's, Python's, or UTF-8's. */
export const offsetUnits = ['utf-16', 'codepoint', 'byte'] as const;
export type OffsetUnit = (typeof offsetUnits)[number];

/** Type guard for `OffsetUnit`. */
export function isOffsetUnit(value: string): value is OffsetUnit {
  return (offsetUnits as readonly string[]).includes(value);
}

/**
 * Gives a function from UTF-16 offsets of `text` to offsets in another unit. Offsets may be asked in any
 * order; ascending order costs one pass over the text in all. Bytes are those of the text in UTF-8, without
 * a byte order mark; a byte that an invalid line has kept (`utf8Lines.ts`) counts as one.
 */
export function offsetConverter(text: string, unit: OffsetUnit): (offset: number) => number {
  if (unit === 'utf-16') return (offset) => offset;
  let from = 0;
  let count = 0;
  return (offset) => {
    if (offset < from) {
      from = 0;
      count = 0;
    }
    const part = text.slice(from, offset);
    count += unit === 'byte' ? byteLengthOf(part) : codePoints(part);
    from = offset;
    return count;
  };
}

function codePoints(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}

/** Converts a range of the reading text to what the reader of an output is told: the cited text, in their unit. */
export type RangeConverter = (range: Range) => Range;

/** Gives that conversion for one document. */
export function rangeConverter(document: Document, unit: OffsetUnit): RangeConverter {
  const convert = offsetConverter(citedText(document), unit);
  return (range) => {
    const { start, end } = citedRange(document, range);
    return { start: convert(start), end: convert(end) };
  };
}
