import type { BlockRole, Range } from '../document.js';
import type { Piece } from './xmlText.js';

/**
 * What is read of the text parts of a document: their paragraphs and the texts that stand in attributes. Ranges are
 * of the source unless said otherwise.
 */
export interface Story {
  /** In reading order; those without text as well. */
  readonly items: readonly StoryItem[];
  /** The highest number that a bookmark has. */
  readonly lastBookmark: number;
}

/** A unit of text with a place of its own. */
export type StoryItem = Paragraph | AttributeText;

interface ItemBase {
  readonly text: string;
  /** What the markup says that it is; null where it does not say. */
  readonly role: BlockRole | null;
  /**
   * The same text once more: in the fallback that older programs show instead of a text box, or a second time in
   * the description of one picture. What is done to the item is done to them.
   */
  readonly twins: StoryItem[];
}

/** A text in an attribute: an alternative text, or the title of a picture, table or link. */
export interface AttributeText extends ItemBase {
  readonly kind: 'attribute';
  /** Between the quotation marks. */
  readonly value: Range;
  readonly pieces: readonly Piece[];
}

/** `w:p`. */
export interface Paragraph extends ItemBase {
  readonly kind: 'paragraph';
  readonly element: Range;
  /** What its text is made of, in order; together they are all of it. */
  readonly fragments: readonly Fragment[];
  /**
   * Whether it holds what must not go with its text: a picture, a section's properties, a page break, a part of a
   * field or of a comment that goes on in other paragraphs.
   */
  readonly stays: boolean;
  /** Ends of bookmarks and other ranges, which may stand between paragraphs and stay where the paragraph goes. */
  readonly markers: readonly Range[];
  /** What stands beside it: the paragraphs and tables of the body, cell, note or text box. */
  readonly siblings: readonly Sibling[];
}

/** A child of what holds paragraphs. */
export type Sibling = Paragraph | 'table' | 'other';

/** What one element of a run adds to the text of its paragraph. */
export interface Fragment {
  readonly element: Range;
  /** Range of the paragraph's text. */
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
  readonly run: Run;
  /** Null for a tab, a break or a hyphen. */
  readonly textElement: TextElement | null;
  /** A break of a page or column is read as a line end and never taken out. */
  readonly stays: boolean;
  /** BCP 47, where a mark or a character style says that it is on purpose in that language. */
  readonly language: string | null;
}

/** `w:t`, which is not empty where it belongs to a fragment. */
export interface TextElement {
  /** Its start tag. */
  readonly tag: Range;
  /** Whether white space at its ends counts (`xml:space="preserve"`, inherited). */
  readonly preservesSpace: boolean;
  /** White space at its ends that does not count. */
  readonly outerSpace: readonly Range[];
  /** The value of its own `xml:space`. */
  readonly spaceValue: Range | null;
  /** Insides of its CDATA sections. */
  readonly sections: readonly Range[];
}

/** `w:r`. */
export interface Run {
  readonly element: Range;
  /** Where its start tag ends. */
  readonly contentStart: number;
  /** As the source spells it, `w:r` as a rule. */
  readonly spelled: string;
  readonly properties: RunProperties | null;
  /** How many fragments it has. */
  readonly fragments: number;
  /** Whether it holds more than properties and text. */
  readonly hasMore: boolean;
}

/** `w:rPr` of a run. */
export interface RunProperties {
  readonly element: Range;
  /** Whether it is one empty tag. */
  readonly isEmpty: boolean;
  /** Its `w:lang`: where the name in the tag ends, and the value of its `w:val`. */
  readonly language: { readonly nameEnd: number; readonly value: Range | null } | null;
  /** Where a `w:lang` has its place in the order of the schema. */
  readonly languagePlace: number;
}
