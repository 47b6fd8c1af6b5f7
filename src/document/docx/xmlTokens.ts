import type { Range } from '../document.js';

/** An attribute as it stands in its tag. */
export interface XmlAttribute {
  /** With the usual prefix of its namespace: `w:val`. */
  readonly name: string;
  /** Between the quotation marks. */
  readonly value: Range;
}

/** The start tag of an element, or its only one. */
export interface XmlOpening extends Range {
  readonly kind: 'open';
  /** With the usual prefix of its namespace: `w:p`. */
  readonly name: string;
  /** As the source spells it. */
  readonly spelled: string;
  readonly attributes: readonly XmlAttribute[];
  /** Whether the element ends here (`<w:tab/>`). */
  readonly isEmpty: boolean;
}

/** The end of an element; for an empty one, a second time the range of its tag. */
export interface XmlClosing extends Range {
  readonly kind: 'close';
  readonly name: string;
}

/** Characters between tags; for a CDATA section, those between its marks. */
export interface XmlText extends Range {
  readonly kind: 'text' | 'cdata';
}

/** What an XML text is made of, but for comments, instructions and its declaration. */
export type XmlToken = XmlOpening | XmlClosing | XmlText;
