import type { Range } from '../document/index.js';
import type { GoldSegment } from './gold.js';
import { overlaps } from './pairingTally.js';

/** The parts of a segment that were left behind. */
export function goldSpans(segment: GoldSegment): readonly Range[] {
  if (segment.label === 'it') return [segment];
  return segment.label === 'mixed' ? (segment.spans ?? []) : [];
}

/** The share of `range` that `parts` cover, 0 to 1. */
export function share(parts: readonly Range[], range: Range): number {
  const covered = parts.reduce(
    (sum, part) => sum + Math.max(0, Math.min(part.end, range.end) - Math.max(part.start, range.start)),
    0,
  );
  return covered / Math.max(1, range.end - range.start);
}

/** 1 for each UTF-16 unit of a range that a part covers. */
export function marked(parts: readonly Range[], range: Range, length: number): Uint8Array {
  const marks = new Uint8Array(length);
  for (const part of parts) {
    if (overlaps(part, range))
      marks.fill(1, Math.max(0, part.start - range.start), Math.min(length, part.end - range.start));
  }
  return marks;
}

/** Where texts stand that are joined by blank lines. */
export function rangesOf(parts: readonly string[]): Range[] {
  let start = 0;
  return parts.map((part) => {
    const range = { start, end: start + part.length };
    start = range.end + 2;
    return range;
  });
}
