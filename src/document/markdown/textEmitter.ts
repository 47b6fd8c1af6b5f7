import type { Range } from '../document.js';
import { SourceMapBuilder, type SourceMap } from '../sourceMap.js';
import type { Piece } from './syntax/delimiters.js';

/** Puts the reading text together, passage by passage, with a blank line between them. */
export class TextEmitter {
  private readonly builder: SourceMapBuilder;

  constructor(private readonly source: string) {
    this.builder = new SourceMapBuilder(source);
  }

  /** Length of the reading text so far. */
  get length(): number {
    return this.builder.length;
  }

  /**
   * Adds one passage.
   *
   * @param sourceOf where an offset of the pieces stands in the source.
   * @param offsets takes where each piece came to stand.
   * @returns its range without outer white space; null, and nothing added, where that is empty.
   */
  emit(pieces: readonly Piece[], sourceOf: (offset: number) => number, offsets?: TextOffsets): Range | null {
    const ranges = pieces.map(({ start, end }) => ({ start: sourceOf(start), end: sourceOf(end) }));
    let text = '';
    ranges.forEach(({ start, end }, i) => (text += pieces[i]!.text ?? this.source.slice(start, end)));
    const trimmed = text.trim();
    if (trimmed === '') return null;
    const { builder } = this;
    const before = ranges[0]!.start;
    if (builder.length > 0) builder.put('\n\n', before, before);
    const start = builder.length + text.indexOf(trimmed);
    pieces.forEach((piece, i) => {
      const range = ranges[i]!;
      const from = builder.length;
      if (piece.text === null) builder.copy(range.start, range.end);
      else builder.put(piece.text, range.start, range.end);
      offsets?.add(piece, { start: from, end: builder.length });
    });
    return { start, end: start + trimmed.length };
  }

  /** The whole text and its map. */
  build(): { readonly text: string; readonly map: SourceMap } {
    return this.builder.build();
  }
}

/** Where the pieces of a content stand in the reading text. */
export class TextOffsets {
  private readonly pieces: Piece[] = [];
  private readonly ranges: Range[] = [];

  /** Adds a piece, in order of its start, with its range in the reading text. */
  add(piece: Piece, range: Range): void {
    this.pieces.push(piece);
    this.ranges.push(range);
  }

  /** What of the reading text stands between two offsets of the content; empty at the next text where nothing does. */
  between(from: number, to: number): Range {
    const first = this.firstAfter(from);
    const start = this.pieces[first] ? this.textAt(first, from) : (this.ranges[first - 1]?.end ?? 0);
    const last = this.firstAfter(to);
    const next = this.pieces[last];
    if (next && next.start < to) return { start, end: Math.max(start, this.textAt(last, to)) };
    return { start, end: last > first ? this.ranges[last - 1]!.end : start };
  }

  private textAt(index: number, offset: number): number {
    const piece = this.pieces[index]!;
    return this.ranges[index]!.start + (piece.text === null ? Math.max(0, offset - piece.start) : 0);
  }

  /** Index of the first piece that ends after an offset. */
  private firstAfter(offset: number): number {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pieces[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
