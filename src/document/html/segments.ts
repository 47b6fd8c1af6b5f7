import type { Range } from '../document.js';
import { sentenceEnd } from '../spacing.js';
import {
  isBlank,
  type AttributeItem,
  type BreakItem,
  type Line,
  type LineItem,
  type TextItem,
} from './lines.js';
import type { PageElement } from './nodes.js';
import { decoded } from './references.js';

/** What becomes one block, with the attributes whose elements stand in it. */
export interface Segment {
  /** Text, and the line breaks inside a sentence. */
  readonly items: readonly (TextItem | BreakItem)[];
  readonly before: readonly AttributeItem[];
  readonly after: readonly AttributeItem[];
  /** The line breaks, or the signs between links, that part it from the text before it and after it in its line. */
  readonly breaksBefore: readonly Range[];
  readonly breaksAfter: readonly Range[];
}

/**
 * Takes a line apart: at its line breaks, but for one inside a sentence, which a person put there for the looks; and
 * between links, where there is nothing but links (a menu, the languages of a page).
 */
export function segmentsOf(source: string, { items }: Line): readonly Segment[] {
  const lines = items.some(({ kind }) => kind === 'break')
    ? atBreaks(source, items)
    : [{ items, breaks: [] }];
  const parts = lines.flatMap((line) => linksOf(source, line) ?? [line]);
  return parts.map((part, index) => segment(source, part, parts[index + 1]?.breaks ?? []));
}

function segment(source: string, { items, breaks }: Part, breaksAfter: readonly Range[]): Segment {
  const found = items.findIndex((item) => item.kind === 'text' && !isEmpty(source, item));
  const first = found < 0 ? items.length : found;
  const attributes = (some: readonly LineItem[]) => some.filter((item) => item.kind === 'attribute');
  return {
    items: items.filter((item) => item.kind !== 'attribute'),
    before: attributes(items.slice(0, first)),
    after: attributes(items.slice(first)),
    breaksBefore: breaks,
    breaksAfter,
  };
}

/** Part of a line, with the line breaks before it, or the sign that parts it from the link before it. */
interface Part {
  readonly items: readonly LineItem[];
  readonly breaks: readonly Range[];
}

function atBreaks(source: string, items: readonly LineItem[]): readonly Part[] {
  const parts: { items: LineItem[]; breaks: readonly Range[] }[] = [{ items: [], breaks: [] }];
  let breaks: BreakItem[] = [];
  for (const item of items) {
    const part = parts.at(-1)!;
    if (item.kind === 'break') breaks.push(item);
    else if (item.kind !== 'text' || breaks.length === 0 || isEmpty(source, item)) part.items.push(item);
    else {
      if (part.items.every((each) => each.kind !== 'text' || isEmpty(source, each)))
        // Line breaks before any text part nothing.
        part.items.push(item);
      else if (breaks.length === 1 && isWithinSentence(source, part.items, item))
        part.items.push(breaks[0]!, item);
      else parts.push({ items: [item], breaks });
      breaks = [];
    }
  }
  return parts;
}

/** Whether a text that goes on after a line break goes on in the middle of a sentence. */
function isWithinSentence(source: string, before: readonly LineItem[], next: TextItem): boolean {
  const last = before.findLast((item) => item.kind === 'text' && !isEmpty(source, item)) as TextItem;
  const ending = decoded(source, Math.max(last.start, last.end - glance), last.end).trimEnd();
  const beginning = decoded(source, next.start, Math.min(next.end, next.start + glance)).trimStart();
  return /^\p{Ll}/u.test(beginning) && !sentenceEnd.test(ending) && !ending.endsWith(':');
}

/** As much text on either side of a line break is looked at, in code units. */
const glance = 80;

/** Nothing that anybody could read. */
function isEmpty(source: string, { start, end }: Range): boolean {
  if (isBlank(source, start, end)) return true;
  return end - start <= glance && decoded(source, start, end).trim() === '';
}

/** The links of a part that holds several and between them nothing but signs that part them; null for any other. */
function linksOf(source: string, { items, breaks }: Part): readonly Part[] | null {
  const links = new Set<PageElement>();
  for (const item of items) {
    if (item.kind !== 'text' || isEmpty(source, item)) continue;
    if (item.link) links.add(item.link);
    else if (!isSeparator(source, item)) return null;
  }
  if (links.size < 2) return null;
  const groups: { link: PageElement | null; items: LineItem[]; breaks: readonly Range[] }[] = [];
  let signs = [...breaks];
  for (const item of items) {
    if (item.kind === 'break' || (item.kind === 'text' && !item.link)) {
      if (item.kind === 'break' || !isEmpty(source, item)) signs.push(trimmed(source, item));
      continue;
    }
    const group = groups.at(-1);
    if (group?.link === item.link) group.items.push(item);
    else {
      groups.push({ link: item.link, items: [item], breaks: signs });
      signs = [];
    }
  }
  return groups;
}

function trimmed(source: string, { start, end }: Range): Range {
  const text = source.slice(start, end);
  return { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length };
}

function isSeparator(source: string, { start, end }: Range): boolean {
  return end - start <= glance && !/[\p{L}\p{N}]/u.test(decoded(source, start, end));
}
