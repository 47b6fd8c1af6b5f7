/** A half-open range of UTF-16 code units, `[start, end)`, in a document's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * What a block looks like, as far as its format can say it.
 *
 * - `paragraph`: running text, ended like a sentence or too long to be anything else;
 * - `heading`: a short block that stands over a paragraph;
 * - `caption`: a short block that stands over none (a label, a list item, a credit, a button).
 *
 * Captions that were left behind may look like any of the three; the kind is evidence, not a verdict.
 */
export type BlockKind = 'paragraph' | 'heading' | 'caption';

/** A unit of text that is read, flagged and paired as one: `text.slice(start, end)`, without outer white space. */
export interface Block extends Range {
  readonly kind: BlockKind;
}

/** How the bytes of a document spell its text; writing back uses the same. */
export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** True where the bytes begin with a byte order mark, which is no part of the text. */
  readonly byteOrderMark: boolean;
}

/** One source text, decoded, with its blocks in order of `start`; blocks never overlap. */
export interface Document {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Name of the format in the registry (`formats.ts`). */
  readonly format: string;
}

/** The text of a range of the document. */
export function textOf(document: Document, range: Range): string {
  return document.text.slice(range.start, range.end);
}
