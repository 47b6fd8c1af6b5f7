import type { Range } from '../document.js';
import type { Splice } from '../formats.js';
import type { Fragment, Paragraph, Run, TextElement } from './story.js';
import { sourceOfPieces } from './xmlText.js';

/**
 * The splices that take ranges of its text out of a paragraph. What is nothing but that text goes with it: the
 * text elements, tabs and breaks, and the runs that hold nothing else.
 *
 * @param ranges of the paragraph's text, in order.
 */
export function deletionOfText({ fragments, text }: Paragraph, ranges: readonly Range[]): readonly Splice[] {
  const splices: Splice[] = [];
  const gone = new Map<Run, Fragment[]>();
  for (const fragment of fragments) {
    const inside = within(fragment, ranges);
    const length = inside.reduce((sum, { start, end }) => sum + end - start, 0);
    if (length === 0 || fragment.stays) continue;
    if (length === fragment.end - fragment.start)
      gone.set(fragment.run, [...(gone.get(fragment.run) ?? []), fragment]);
    else splices.push(...deletionInside(fragment, text.slice(fragment.start, fragment.end), inside));
  }
  for (const [run, inRun] of gone) {
    const isAll = inRun.length === run.fragments && !run.hasMore;
    for (const { element } of isAll ? [run] : inRun) splices.push(deletion(element));
  }
  return splices;
}

/** The parts of ranges of the paragraph's text that a fragment has, as ranges of its own text. */
export function within({ start, end }: Range, ranges: readonly Range[]): readonly Range[] {
  return ranges
    .map((range) => ({
      start: Math.max(range.start, start) - start,
      end: Math.min(range.end, end) - start,
    }))
    .filter((range) => range.start < range.end);
}

function deletionInside(fragment: Fragment, text: string, ranges: readonly Range[]): readonly Splice[] {
  const splices = ranges.flatMap((range) => sourceOfPieces(fragment.pieces, range)).map(deletion);
  return hasOuterSpace(withoutRanges(text, ranges)) ? [...splices, ...preservingSpace(fragment)] : splices;
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
  let from = 0;
  let rest = '';
  for (const { start, end } of ranges) {
    rest += text.slice(from, start);
    from = end;
  }
  return rest + text.slice(from);
}

/** Whether a text begins or ends with white space that a text element loses unless it preserves it. */
export function hasOuterSpace(text: string): boolean {
  return /^[ \t\r\n]|[ \t\r\n]$/.test(text);
}

const preserve = 'preserve';

/**
 * The splices that make white space at the ends of a text element count. Always the same for one element: two
 * changes in it ask for them twice, and they are made once.
 */
export function preservingSpace({ textElement }: Fragment): readonly Splice[] {
  if (!textElement || textElement.preservesSpace) return [];
  return [spaceAttribute(textElement), ...textElement.outerSpace.map(deletion)];
}

function spaceAttribute({ tag, spaceValue }: TextElement): Splice {
  if (spaceValue) return { ...spaceValue, text: preserve };
  return { start: tag.end - 1, end: tag.end, text: ` xml:space="${preserve}">` };
}

/** Takes a range of the source away. */
export function deletion({ start, end }: Range): Splice {
  return { start, end, text: '' };
}

/** Splices in order, those that two changes ask for alike once. */
export function inOrder(splices: readonly Splice[]): readonly Splice[] {
  const sorted = splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return sorted.filter((splice, i) => {
    const before = sorted[i - 1];
    const isTwin = before?.start === splice.start && before.end === splice.end && before.text === splice.text;
    return !isTwin || splice.start === splice.end;
  });
}
