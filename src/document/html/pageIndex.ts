import { sourceRangesOf, type Document, type Range } from '../document.js';
import { isSubstantial, isUnread } from './elements.js';
import { PageText, rangeOf, type Page, type PageElement } from './nodes.js';

/** Something on a page that a change must not lose: a stretch of a block's text, or an element that shows or does something. */
export interface Content extends Range {
  /** The block that it is text of; null for an element. */
  readonly block: number | null;
}

interface Tag {
  readonly start: number;
  /** Where the other end of its element is. */
  readonly other: number;
}

/** What stands where in the source of a page. */
export class PageIndex {
  /** In order of `start`, never overlapping but for elements around text. */
  readonly contents: readonly Content[];
  /** Start tags, with where their elements end. */
  private readonly startTags: readonly Tag[];
  /** End tags, with where their elements begin. */
  private readonly endTags: readonly Tag[];

  constructor(document: Document, page: Page) {
    const elements = writtenElements(page.root);
    this.contents = [...textContents(document), ...elementContents(elements)].sort(
      (a, b) => a.start - b.start,
    );
    this.startTags = startTagsOf(elements);
    this.endTags = elements
      .flatMap(({ tagStart, endTagStart }) =>
        endTagStart < 0 ? [] : [{ start: endTagStart, other: tagStart }],
      )
      .sort((a, b) => a.start - b.start);
  }

  /** Whether every tag in a range of the source has its other one in it as well. */
  isBalanced(range: Range): boolean {
    return (
      this.startTagsIn(range).every((tag) => tag.other <= range.end) &&
      this.endTagsIn(range).every((tag) => tag.other >= range.start)
    );
  }

  startTagsIn(range: Range): readonly Tag[] {
    return startingIn(this.startTags, range);
  }

  endTagsIn(range: Range): readonly Tag[] {
    return startingIn(this.endTags, range);
  }

  /** Whether something that begins in a range of the source passes a test; text is cut off where the range ends. */
  hasContent({ start, end }: Range, test: (content: Content) => boolean): boolean {
    for (let i = firstFrom(this.contents, start); i < this.contents.length; i++) {
      const content = this.contents[i]!;
      if (content.start >= end) return false;
      if (test(content.end > end ? { ...content, end } : content)) return true;
    }
    return false;
  }
}

/** Every element that has tags, and those that share them, without recursion. */
function writtenElements(root: PageElement): readonly PageElement[] {
  const written: PageElement[] = [];
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    if (element.tagStart >= 0) written.push(element);
    for (const child of element.children) if (!(child instanceof PageText)) open.push(child);
  }
  return written;
}

/** An element that was opened again by the parser ends where its tag's last element ends. */
function startTagsOf(elements: readonly PageElement[]): readonly Tag[] {
  const ends = new Map<number, number>();
  for (const { tagStart, end } of elements) ends.set(tagStart, Math.max(end, ends.get(tagStart) ?? 0));
  return Array.from(ends, ([start, other]) => ({ start, other })).sort((a, b) => a.start - b.start);
}

function textContents(document: Document): readonly Content[] {
  return document.blocks.flatMap((block, index) =>
    sourceRangesOf(document, block)
      .filter(({ start, end }) => document.source.slice(start, end).trim() !== '')
      .map((range) => ({ ...range, block: index })),
  );
}

function elementContents(elements: readonly PageElement[]): readonly Content[] {
  return elements
    .filter((element) => element.isWritten && (isSubstantial(element.name) || hasUnreadText(element)))
    .map((element) => ({ ...rangeOf(element), block: null }));
}

function hasUnreadText(element: PageElement): boolean {
  return isUnread(element.name) && element.children.length > 0;
}

function startingIn<Item extends { readonly start: number }>(
  items: readonly Item[],
  range: Range,
): readonly Item[] {
  return items.slice(firstFrom(items, range.start), firstFrom(items, range.end));
}

/** Index of the first item that begins at an offset or after it. */
export function firstFrom(items: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
