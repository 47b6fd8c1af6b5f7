import { extendFirst, finish, firstSeed } from '../language/hash.js';

const tab = 0x09;
const space = 0x20;
/** No line is shorter: `form`, a letter, an equivalent and what stands between them. */
const shortestLine = 10;
const free = -1;

/**
 * Finds the lines of the compiled lexicon by their first two columns, without making a string of any line that
 * nobody asks for: an open-addressing hash table of where they begin.
 */
export class LineIndex {
  /** Words of the longest second column. */
  readonly longestTerm: number;
  private readonly starts: Int32Array;

  constructor(private readonly text: string) {
    this.starts = new Int32Array(2 ** Math.ceil(Math.log2(text.length / shortestLine + 2))).fill(free);
    let longest = 1;
    for (let start = 0; start < text.length;) {
      longest = Math.max(longest, this.addLine(start));
      const end = text.indexOf('\n', start);
      start = end === -1 ? text.length : end + 1;
    }
    this.longestTerm = longest;
  }

  /** What follows the first two columns, given with their tabs, on the line that begins with them. */
  rest(columns: string): string | undefined {
    const { text, starts } = this;
    let hash = firstSeed;
    for (let i = 0; i < columns.length; i++) hash = extendFirst(hash, columns.charCodeAt(i));
    for (let slot = this.slotOf(hash); starts[slot] !== free; slot = this.after(slot)) {
      const start = starts[slot]!;
      if (!text.startsWith(columns, start)) continue;
      const end = text.indexOf('\n', start);
      return text.slice(start + columns.length, end === -1 ? text.length : end);
    }
    return undefined;
  }

  /** Adds the line at `start`; answers how many words its second column has. */
  private addLine(start: number): number {
    const { text, starts } = this;
    let hash = firstSeed;
    let words = 1;
    for (let i = start, tabs = 0; i < text.length && tabs < 2; i++) {
      const code = text.charCodeAt(i);
      if (code === tab) tabs++;
      else if (code === space) words++;
      hash = extendFirst(hash, code);
    }
    let slot = this.slotOf(hash);
    while (starts[slot] !== free) slot = this.after(slot);
    starts[slot] = start;
    return words;
  }

  private slotOf(hash: number): number {
    return finish(hash) & (this.starts.length - 1);
  }

  private after(slot: number): number {
    return (slot + 1) & (this.starts.length - 1);
  }
}
