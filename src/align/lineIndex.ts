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
  private readonly starts: Int32Array;
  /** 1 where the hash of the first words of a longer second column leads; the columns' start included. */
  private readonly beginnings: Uint8Array;

  constructor(private readonly text: string) {
    const slots = 2 ** Math.ceil(Math.log2(text.length / shortestLine + 2));
    this.starts = new Int32Array(slots).fill(free);
    this.beginnings = new Uint8Array(slots);
    for (let start = 0; start < text.length;) {
      this.addLine(start);
      const end = text.indexOf('\n', start);
      start = end === -1 ? text.length : end + 1;
    }
  }

  /**
   * Whether a line may begin so, with more words to follow in its second column: false is certain, true is not (two
   * beginnings may share a hash).
   */
  isBeginning(columns: string): boolean {
    return this.beginnings[this.slotOf(hashOf(columns))] === 1;
  }

  /** What follows the first two columns, given with their tabs, on the line that begins with them. */
  rest(columns: string): string | undefined {
    const { text, starts } = this;
    for (let slot = this.slotOf(hashOf(columns)); starts[slot] !== free; slot = this.after(slot)) {
      const start = starts[slot]!;
      if (!text.startsWith(columns, start)) continue;
      const end = text.indexOf('\n', start);
      return text.slice(start + columns.length, end === -1 ? text.length : end);
    }
    return undefined;
  }

  private addLine(start: number): void {
    const { text, starts } = this;
    let hash = firstSeed;
    for (let i = start, tabs = 0; i < text.length && tabs < 2; i++) {
      const code = text.charCodeAt(i);
      if (code === tab) tabs++;
      else if (code === space) this.beginnings[this.slotOf(hash)] = 1;
      hash = extendFirst(hash, code);
    }
    let slot = this.slotOf(hash);
    while (starts[slot] !== free) slot = this.after(slot);
    starts[slot] = start;
  }

  private slotOf(hash: number): number {
    return finish(hash) & (this.starts.length - 1);
  }

  private after(slot: number): number {
    return (slot + 1) & (this.starts.length - 1);
  }
}

function hashOf(columns: string): number {
  let hash = firstSeed;
  for (let i = 0; i < columns.length; i++) hash = extendFirst(hash, columns.charCodeAt(i));
  return hash;
}
