import { ngramOdds } from './ngrams.js';
import { noRow } from './model.js';

/** Words outside the lists that are remembered; a power of two. */
const slots = 1 << 15;

/**
 * N-gram odds of words, each computed once: by its row where the lists have it, and in a direct-mapped cache by
 * its hash where they do not, since the names of a text come again and again.
 */
export class NgramMemory {
  private readonly ofRow: Float32Array;
  private readonly first = new Uint32Array(slots);
  private readonly second = new Uint32Array(slots);
  private readonly ofSlot = new Float32Array(slots);

  /**
   * @param main n-gram weights of the main language.
   * @param strays those of each stray language.
   * @param rows how many rows the word table has.
   */
  constructor(
    private readonly main: Int8Array,
    private readonly strays: readonly Int8Array[],
    rows: number,
  ) {
    this.ofRow = new Float32Array(rows).fill(NaN);
  }

  /** The odds, in nats, of the word `text[start, end)` with that row and hash. */
  odds(row: number, first: number, second: number, text: string, start: number, end: number): number {
    if (row === noRow) return this.unlisted(first, second, text, start, end);
    const known = this.ofRow[row]!;
    return Number.isNaN(known) ? (this.ofRow[row] = this.compute(text, start, end)) : known;
  }

  private unlisted(first: number, second: number, text: string, start: number, end: number): number {
    const slot = first & (slots - 1);
    if (this.first[slot] === first && this.second[slot] === second) return this.ofSlot[slot]!;
    this.first[slot] = first;
    this.second[slot] = second;
    return (this.ofSlot[slot] = this.compute(text, start, end));
  }

  private compute(text: string, start: number, end: number): number {
    return Math.fround(ngramOdds(this.main, this.strays, foldSlice(text, start, end)));
  }
}

/** The folded word at a place in a text. */
function foldSlice(text: string, start: number, end: number): string {
  return text
    .slice(start, end)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2019\u02bc]/g, "'");
}
