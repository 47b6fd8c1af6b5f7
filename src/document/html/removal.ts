import { sourceRangeOf, sourceRangesOf, type Block, type Document, type Range } from '../document.js';
import type { Splice } from '../formats.js';
import { removeAll as removeFromText } from '../plainTextRemoval.js';
import { placeOfAttribute } from './attributes.js';
import type { BlockHost } from './blocks.js';
import { deletionsOf } from './deletions.js';
import { isParting, standsOnItsOwn } from './elements.js';
import { EmptiedElements } from './emptied.js';
import { rangeOf, type PageElement } from './nodes.js';
import { firstFrom, type Content } from './pageIndex.js';
import { indexOf, pageOf } from './pageOf.js';

/**
 * Takes ranges out of a page. A block goes with the element that it is all of, and with the lists and figures that
 * nothing is left in; cells and the page's title stay, empty. Part of a block goes with one of the spaces around
 * it and the inline elements that it is all of. A removed `alt` stays, empty: it says that the image needs none.
 */
export function removeFromPage(document: Document, ranges: readonly Range[]): readonly Splice[] {
  const { whole, parts } = sorted(document, ranges);
  const textParts = removeFromText(document, parts);
  const removal = new Removal(document, whole, textParts);
  for (const block of whole) removal.removeBlock(block);
  removal.removeBreaks(whole);
  removal.keepApart();
  for (const part of textParts) removal.removePart(part);
  return removal.splices();
}

/** Indexes of the blocks of which nothing is left, and the ranges in other blocks. */
function sorted(document: Document, ranges: readonly Range[]): { whole: number[]; parts: Range[] } {
  const whole: number[] = [];
  const parts: Range[] = [];
  const left = ranges.values();
  let range = left.next().value;
  document.blocks.forEach((block, index) => {
    const inside: Range[] = [];
    for (; range && range.end <= block.end; range = left.next().value) inside.push(range);
    if (inside.length === 0) return;
    if (isAllOf(document, block, inside)) whole.push(index);
    else parts.push(...inside);
  });
  return { whole, parts };
}

function isAllOf({ text }: Document, block: Block, ranges: readonly Range[]): boolean {
  let from = block.start;
  for (const { start, end } of ranges) {
    if (text.slice(from, start).trim() !== '') return false;
    from = end;
  }
  return text.slice(from, block.end).trim() === '';
}

class Removal {
  private readonly hosts: readonly BlockHost[];
  private readonly emptied: EmptiedElements;
  private readonly blocks: ReadonlySet<number>;
  private readonly whole: { start: number; end: number; text: string }[] = [];
  private readonly parts: Splice[] = [];
  /** The elements that go, by the first block of each. */
  private readonly elements = new Map<
    number,
    { readonly element: PageElement; readonly splice: { text: string } }
  >();

  constructor(
    private readonly document: Document,
    whole: readonly number[],
    textParts: readonly Range[],
  ) {
    this.hosts = pageOf(document).hosts;
    this.blocks = new Set(whole);
    const deleted = textParts
      .flatMap((part) => sourceRangesOf(document, part))
      .sort((a, b) => a.start - b.start);
    const isGone = (content: Content) =>
      content.block !== null &&
      (this.blocks.has(content.block) || isCovered(document.source, content, deleted));
    this.emptied = new EmptiedElements(indexOf(document), isGone);
  }

  removeBlock(index: number): void {
    const block = this.document.blocks[index]!;
    const host = this.hosts[index]!;
    if (host.attribute !== null) {
      this.removeAttribute(host.element, host.attribute);
      return;
    }
    const element = this.emptied.outermost(host.element);
    if (element) this.elements.set(index, { element, splice: this.takeAway(rangeOf(element)) });
    else this.removeText(block, host);
  }

  private takeAway({ start, end }: Range): { text: string } {
    const splice = { start, end, text: '' };
    this.whole.push(splice);
    return splice;
  }

  /** Takes the text out of an element that stays. */
  private removeText(block: Block, host: BlockHost): void {
    const emptied = this.emptiedIn(block, host);
    let { start, end } = sourceRangeOf(this.document, block);
    for (const element of emptied) {
      start = Math.min(start, element.tagStart);
      end = Math.max(end, element.end);
    }
    if (indexOf(this.document).isBalanced({ start, end }) && !this.emptied.leaves({ start, end })) {
      this.takeAway({ start, end });
      return;
    }
    this.removePieces(block);
    for (const element of emptied) this.parts.push({ ...rangeOf(element), text: '' });
  }

  /** Takes part of a block's text; the block keeps another. */
  removePart(part: Range): void {
    const index = firstFrom(this.document.blocks, part.start + 1) - 1;
    const block = this.document.blocks[index]!;
    this.removePieces(part);
    for (const element of this.emptiedIn(part, this.hosts[index]!)) {
      const rest = [
        { start: block.start, end: part.start },
        { start: part.end, end: block.end },
      ].flatMap((range) => sourceRangesOf(this.document, range));
      // Nothing is left in the element but perhaps a space that parts words outside.
      const hasSpace = rest.some(({ start, end }) => start < element.end && end > element.tagStart);
      this.parts.push({ ...rangeOf(element), text: hasSpace ? ' ' : '' });
    }
  }

  private removePieces(range: Range): void {
    for (const { start, end } of sourceRangesOf(this.document, range))
      this.parts.push({ start, end, text: '' });
  }

  /** The elements inside a block of which a part of its text is all there is. */
  private emptiedIn({ start, end }: Range, host: BlockHost): readonly PageElement[] {
    const elements = new Set<PageElement>();
    for (const stretch of host.stretches) {
      if (stretch.end <= start || stretch.start >= end || stretch.element === host.element) continue;
      const element = this.emptied.outermost(stretch.element, host.element);
      if (element) elements.add(element);
    }
    return [...elements];
  }

  private removeAttribute(element: PageElement, name: string): void {
    const { source } = this.document;
    const { start, end, value, quote } = placeOfAttribute(source, element, name)!;
    if (staysEmpty(name)) {
      this.parts.push({ start: value.start - quote.length, end: value.end + quote.length, text: '""' });
      return;
    }
    let from = start;
    while (/\s/.test(source.charAt(from - 1))) from--;
    this.parts.push({ start: from, end, text: '' });
  }

  /** Takes the line breaks, or the signs between links, that parted what goes from what stays. */
  removeBreaks(whole: readonly number[]): void {
    const lines = whole.map((index) => this.hosts[index]!).filter(({ attribute }) => attribute === null);
    for (const range of breaksAround(lines)) this.takeAway(range);
  }

  /**
   * Text that stands directly in one element before and after a paragraph that goes would become one, and so would
   * a paragraph that only the next one's tag ended: a line break in the place of what goes parts them.
   */
  keepApart(): void {
    let last: PageElement | null = null;
    let gap: { readonly element: PageElement; readonly splice: { text: string } } | null = null;
    this.hosts.forEach(({ attribute, line }, index) => {
      if (attribute !== null) return;
      if (this.blocks.has(index)) {
        const gone = this.elements.get(index);
        if (gone && standsOnItsOwn(gone.element.name)) gap ??= gone;
        return;
      }
      if (gap && last && wouldJoin(last, gap.element, line))
        gap.splice.text = pageOf(this.document).page.isXhtml ? '<br/>' : '<br>';
      last = line;
      gap = null;
    });
  }

  splices(): readonly Splice[] {
    return deletionsOf(this.document.source, this.whole, this.parts);
  }
}

/** Whether the text of one line would go on in the next one when an element between them goes. */
function wouldJoin(line: PageElement, gone: PageElement, next: PageElement): boolean {
  if (line === next) return true;
  if (line.endTagStart >= 0 || line.end !== gone.tagStart) return false;
  let around = gone.parent;
  while (around && around !== next && !isParting(around.name)) around = around.parent;
  return around === next;
}

/**
 * The breaks that go with lines: between those that stay, the larger of the gaps around what goes stays, and none
 * begins or ends them.
 *
 * @param lines that go, in order.
 */
function breaksAround(lines: readonly BlockHost[]): readonly Range[] {
  const gone: Range[] = [];
  let before: readonly Range[] = [];
  let after: readonly Range[] = [];
  const close = () => {
    const isSmaller = after.length === 0 || (before.length > 0 && before.length < after.length);
    gone.push(...(isSmaller ? before : after));
  };
  for (const { breaksBefore, breaksAfter } of lines) {
    if (breaksBefore.length > 0 && breaksBefore === after) gone.push(...after);
    else {
      close();
      before = breaksBefore;
    }
    after = breaksAfter;
  }
  close();
  return gone;
}

/** Whether a stretch of the source goes but for white space. */
function isCovered(source: string, { start, end }: Range, deleted: readonly Range[]): boolean {
  let from = start;
  for (let i = Math.max(0, firstFrom(deleted, start + 1) - 1); i < deleted.length; i++) {
    const range = deleted[i]!;
    if (range.start >= end) break;
    if (range.end <= from) continue;
    if (source.slice(from, range.start).trim() !== '') return false;
    from = range.end;
  }
  return source.slice(from, end).trim() === '';
}

/** Attributes that say something when they are empty, or must be there. */
function staysEmpty(name: string): boolean {
  return name === 'alt' || name === 'content' || name === 'value' || name === 'label';
}
