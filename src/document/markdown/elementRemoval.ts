import type { Range } from '../document.js';
import type { Splice } from '../formats.js';
import { lineBreak } from '../spacing.js';
import type { Outline } from './passage.js';
import { deletion } from './spliceSet.js';
import type { Element } from './syntax/element.js';

/**
 * Takes paragraphs, headings, cells and blocks of HTML away as a whole, and every item, list, quote, row, table and footnote that
 * nothing is left in. The calls of a footnote go with it.
 */
export function removeElements(
  source: string,
  outline: Outline,
  gone: readonly Element[],
): readonly Splice[] {
  if (gone.length === 0) return [];
  const removal = new ElementRemoval(source, outline, new Set(gone));
  removal.removeBelow(outline.root);
  return removal.splices;
}

class ElementRemoval {
  readonly splices: Splice[] = [];
  private readonly gone: ReadonlySet<Element>;

  constructor(
    private readonly source: string,
    private readonly outline: Outline,
    leaves: ReadonlySet<Element>,
  ) {
    const gone = new Set(leaves);
    collectEmptied(outline.root, gone);
    this.gone = gone;
  }

  /** Removes what is gone among an element's children, and below those that stay. */
  removeBelow(parent: Element): void {
    const { children } = parent;
    for (let first = 0; first < children.length; first++) {
      const child = children[first]!;
      if (!this.gone.has(child)) {
        if (child.children.length > 0) this.removeBelow(child);
        continue;
      }
      let last = first;
      while (last + 1 < children.length && this.gone.has(children[last + 1]!)) last++;
      if (child.kind === 'cell')
        children.slice(first, last + 1).forEach((cell) => {
          this.emptyCell(cell);
        });
      else this.removeRun(parent, first, last);
      for (const element of children.slice(first, last + 1)) this.removeCalls(element);
      first = last;
    }
  }

  private emptyCell({ start, end, parent }: Element): void {
    const { source } = this;
    if (start === parent!.start) {
      // Without a pipe before it the next cell would become the first.
      this.splices.push({ start, end, text: '|' });
      return;
    }
    const isSpaced = source.charAt(start - 1) === ' ' && source.charAt(end) === ' ';
    this.splices.push(deletion({ start: isSpaced ? start - 1 : start, end }));
  }

  /** Removes neighbours; between two that stay the largest gap stays, and parts them. */
  private removeRun(parent: Element, first: number, last: number): void {
    const { children } = parent;
    const before = children[first - 1] ?? this.frontMatter(parent);
    const after = children[last + 1];
    const from = children[first]!;
    const to = children[last]!;
    if (before && after) this.closeGap(parent, [before, ...children.slice(first, last + 1), after]);
    else if (before) this.removeEnd(parent, before, to);
    else if (after) this.removeBeginning(parent, from, after);
    else this.splices.push(deletion({ start: from.outerStart, end: this.afterLineBreak(to.end) }));
  }

  /** The front matter stands before the first block of the text as a block does. */
  private frontMatter({ kind }: Element): Element | undefined {
    const { bodyStart } = this.outline;
    if (kind !== 'root' || bodyStart <= 1) return undefined;
    const place = { start: 0, outerStart: 0, end: bodyStart };
    return { kind: 'front matter', ...place, parent: null, children: [], lines: [] };
  }

  private closeGap(parent: Element, elements: readonly Element[]): void {
    const before = elements[0]!;
    const after = elements[elements.length - 1]!;
    const gaps = elements.slice(1).map(({ outerStart }, i) => ({ start: elements[i]!.end, end: outerStart }));
    const kept = gaps.reduce((largest, gap) => (this.breaks(gap) > this.breaks(largest) ? gap : largest));
    const isSafe = !holdsBlocks.has(parent.kind) || this.breaks(kept) > 1 || endsItself.has(before.kind);
    const parting = isSafe ? '' : this.blankLine(kept);
    const text = parting + this.fence(before, after, kept);
    const isLast = kept === gaps[gaps.length - 1];
    const indentation = swallows.has(before.kind) && after.kind !== 'code' ? after.start : after.outerStart;
    this.splices.push({ start: before.end, end: kept.start, text });
    this.splices.push(deletion({ start: isLast ? after.outerStart : kept.end, end: indentation }));
  }

  /** Removes what a container ends with; what follows the container must not become part of what it ends with now. */
  private removeEnd(parent: Element, before: Element, to: Element): void {
    const next = parent.kind === 'table' || endsItself.has(before.kind) ? undefined : nextOutside(parent);
    const isParted = !next || next.kind === 'item' || this.gone.has(next);
    const gap = { start: to.end, end: isParted ? to.end : next.outerStart };
    const text = this.breaks(gap) === 1 ? this.blankLine(gap) : '';
    this.splices.push({ start: before.end, end: to.end, text });
  }

  /** Indented code after a list or a footnote would belong to it: a comment keeps them apart. */
  private fence(before: Element, after: Element, gap: Range): string {
    if (!swallows.has(before.kind) || after.kind !== 'code' || /^[`~]/.test(this.source.slice(after.start)))
      return '';
    const { source } = this;
    return source.slice(gap.start, gap.end) + emptyComment;
  }

  /** Removes what a container begins with; what follows takes its place behind the container's marker. */
  private removeBeginning(parent: Element, from: Element, after: Element): void {
    if (from.kind === 'item') this.passNumber(from, after);
    const end = this.keepsIndentation(parent, from, after) ? after.outerStart : after.start;
    this.splices.push({ start: from.outerStart, end, text: this.partingAtStart(parent, from, after) });
  }

  /** What has to stand before what comes to begin a line, so that it is not read as something else. */
  private partingAtStart(parent: Element, from: Element, after: Element): string {
    if (this.opensFrontMatter(parent, after)) return '\n';
    if (parent.kind !== 'item' || !this.joinsToRule(parent, from, after)) return '';
    const ownLine = /(?:\r\n|\n|\r)[^\r\n]*$/.exec(this.source.slice(0, after.start));
    return ownLine ? emptyComment + ownLine[0] : '';
  }

  /**
   * Whether what follows keeps its own indentation behind a marker. A list does, so that its items stay level, but
   * not where five spaces would make it code or what comes after it would leave the item.
   */
  private keepsIndentation(parent: Element, from: Element, after: Element): boolean {
    if (parent.kind === 'root' || parent.kind === 'list' || after.kind === 'code') return true;
    if (after.kind !== 'list' || parent.children.at(-1) !== after) return false;
    const before = /[ \t]*$/.exec(this.source.slice(parent.start, from.outerStart))![0].length;
    return before + after.start - after.outerStart < 5;
  }

  /** The first item of an ordered list has the number that the list counts from. */
  private passNumber({ number }: Element, after: Element): void {
    if (number && after.number)
      this.splices.push({ ...after.number, text: this.source.slice(number.start, number.end) });
  }

  /** Whether what comes to stand behind an item's marker makes a rule of the line: `- ---`. */
  private joinsToRule({ start }: Element, from: Element, after: Element): boolean {
    const [line] = this.source.slice(after.start, after.end).split(/[\r\n]/, 1);
    return /^([-*])[ \t]*(?:\1[ \t]*){2,}$/.test(this.source.slice(start, from.outerStart) + line!);
  }

  /** Whether a text would come to begin with what is read as the fence of front matter. */
  private opensFrontMatter({ kind }: Element, after: Element): boolean {
    return kind === 'root' && /^(?:---|\+\+\+)[ \t]*$/m.test(this.source.slice(after.start, after.end));
  }

  private removeCalls(element: Element): void {
    const { footnoteCalls } = this.outline;
    if (element.label !== undefined) this.splices.push(...(footnoteCalls.get(element.label) ?? []));
    for (const child of element.children) this.removeCalls(child);
  }

  /** A gap's line break and the prefix of the containers, as a blank line has them. */
  private blankLine({ start, end }: Range): string {
    return this.source.slice(start, end).replace(/[ \t]+$/, '');
  }

  private breaks({ start, end }: Range): number {
    return [...this.source.slice(start, end).matchAll(lineBreak)].length;
  }

  private afterLineBreak(offset: number): number {
    if (this.source.startsWith('\r\n', offset)) return offset + 2;
    return /[\r\n]/.test(this.source.charAt(offset)) ? offset + 1 : offset;
  }
}

/** The element that follows a container's end, outside of it. */
function nextOutside(element: Element): Element | undefined {
  for (let inner = element; inner.parent; inner = inner.parent) {
    const { children } = inner.parent;
    const next = children[children.indexOf(inner) + 1];
    if (next) return next;
  }
  return undefined;
}

/** It shows nothing, and parts what it stands between. */
const emptyComment = '<!-- -->';

/** Kinds whose children are blocks that a line break alone does not part. */
const holdsBlocks: ReadonlySet<string> = new Set(['root', 'quote', 'item', 'footnote']);
/** Kinds that end with their last line, whatever comes next. */
const endsItself: ReadonlySet<string> = new Set(['heading', 'break', 'code', 'front matter']);
/** Kinds that take what is indented after them for their own, over blank lines too. */
const swallows: ReadonlySet<string> = new Set(['list', 'footnote']);

/** Adds the containers in which everything is gone; a table's header stays with the table. */
function collectEmptied(element: Element, gone: Set<Element>): void {
  const { children, kind } = element;
  for (const child of children) if (!gone.has(child)) collectEmptied(child, gone);
  if (kind === 'root' || children.length === 0) return;
  const isGone = (child: Element) => gone.has(child) || (child.kind === 'cell' && child.start === child.end);
  if (children.every(isGone) && children.some((child) => gone.has(child))) gone.add(element);
  const header = children[0]!;
  if (kind === 'table' && !gone.has(element)) gone.delete(header);
}
