const tab = 0x09;
const space = 0x20;

/**
 * One line of a source, read from the left. Columns count a tab up to the next multiple of four, so that part
 * of a tab may belong to a container and the rest to what stands in it (CommonMark, section 2.2).
 */
export class Line {
  /** Where reading has come to. */
  offset: number;
  private column = 0;
  /** The first code unit from `offset` on that is neither space nor tab. */
  content = 0;
  private contentColumn = 0;

  constructor(
    readonly source: string,
    readonly start: number,
    /** Where the line's ending begins. */
    readonly end: number,
  ) {
    this.offset = start;
    this.look();
  }

  /** Columns of white space ahead. */
  get indent(): number {
    return this.contentColumn - this.column;
  }

  /** Whether nothing but white space is ahead. */
  get isBlank(): boolean {
    return this.content === this.end;
  }

  /** The code unit of the first character ahead that is no white space; NaN on a blank line. */
  get first(): number {
    return this.isBlank ? NaN : this.source.charCodeAt(this.content);
  }

  /** The text ahead without white space before it. */
  get rest(): string {
    return this.source.slice(this.content, this.end);
  }

  /** Skips white space up to a number of columns; fewer where there are not so many. */
  skipColumns(columns: number): void {
    const target = Math.min(this.column + columns, this.contentColumn);
    while (this.column < target) {
      const isTab = this.source.charCodeAt(this.offset) === tab;
      const next = isTab ? this.column + 4 - (this.column % 4) : this.column + 1;
      if (next > target) this.column = target;
      else {
        this.column = next;
        this.offset++;
      }
    }
  }

  /** Skips the white space ahead and then so many characters. */
  skipMarker(length: number): void {
    this.offset = this.content + length;
    this.column = this.contentColumn + length;
    this.look();
  }

  private look(): void {
    let at = this.offset;
    let column = this.column;
    for (; at < this.end; at++) {
      const code = this.source.charCodeAt(at);
      if (code === space) column++;
      else if (code === tab) column += 4 - (column % 4);
      else break;
    }
    this.content = at;
    this.contentColumn = column;
  }
}

/** Every line of a source from an offset on; lines end at LF, CR LF or a lone CR (CommonMark, section 2.1). */
export function* linesOf(source: string, from: number): Generator<Line> {
  const ending = /\r\n|\n|\r/g;
  ending.lastIndex = from;
  let start = from;
  for (let match = ending.exec(source); match; match = ending.exec(source)) {
    yield new Line(source, start, match.index);
    start = ending.lastIndex;
  }
  if (start < source.length) yield new Line(source, start, source.length);
}
