import type { Range } from '../../document.js';

/** What an element of a Markdown text is, as CommonMark and GFM call it. */
export type ElementKind =
  | 'root'
  | 'quote'
  | 'list'
  | 'item'
  | 'footnote'
  | 'paragraph'
  | 'heading'
  | 'code'
  | 'html'
  | 'break'
  | 'definition'
  | 'table'
  | 'row'
  | 'cell'
  | 'front matter';

/** The title of a link, an image or a definition, in the offsets of the text that it stands in. */
export interface TitleRange extends Range {
  /** Where the white space before the title begins. */
  readonly lead: number;
}

/** A block of a Markdown text with its place in the source. Children are in order and never overlap. */
export interface Element extends Range {
  readonly kind: ElementKind;
  /** `start`, or before it where the element is indented of its own, beyond what its containers ask for. */
  readonly outerStart: number;
  readonly parent: Element | null;
  readonly children: readonly Element[];
  /** What stands on its lines between the prefixes of the containers; for paragraphs, headings, cells and definitions. */
  readonly lines: readonly Range[];
  /** The number of an item in an ordered list. */
  readonly number?: Range;
  /** The label of a footnote, normalised. */
  readonly label?: string;
  /** The title of a link reference definition, in offsets of the content of its lines. */
  readonly title?: TitleRange;
}

/** An element while its text is being read. */
export interface OpenElement extends Element {
  start: number;
  outerStart: number;
  end: number;
  readonly parent: OpenElement | null;
  readonly children: OpenElement[];
  lines: Range[];
}

/** Appends a new element to its parent. */
export function openElement(
  kind: ElementKind,
  parent: OpenElement | null,
  range: Range & { readonly outerStart?: number },
  more: Pick<Element, 'number' | 'label' | 'title'> = {},
): OpenElement {
  const { start, end, outerStart = start } = range;
  const element: OpenElement = { kind, parent, start, end, outerStart, children: [], lines: [], ...more };
  parent?.children.push(element);
  return element;
}

/** Whether an element is a heading on one line after `#`; its text begins no line. */
export function isAtx({ kind, start, lines }: Element): boolean {
  return kind === 'heading' && lines[0]!.start > start;
}
