const statement =
  /^(?:import\s+(?:[\w*{][^\n]*\sfrom\s+)?["']|import\s*\{|export\s+(?:default|const|let|var|function|class|async)\b|export\s+[{*])/;

/**
 * Whether what CommonMark takes for a paragraph is none to a reader: an expression or a component of MDX, a
 * formula.
 *
 * @param raw the paragraph's content as it is written.
 */
export function isNotProse(raw: string): boolean {
  const first = raw.charAt(0);
  if (first === '$') return /^\$\$[^]*\$\$$/.test(raw);
  if (first === '{') return raw.endsWith('}');
  return first === '<' && /^<\/?[A-Z>]/.test(raw) && (raw.endsWith('>') || raw.includes('={'));
}

/** Modules that MDX imports or exports take no more code than this. */
const longestStatement = 20_000;

/** Finds code of MDX in one text; asked from its beginning to its end, it never reads a stretch twice. */
export class Statements {
  /** Up to here brackets are open that are not closed in time. */
  private unclosedTo = 0;

  constructor(private readonly source: string) {}

  /**
   * The end of the code that a paragraph begins, where it is an import or export; -1 where it is none. Code goes
   * on over blank lines until its brackets are closed.
   *
   * @param end where the paragraph ends.
   */
  endOf(start: number, end: number): number {
    const { source } = this;
    const first = source.charAt(start);
    if ((first !== 'i' && first !== 'e') || !statement.test(source.slice(start, end))) return -1;
    if (start < this.unclosedTo) return end;
    let depth = 0;
    const limit = Math.min(source.length, start + longestStatement);
    for (let at = start; at < limit; at++) {
      const mark = source.charAt(at);
      if ('{[('.includes(mark)) depth++;
      else if ('}])'.includes(mark)) depth--;
      if (depth <= 0 && at >= end - 1) return at + 1;
    }
    this.unclosedTo = limit;
    return end;
  }
}

/** Whether a text would be taken for code of MDX or a formula where a paragraph begins with it. */
export function looksLikeCode(text: string): boolean {
  return isNotProse(text) || statement.test(text);
}
