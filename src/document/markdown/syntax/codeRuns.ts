/** A span of code, in offsets of the text: what stands in it, without padding; `end` is -1 where it is not closed. */
export interface CodeSpan {
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly end: number;
}

/** The runs of backticks of one text; asked from left to right, it finds spans in constant time each. */
export class CodeRuns {
  /** Where each run of a length begins, last first; undefined before the first question: most texts have none. */
  private runs: Map<number, number[]> | undefined;

  constructor(private readonly text: string) {}

  /** The span that the run at an offset opens: up to the next run of the same length (CommonMark, section 6.1). */
  spanAt(at: number): CodeSpan {
    const { text } = this;
    let start = at;
    while (text.charCodeAt(start) === 0x60) start++;
    const close = this.nextRun(start - at, start);
    if (close < 0) return { innerStart: start, innerEnd: start, end: -1 };
    const isPadded = isGap(text.charCodeAt(start)) && isGap(text.charCodeAt(close - 1)) && close - start > 1;
    const padding = isPadded && text.slice(start, close).trim() !== '' ? 1 : 0;
    return { innerStart: start + padding, innerEnd: close - padding, end: close + start - at };
  }

  private nextRun(length: number, from: number): number {
    const places = (this.runs ??= runsIn(this.text)).get(length) ?? [];
    while (places.length > 0 && places[places.length - 1]! < from) places.pop();
    return places.pop() ?? -1;
  }
}

function runsIn(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of [...text.matchAll(/`+/g)].reverse()) {
    const places = runs.get(run.length);
    if (places) places.push(index);
    else runs.set(run.length, [index]);
  }
  return runs;
}

function isGap(code: number): boolean {
  return code === 0x20 || code === 0x0a;
}
