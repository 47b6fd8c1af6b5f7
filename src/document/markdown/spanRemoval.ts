import type { Document, Range } from '../document.js';
import type { Splice } from '../formats.js';
import type { InlineNode } from './inlineNode.js';
import { beginsLine, guardOffset } from './lineStart.js';
import type { Outline, Passage, ProsePassage } from './passage.js';
import { segmentsOf } from './segments.js';
import { deletion, relabelling } from './spliceSet.js';

/**
 * Takes part of a passage's text out, with the white space that goes along.
 *
 * @param cut a range of the reading text, one of the spaces around it included.
 */
export function removeSpan(
  { source }: Document,
  outline: Outline,
  passage: Passage,
  cut: Range,
): readonly Splice[] {
  const range = withNearerSpace(outline, passage, cut);
  const { ranges, relabelled } = segmentsOf(outline.map, passage.inline, range);
  // Between two markers that are both cut the space has to stay.
  const isParting = ({ start, end }: Range) => /^\\?(?:[\s>]|<br\s*\/?>)+$/i.test(source.slice(start, end));
  const splices = ranges
    .filter((part, i) => i === 0 || i === ranges.length - 1 || !isParting(part))
    .map((part) => (joinsBrackets(source, part) ? { ...part, text: ' ' } : deletion(part)));
  if (passage.inline.isOwnLabel) splices.push(relabelling(source, passage.inline));
  splices.push(...relabelled.map((node) => relabelling(source, node)));
  const first = ranges[0];
  if (first && passage.kind === 'prose') {
    const guard = guardAfter(source, passage, first);
    if (guard) splices.push(guard);
  }
  return splices;
}

/** Whether brackets would meet where a range goes: the second would be read as where the first leads. */
function joinsBrackets(source: string, { start, end }: Range): boolean {
  return source.charAt(start - 1) === ']' && /[[(]/.test(source.charAt(end));
}

/** Takes all of a paragraph's text out where something else stays, an image. */
export function removeText({ map }: Outline, { inline }: ProsePassage): readonly Splice[] {
  return segmentsOf(map, inline, { start: inline.textStart, end: inline.textEnd }).ranges.map(deletion);
}

/**
 * The white space that goes with a part has to stand beside it in the source too: in `the *old town* gate`, `old`
 * goes with the space after it, since a marker parts it from the one before.
 */
function withNearerSpace({ map, text }: Outline, { inline, range }: Passage, cut: Range): Range {
  const words = text.slice(cut.start, cut.end);
  const start = cut.start + words.length - words.trimStart().length;
  const end = cut.end - words.length + words.trimEnd().length;
  if (start >= end) return cut;
  const touches = (left: Range, right: Range) =>
    segmentsOf(map, inline, left).ranges.at(-1)?.end === segmentsOf(map, inline, right).ranges[0]?.start;
  const isSpace = (offset: number) => /\s/.test(text.charAt(offset));
  let before = start;
  while (
    before > range.start &&
    isSpace(before - 1) &&
    touches({ start: before - 1, end: before }, { start: before, end })
  )
    before--;
  let after = end;
  while (
    after < range.end &&
    isSpace(after) &&
    touches({ start, end: after }, { start: after, end: after + 1 })
  )
    after++;
  const cuts = cutsMarkup(inline, { start, end });
  if (cuts.atStart || cuts.atEnd)
    return { start: cuts.atStart ? before : start, end: cuts.atEnd ? after : end };
  if (cut.start < start) return before < start ? { start: before, end } : { start, end: after };
  if (end < cut.end) return end < after ? { start, end: after } : { start: before, end };
  return cut;
}

/** Whether a range begins or ends inside markup that the other end is outside of; white space may not stay there. */
function cutsMarkup(node: InlineNode, { start, end }: Range): { atStart: boolean; atEnd: boolean } {
  const inner = node.children.find(
    ({ textStart, textEnd }) => textStart <= start && end <= textEnd && textStart < textEnd,
  );
  if (inner) return cutsMarkup(inner, { start, end });
  const atStart = node.children.some(({ textStart, textEnd }) => textStart < start && start < textEnd);
  const atEnd = node.children.some(({ textStart, textEnd }) => textStart < end && end < textEnd);
  return { atStart, atEnd };
}

/** A backslash in a line that comes to begin another block once a part of it has gone. */
function guardAfter(source: string, { element }: ProsePassage, { start, end }: Range): Splice | null {
  const first = element.lines.find((line) => start >= line.start && start <= line.end);
  const last = element.lines.find((line) => end >= line.start && end <= line.end);
  if (!first || !last || !beginsLine(element, first.start)) return null;
  const before = source.slice(first.start, start);
  const offset = guardOffset(before + source.slice(end, last.end));
  if (offset < 0) return null;
  const place = offset < before.length ? first.start + offset : end + offset - before.length;
  return { start: place, end: place, text: '\\' };
}
