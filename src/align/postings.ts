/**
 * Where keys stand: for each, the blocks in ascending order and its first place in each of them. A posting is an
 * index into the arrays; those of one key stand together.
 */
export class Postings {
  constructor(
    /** The first posting of each key, and the end of the last. */
    private readonly firsts: Int32Array,
    readonly block: Int32Array,
    readonly start: Int32Array,
    readonly end: Int32Array,
  ) {}

  /** The first posting of a key; that of the next key is the end. */
  first(key: number): number {
    return this.firsts[key]!;
  }

  /** In how many blocks a key stands; 0 for a key that is none. */
  count(key: number): number {
    return key < 0 ? 0 : this.firsts[key + 1]! - this.firsts[key]!;
  }

  /** The posting of a key in a block, or -1. */
  find(key: number, block: number): number {
    let low = this.firsts[key]!;
    const end = this.firsts[key + 1]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.block[middle]! < block) low = middle + 1;
      else high = middle;
    }
    return low < end && this.block[low] === block ? low : -1;
  }
}

/** Collects postings block by block. */
export class PostingBuilder {
  private readonly keys: number[] = [];
  private readonly blocks: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** The block that each key was last met in. */
  private readonly lastBlock: number[] = [];

  /** Adds a place; only the first of a key in a block is kept. */
  add(key: number, block: number, start: number, end: number): void {
    if (this.lastBlock[key] === block) return;
    this.lastBlock[key] = block;
    this.keys.push(key);
    this.blocks.push(block);
    this.starts.push(start);
    this.ends.push(end);
  }

  /** The postings of `keyCount` keys, numbered from 0. */
  build(keyCount: number): Postings {
    const { keys } = this;
    const firsts = new Int32Array(keyCount + 1);
    for (const key of keys) firsts[key + 1]!++;
    for (let key = 0; key < keyCount; key++) firsts[key + 1]! += firsts[key]!;
    const next = firsts.slice();
    const [block, start, end] = [0, 1, 2].map(() => new Int32Array(keys.length)) as [
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    for (let i = 0; i < keys.length; i++) {
      const at = next[keys[i]!]!++;
      block[at] = this.blocks[i]!;
      start[at] = this.starts[i]!;
      end[at] = this.ends[i]!;
    }
    return new Postings(firsts, block, start, end);
  }
}
