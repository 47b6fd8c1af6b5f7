import { html, type Token } from 'parse5';
import type { Range } from '../document.js';

/** The children of every element that has none: most have none, and arrays take memory. */
export const noChildren: PageNode[] = [];

/** An element of a page, or the page itself; offsets are of the source, -1 where the source does not spell it. */
export class PageElement {
  parent: PageElement | null = null;
  /** Not to be written where it is `noChildren`. */
  children: PageNode[] = noChildren;
  /** How many elements are around it; known once the page was walked. */
  depth = 0;
  /** What a `template` holds, which is no part of the page. */
  template: PageElement | null = null;
  /** From the `<` to after the `>` of the start tag. */
  tagStart = -1;
  tagEnd = -1;
  /** Where the end tag begins, if there is one. */
  endTagStart = -1;
  /** After the end tag, or where something else ended the element. */
  end = -1;
  /** True for an element that the parser opened again, because its end tag came too early or too late: its tags are another's. */
  isRepeated = false;
  /** Where the attributes stand that are read or written; null where the element has none of them. */
  places: Readonly<Record<string, Token.Location>> | null = null;

  constructor(
    /** Lower case in HTML. */
    readonly name: string,
    readonly namespace: html.NS,
    readonly attributes: readonly Token.Attribute[],
  ) {}

  get isHtml(): boolean {
    return this.namespace === html.NS.HTML;
  }

  get isSvg(): boolean {
    return this.namespace === html.NS.SVG;
  }

  /** Whether the source spells this element by tags of its own, and no other element shares them. */
  get isWritten(): boolean {
    return this.tagStart >= 0 && this.end >= 0 && !this.isRepeated;
  }
}

/** A stretch of the source that is text, character references and all. */
export class PageText {
  parent: PageElement | null = null;
  start = -1;
  end = -1;
}

export type PageNode = PageElement | PageText;

/** A page as the HTML standard's parser sees it. */
export interface Page {
  readonly source: string;
  readonly root: PageElement;
  /** Whether the source is XHTML, where `<p/>` is a whole element and `xml:lang` counts. */
  readonly isXhtml: boolean;
}

/** The value of an attribute, decoded; null where the element does not have it. */
export function attributeOf(element: PageElement, name: string): string | null {
  if (element.attributes.length === 0) return null;
  return element.attributes.find((attribute) => fullName(attribute) === name)?.value ?? null;
}

/** The name of an attribute as the source spells it, in lower case: `xml:lang` also where SVG takes it apart. */
export function fullName({ prefix, name }: Token.Attribute): string {
  return prefix ? `${prefix}:${name}` : name;
}

/** The element from its start tag to its end. */
export function rangeOf({ tagStart, end }: PageElement): Range {
  return { start: tagStart, end };
}

/** The innermost element around two, or one of them where it is around the other. */
export function commonAncestor(a: PageElement, b: PageElement): PageElement {
  while (a !== b) {
    if (a.depth >= b.depth && a.parent) a = a.parent;
    else if (b.parent) b = b.parent;
    else return a;
  }
  return a;
}
