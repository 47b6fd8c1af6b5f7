import type { Document, Range } from '../../../src/document/index.js';

/** The ranges of the reading text that hold some texts, each the first place after the one before. */
export function rangesOf({ text }: Document, ...texts: readonly string[]): readonly Range[] {
  let from = 0;
  return texts.map((part) => {
    const start = text.indexOf(part, from);
    if (start < 0) throw new Error(`The text holds no "${part}" after ${from}.`);
    from = start + part.length;
    return { start, end: from };
  });
}
