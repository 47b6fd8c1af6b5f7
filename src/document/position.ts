/** A place in a text as a person counts it: both from 1, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Answers positions in one text; made once, it finds each line in the logarithm of their number. */
export class LineIndex {
  private readonly lineStarts: readonly number[];

  /** Lines end at LF, CR LF or a lone CR. */
  constructor(text: string) {
    const starts = [0];
    for (const ending of text.matchAll(/\r\n|\n|\r/g)) starts.push(ending.index + ending[0].length);
    this.lineStarts = starts;
  }

  /** The position of a UTF-16 offset. */
  at(offset: number): Position {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.lineStarts[low]! + 1 };
  }
}
