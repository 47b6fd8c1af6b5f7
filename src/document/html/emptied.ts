import type { Range } from '../document.js';
import { isParting, isSubstantial } from './elements.js';
import { rangeOf, type PageElement } from './nodes.js';
import { firstFrom, type Content, type PageIndex } from './pageIndex.js';

/** Elements that go when nothing is left in them. */
const goesWhenEmpty = new Set(
  (
    'p li dt dd figcaption caption h1 h2 h3 h4 h5 h6 hgroup blockquote button label legend option optgroup summary ' +
    'ul ol menu dir dl figure'
  ).split(' '),
);

/** Elements that go when the text that stood directly in them is gone and nothing else is left. */
const goesWithItsText = new Set(['div', 'address', 'center']);

/** Which elements nothing is left of, once some contents of a page go. */
export class EmptiedElements {
  private readonly left: readonly Content[];
  private readonly known = new Map<PageElement, boolean>();
  /** How many terms and descriptions are left of the group that a `dt` or `dd` belongs to. */
  private readonly groups = new Map<PageElement, { readonly terms: number; readonly descriptions: number }>();

  /** @param isGone whether a content of the page goes. */
  constructor(
    private readonly index: PageIndex,
    isGone: (content: Content) => boolean,
  ) {
    this.left = index.contents.filter((content) => !isGone(content));
  }

  /** Whether something is left that begins in a range of the source. */
  leaves({ start, end }: Range): boolean {
    const next = this.left[firstFrom(this.left, start)];
    return next !== undefined && next.start < end;
  }

  /**
   * The outermost element to take away when all text directly in an element is gone; null where it must stay.
   *
   * @param limit an element that stays.
   */
  outermost(element: PageElement, limit: PageElement | null = null): PageElement | null {
    let found: PageElement | null = null;
    let isInText = true;
    for (let each: PageElement | null = element; each && each !== limit; each = each.parent) {
      if (each.isWritten) {
        if (!this.goes(each, isInText)) break;
        if (this.index.isBalanced(rangeOf(each))) found = each;
      }
      if (isParting(each.name)) isInText = false;
    }
    return found;
  }

  private goes(element: PageElement, isInText: boolean): boolean {
    return this.mayGo(element, isInText) && !this.leavesIn(element);
  }

  private leavesIn(element: PageElement): boolean {
    let leaves = this.known.get(element);
    if (leaves === undefined) {
      leaves = this.leaves(rangeOf(element));
      this.known.set(element, leaves);
    }
    return leaves;
  }

  private mayGo(element: PageElement, isInText: boolean): boolean {
    const { name, isSvg } = element;
    if (isSubstantial(name)) return false;
    if (!isParting(name) || isSvg) return true;
    if (name === 'dt' || name === 'dd') return this.mayLeaveGroup(element);
    if (goesWithItsText.has(name)) return isInText || element.parent?.name === 'dl';
    return goesWhenEmpty.has(name);
  }

  /**
   * In a list of terms and their descriptions one without the other would join the neighbours: it goes where
   * another of its kind stays in its group, or where all the group goes.
   */
  private mayLeaveGroup(element: PageElement): boolean {
    if (!this.groups.has(element)) this.findGroups(element.parent!);
    const { terms, descriptions } = this.groups.get(element)!;
    return terms + descriptions === 0 || (element.name === 'dt' ? terms : descriptions) > 0;
  }

  private findGroups(parent: PageElement): void {
    let group = { terms: 0, descriptions: 0 };
    let last = '';
    for (const node of parent.children) {
      if (!('name' in node) || (node.name !== 'dt' && node.name !== 'dd')) continue;
      if (node.name === 'dt' && last === 'dd') group = { terms: 0, descriptions: 0 };
      last = node.name;
      this.groups.set(node, group);
      if (!this.leavesIn(node)) continue;
      if (node.name === 'dt') group.terms++;
      else group.descriptions++;
    }
  }
}
