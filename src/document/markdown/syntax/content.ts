import type { Range } from '../../document.js';

/**
 * The text of a leaf, its lines joined by line feeds without what its containers and its indentation put before
 * them; leads back to the source.
 */
export class Content {
  readonly text: string;
  /** Where each line begins in `text`. */
  private readonly starts: readonly number[];

  constructor(
    source: string,
    private readonly lines: readonly Range[],
  ) {
    const starts: number[] = [];
    let size = 0;
    for (const { start, end } of lines) {
      starts.push(size);
      size += end - start + 1;
    }
    this.starts = starts;
    this.text = lines.map(({ start, end }) => source.slice(start, end)).join('\n');
  }

  /** The offset of the source that an offset of `text` stands for. */
  sourceOf(offset: number): number {
    const index = this.lineOf(offset);
    return this.lines[index]!.start + offset - this.starts[index]!;
  }

  /** The source of a range of `text`, prefixes of lines between its ends included. */
  rangeOf(start: number, end: number): Range {
    return { start: this.sourceOf(start), end: this.sourceOf(end) };
  }

  /** Index of the line that holds an offset of `text`. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
