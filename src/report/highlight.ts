import type { Range } from '../document/index.js';

/** A range of a text that is shown in some way; `classes` are names of the style sheet. */
export interface Highlight extends Range {
  readonly classes: readonly string[];
}

/** A stretch of text that is shown in one way. */
export interface Segment {
  readonly text: string;
  /** Names for the style sheet, separated by spaces; empty for plain text. */
  readonly classes: string;
}

/**
 * Cuts a range of a text where its highlights begin and end. Highlights may overlap: a stretch has the
 * classes of all that cover it.
 */
export function segmentsOf(text: string, range: Range, highlights: readonly Highlight[]): readonly Segment[] {
  const inside = highlights
    .map((highlight) => ({
      ...highlight,
      start: Math.max(highlight.start, range.start),
      end: Math.min(highlight.end, range.end),
    }))
    .filter(({ start, end }) => start < end);
  const cuts = new Set([range.start, range.end, ...inside.flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, i) => {
    const end = places[i + 1]!;
    const covering = inside.filter((highlight) => highlight.start <= start && end <= highlight.end);
    const classes = new Set(covering.flatMap((highlight) => highlight.classes));
    return { text: text.slice(start, end), classes: [...classes].join(' ') };
  });
}
