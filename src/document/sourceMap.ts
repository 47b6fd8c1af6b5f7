import type { Range } from './document.js';

/**
 * Where the reading text of a document stands in its source: pieces in order, which cover the whole text. A piece
 * whose two lengths are the same and that is `verbatim` maps code unit by code unit; any other is one whole (a
 * character reference, an escape, the markup between two blocks). Plain data, so that threads can exchange it.
 */
export interface SourceMap {
  /** Where each piece begins in the reading text; ascending, the first 0. */
  readonly textStarts: Uint32Array;
  readonly sourceStarts: Uint32Array;
  readonly sourceEnds: Uint32Array;
  /** 1 for a piece that maps code unit by code unit. */
  readonly verbatim: Uint8Array;
  /** Length of the reading text in UTF-16 code units. */
  readonly textLength: number;
}

/** Puts a reading text together from pieces of a source, and remembers where each came from. */
export class SourceMapBuilder {
  private readonly parts: string[] = [];
  // A list for each member of a piece: as lists of numbers they become typed arrays many times faster.
  private readonly textStarts: number[] = [];
  private readonly sourceStarts: number[] = [];
  private readonly sourceEnds: number[] = [];
  private readonly verbatim: number[] = [];
  private size = 0;

  /** @param source the text that pieces are taken from. */
  constructor(private readonly source: string) {}

  /** Length of the reading text so far: where the next piece will begin. */
  get length(): number {
    return this.size;
  }

  /** Adds a stretch of the source as it stands. */
  copy(start: number, end: number): void {
    if (start === end) return;
    const last = this.verbatim.length - 1;
    if (this.verbatim[last] === 1 && this.sourceEnds[last] === start) this.sourceEnds[last] = end;
    else this.addPiece(start, end, 1);
    this.append(this.source.slice(start, end));
  }

  /** Adds text that the source spells in another way: `&egrave;` read as `è`, a line wrap as a space. */
  put(text: string, start: number, end: number): void {
    if (text === '') return;
    this.addPiece(start, end, 0);
    this.append(text);
  }

  /** The reading text and its map. */
  build(): { readonly text: string; readonly map: SourceMap } {
    return {
      text: this.parts.join(''),
      map: {
        textStarts: new Uint32Array(this.textStarts),
        sourceStarts: new Uint32Array(this.sourceStarts),
        sourceEnds: new Uint32Array(this.sourceEnds),
        verbatim: new Uint8Array(this.verbatim),
        textLength: this.size,
      },
    };
  }

  private addPiece(start: number, end: number, verbatim: 0 | 1): void {
    this.textStarts.push(this.size);
    this.sourceStarts.push(start);
    this.sourceEnds.push(end);
    this.verbatim.push(verbatim);
  }

  private append(text: string): void {
    this.parts.push(text);
    this.size += text.length;
  }
}

/**
 * The stretches of source that a range of the reading text is spelled by, in order of the text; neighbours that
 * touch are one. Markup between them is in none. A range that ends inside a whole piece takes all of it.
 */
export function sourceRanges(map: SourceMap, range: Range): readonly Range[] {
  const ranges: Range[] = [];
  for (let i = pieceAt(map, range.start); i < map.textStarts.length; i++) {
    const from = map.textStarts[i]!;
    if (from >= range.end) break;
    const piece = partOfPiece(map, i, range);
    const last = ranges[ranges.length - 1];
    if (last?.end === piece.start) ranges[ranges.length - 1] = { start: last.start, end: piece.end };
    else ranges.push(piece);
  }
  return ranges;
}

/** The source from the first to the last code unit of a range of the reading text, markup between them included. */
export function sourceHull(map: SourceMap, range: Range): Range {
  if (map.textStarts.length === 0) return { start: 0, end: 0 };
  if (range.end <= range.start) {
    const at = sourceOffset(map, range.start);
    return { start: at, end: at };
  }
  const first = partOfPiece(map, pieceAt(map, range.start), range);
  const last = partOfPiece(map, pieceAt(map, range.end - 1), range);
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

function sourceOffset(map: SourceMap, offset: number): number {
  const i = pieceAt(map, Math.min(offset, Math.max(0, map.textLength - 1)));
  if (offset >= map.textLength) return map.sourceEnds[i]!;
  return map.sourceStarts[i]! + (map.verbatim[i] === 1 ? offset - map.textStarts[i]! : 0);
}

function partOfPiece(map: SourceMap, i: number, range: Range): Range {
  const start = map.sourceStarts[i]!;
  const end = map.sourceEnds[i]!;
  if (map.verbatim[i] !== 1) return { start, end };
  const from = map.textStarts[i]!;
  return { start: start + Math.max(0, range.start - from), end: Math.min(end, start + range.end - from) };
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
