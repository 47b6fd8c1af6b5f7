/** How a token is written. */
export const enum Shape {
  Lower = 0,
  /** First letter upper case, the rest lower. */
  Title = 1,
  /** All letters upper case, two or more. */
  Upper = 2,
  /** One upper-case letter alone. */
  Initial = 3,
  /** Upper case first and inside (`McDonald`). */
  Mixed = 4,
  /** No word of any language: numbers, addresses, hashtags, identifiers (`iPhone`), units after a number. */
  Opaque = 5,
}

/** Where a token stands; bits of `TokenBuffer.place`. */
export const enum Place {
  /** First word of its block or sentence, where a capital says nothing. */
  SentenceStart = 1,
  /** Joined to the word before by a hyphen. */
  Joined = 2,
  /** Followed by a full stop and more text, as initials and abbreviations are. */
  Dotted = 4,
}

/** Tokens of one block in parallel arrays, reused from block to block so that a text costs no allocation. */
export class TokenBuffer {
  count = 0;
  start = new Int32Array(256);
  end = new Int32Array(256);
  /** The two halves of the folded word's hash (`hash.ts`); 0 for opaque tokens. */
  first = new Uint32Array(256);
  second = new Uint32Array(256);
  shape = new Uint8Array(256);
  place = new Uint8Array(256);

  /** Appends a token. */
  push(start: number, end: number, first: number, second: number, shape: Shape, place: number): void {
    if (this.count === this.start.length) this.grow();
    const i = this.count++;
    this.start[i] = start;
    this.end[i] = end;
    this.first[i] = first;
    this.second[i] = second;
    this.shape[i] = shape;
    this.place[i] = place;
  }

  private grow(): void {
    const larger = <T extends Int32Array | Uint32Array | Uint8Array>(array: T, copy: T): T => {
      copy.set(array);
      return copy;
    };
    const size = this.start.length * 2;
    this.start = larger(this.start, new Int32Array(size));
    this.end = larger(this.end, new Int32Array(size));
    this.first = larger(this.first, new Uint32Array(size));
    this.second = larger(this.second, new Uint32Array(size));
    this.shape = larger(this.shape, new Uint8Array(size));
    this.place = larger(this.place, new Uint8Array(size));
  }
}
