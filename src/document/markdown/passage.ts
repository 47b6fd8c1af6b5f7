import type { Block, BlockRole, LanguageMark, Range } from '../document.js';
import type { Splice } from '../formats.js';
import type { SourceMap } from '../sourceMap.js';
import type { EmbeddedHtml } from './embeddedHtml.js';
import type { Scalar } from './frontMatter.js';
import type { InlineNode } from './inlineNode.js';
import type { Element, TitleRange } from './syntax/element.js';

interface PassageBase {
  readonly role: BlockRole;
  /** Its block in the reading text: without outer white space. */
  readonly range: Range;
  /** The markup around and in its text. */
  readonly inline: InlineNode;
}

/** The running text of a paragraph, heading or cell. */
export interface ProsePassage extends PassageBase {
  readonly kind: 'prose';
  readonly element: Element;
}

/** What an image shows instead of itself. */
export interface AltPassage extends PassageBase {
  readonly kind: 'alt';
  readonly element: Element;
}

/** The title of a link, an image or a definition, in offsets of the source. */
export interface TitlePassage extends PassageBase {
  readonly kind: 'title';
  readonly element: Element;
  readonly title: TitleRange;
}

/** A value of the front matter. */
export interface ScalarPassage extends PassageBase {
  readonly kind: 'scalar';
  readonly scalar: Scalar;
}

/** A text of HTML that stands in the Markdown. */
export interface HtmlPassage extends PassageBase {
  readonly kind: 'html';
  readonly element: Element;
  readonly embedded: EmbeddedHtml;
  /** Its block in the embedded document. */
  readonly block: Block;
}

/** What one block of a Markdown document is made of. */
export type Passage = ProsePassage | AltPassage | TitlePassage | ScalarPassage | HtmlPassage;

/** A Markdown text as it was read: what its document shows, and the structure behind it that edits work on. */
export interface Outline {
  readonly root: Element;
  /** Where the text begins: after a byte order mark and the front matter, whose closing fence ends there. */
  readonly bodyStart: number;
  /** Parallel to the document's blocks. */
  readonly passages: readonly Passage[];
  readonly text: string;
  readonly map: SourceMap;
  readonly marks: readonly LanguageMark[];
  /** What takes the calls of each footnote out of the source, by its label. */
  readonly footnoteCalls: ReadonlyMap<string, readonly Splice[]>;
}
