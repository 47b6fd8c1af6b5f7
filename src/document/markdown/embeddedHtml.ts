import type { Block, Document, LanguageMark, Range } from '../document.js';
import type { FormatRefusal, Splice } from '../formats.js';
import { html } from '../html/html.js';
import type { SourceMap } from '../sourceMap.js';
import { applySplices } from '../splice.js';
import { plainNode } from './inlineNode.js';
import type { HtmlPassage } from './passage.js';
import type { Piece } from './syntax/delimiters.js';
import type { Element } from './syntax/element.js';
import type { TextEmitter } from './textEmitter.js';

/** A stretch of HTML in a Markdown text, read as a document of its own. */
export interface EmbeddedHtml {
  readonly document: Document;
  /** Where it begins in the source of the whole. */
  readonly offset: number;
}

/**
 * Reads the texts of a stretch of HTML as the HTML format does; components of MDX, whose attributes are code, are
 * left alone.
 *
 * @param marks takes what the HTML says of languages.
 */
export function readEmbeddedHtml(
  emitter: TextEmitter,
  element: Element,
  source: string,
  { start, end }: Range,
  marks: LanguageMark[],
): readonly HtmlPassage[] {
  const fragment = source.slice(start, end);
  if (fragment.includes('={')) return [];
  const embedded: EmbeddedHtml = { document: html.read(fragment), offset: start };
  return embedded.document.blocks.flatMap((block) => {
    const range = emitter.emit(piecesOf(embedded.document, block), (offset) => start + offset);
    if (!range) return [];
    marks.push(...marksIn(embedded.document, block, range));
    const { role } = block;
    return [
      { kind: 'html', role, range, block, embedded, element, inline: plainNode({ start, end }, range) },
    ];
  });
}

/** The pieces of a block, in offsets of the document's source. */
function piecesOf({ text, map }: Document, { start, end }: Block): readonly Piece[] {
  if (!map) return [{ start, end, text: null }];
  const { textStarts, textLength, sourceStarts, sourceEnds, verbatim } = map;
  const pieces: Piece[] = [];
  for (let i = pieceAt(map, start); i < textStarts.length && textStarts[i]! < end; i++) {
    const from = textStarts[i]!;
    const first = Math.max(from, start);
    const last = Math.min(textStarts[i + 1] ?? textLength, end);
    const sourceStart = sourceStarts[i]!;
    if (verbatim[i] === 1)
      pieces.push({ start: sourceStart + first - from, end: sourceStart + last - from, text: null });
    else pieces.push({ start: sourceStart, end: sourceEnds[i]!, text: text.slice(first, last) });
  }
  return pieces;
}

/** Index of the piece that holds an offset of the reading text. */
function pieceAt({ textStarts }: SourceMap, offset: number): number {
  let low = 0;
  let high = textStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What a document's marks say of one of its blocks, in the reading text of the whole. */
function marksIn({ marks }: Document, block: Block, { start }: Range): readonly LanguageMark[] {
  return marks
    .filter((mark) => mark.start < block.end && mark.end > block.start)
    .map((mark) => ({
      start: start + Math.max(mark.start, block.start) - block.start,
      end: start + Math.min(mark.end, block.end) - block.start,
      language: mark.language,
    }));
}

/** A range of the whole text in the text of the embedded document. */
function inner({ range, block }: HtmlPassage, { start, end }: Range): Range {
  const by = block.start - range.start;
  return { start: start + by, end: end + by };
}

/** The splices that take ranges out of one stretch of HTML; null where nothing of it is left. */
export function removeFromEmbedded(
  { document, offset }: EmbeddedHtml,
  parts: readonly { readonly passage: HtmlPassage; readonly range: Range }[],
): readonly Splice[] | null {
  const splices = html.removeAll(
    document,
    parts.map(({ passage, range }) => inner(passage, range)),
  );
  if (applySplices(document.source, splices).trim() === '') return null;
  return moved(splices, offset);
}

/** The splices that replace a range of a stretch of HTML. */
export function replaceInEmbedded(passage: HtmlPassage, range: Range, text: string): readonly Splice[] {
  const { document, offset } = passage.embedded;
  return moved(html.replace(document, inner(passage, range), text), offset);
}

/** The splices that mark a range of a stretch of HTML, or why it cannot be. */
export function markInEmbedded(
  passage: HtmlPassage,
  range: Range,
  language: string,
): readonly Splice[] | FormatRefusal {
  const { document, offset } = passage.embedded;
  const splices = html.mark(document, inner(passage, range), language);
  return 'refusal' in splices ? splices : moved(splices, offset);
}

function moved(splices: readonly Splice[], by: number): readonly Splice[] {
  return splices.map(({ start, end, text }) => ({ start: start + by, end: end + by, text }));
}
