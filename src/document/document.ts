import { sourceHull, sourceRanges, type SourceMap } from './sourceMap.js';

/** A half-open range of UTF-16 code units, `[start, end)`; of a document's reading text unless said otherwise. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * What a block looks like by its words and neighbours.
 *
 * - `paragraph`: running text, ended like a sentence or too long to be anything else;
 * - `heading`: a short block that stands over a paragraph;
 * - `caption`: a short block that stands over none (a label, a list item, a credit, a button).
 *
 * Captions that were left behind may look like any of the three; the kind is evidence, not a verdict.
 */
export type BlockKind = 'paragraph' | 'heading' | 'caption';

/** What the markup says that a block is; where there is no markup, its kind. */
export type BlockRole =
  | BlockKind
  | 'alt'
  | 'title'
  | 'description'
  | 'link'
  | 'button'
  | 'label'
  | 'list item'
  | 'table cell'
  | 'quotation'
  | 'code';

/** A unit of text that is read, flagged and paired as one: `text.slice(start, end)`, without outer white space. */
export interface Block extends Range {
  readonly kind: BlockKind;
  readonly role: BlockRole;
}

/** A stretch of the reading text that its markup says is in a language of its own, or not to be translated. */
export interface LanguageMark extends Range {
  /** BCP 47, or null for `translate="no"` without a language. */
  readonly language: string | null;
}

/** How the bytes of a document spell its text; writing back uses the same. */
export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** True where the bytes begin with a byte order mark, which is no part of the text. */
  readonly byteOrderMark: boolean;
}

/** What to read in a file of records. */
export interface ReadOptions {
  /** JSONL: the member that holds the text, as a dotted path; `text` by default. */
  readonly textField?: string | undefined;
  /** CSV and TSV: the column that holds the text, by its header or its number from 1. */
  readonly column?: string | undefined;
}

/** A part of a source that could not be read and stays as it is, while the rest was read. */
export interface Problem {
  /** Line of the source, from 1. */
  readonly line: number;
  /** What is wrong and what to do, one line. */
  readonly message: string;
}

/**
 * One source, decoded, with its blocks in order of `start`; blocks never overlap. `text` is what a person reads:
 * the source itself in plain text, the text between the tags in HTML. Detection, alignment and review work on
 * `text`; `sourceRangesOf` leads back to the source, where changes are spliced in.
 */
export interface Document {
  /** Name of the format in the registry (`formats.ts`). */
  readonly format: string;
  readonly options: ReadOptions;
  readonly source: string;
  readonly text: string;
  /** Null where the reading text is the source. */
  readonly map: SourceMap | null;
  readonly blocks: readonly Block[];
  /** In order of `start`; they may nest. */
  readonly marks: readonly LanguageMark[];
  /**
   * Index of the first block of each text that stands for itself (the records of a JSONL file), ascending, the
   * first 0. No caption pairs with a paragraph of another section.
   */
  readonly sections: readonly number[];
  /** Which of the two the offsets, lines and columns count that people and programs are told. */
  readonly citedBy: 'source' | 'text';
  /** In order of `line`; none for most documents. */
  readonly problems: readonly Problem[];
}

/** A document of one section without marks, read from a text that is its own source; the rest as given. */
export function documentOf(
  parts: Pick<Document, 'format' | 'source' | 'blocks'> & Partial<Document>,
): Document {
  // Spelled out: on a stream of millions of small documents, spreading would cost as much as reading them.
  return {
    format: parts.format,
    options: parts.options ?? {},
    source: parts.source,
    text: parts.text ?? parts.source,
    map: parts.map ?? null,
    blocks: parts.blocks,
    marks: parts.marks ?? [],
    sections: parts.sections ?? [0],
    citedBy: parts.citedBy ?? 'source',
    problems: parts.problems ?? [],
  };
}

/** The reading text of a range of the document. */
export function textOf(document: Document, range: Range): string {
  return document.text.slice(range.start, range.end);
}

/** The stretches of the source that spell a range of the reading text, without the markup between them. */
export function sourceRangesOf({ map }: Document, range: Range): readonly Range[] {
  return map ? sourceRanges(map, range) : [{ start: range.start, end: range.end }];
}

/** The source from the beginning to the end of a range of the reading text, with the markup between. */
export function sourceRangeOf({ map }: Document, range: Range): Range {
  return map ? sourceHull(map, range) : { start: range.start, end: range.end };
}

/** The text that offsets count in what people and programs are told. */
export function citedText(document: Document): string {
  return document.citedBy === 'source' ? document.source : document.text;
}

/** A range of the reading text as people and programs are told it. */
export function citedRange(document: Document, range: Range): Range {
  return document.citedBy === 'source' ? sourceRangeOf(document, range) : range;
}
