import type { ContainerKind, Piece } from './delimiters.js';
import type { TitleRange } from './element.js';
import type { Tag } from './inlineHtml.js';

/** Inline markup around text, in offsets of the content: `start`, then a marker, the inner text, a marker, `end`. */
export interface InlineContainer {
  readonly kind: ContainerKind;
  readonly start: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly end: number;
  readonly title?: TitleRange;
  /** Set where the text itself is the label that says where a link or image leads. */
  readonly isOwnLabel?: true;
}

/** Markup that is no text, in offsets of the content. */
export interface InlineMark {
  readonly start: number;
  readonly end: number;
  /** Set for a tag of HTML. */
  readonly tag?: Tag;
  /** Set for the call of a footnote: its label, normalised. */
  readonly footnote?: string;
}

/** The inline structure of a leaf's content. */
export interface InlineContent {
  /** In order, never empty. */
  readonly pieces: readonly Piece[];
  /** Properly nested, in no order. */
  readonly containers: readonly InlineContainer[];
  /** In order. */
  readonly marks: readonly InlineMark[];
}

/** What the links and footnotes of a text may refer to. */
export interface Labels {
  readonly labels: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}
