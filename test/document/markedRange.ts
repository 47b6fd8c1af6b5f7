import type { Range } from '../../src/document/index.js';

/** A text in which ⟦ ⟧ stand around one range: the text without them, and the range. */
export function markedRange(marked: string): { readonly text: string; readonly range: Range } {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  return { text: marked.replace(/[⟦⟧]/g, ''), range: { start, end } };
}

/** A text in which ⟦ ⟧ stand around any number of ranges: the text without them, and the ranges. */
export function markedRanges(marked: string): { readonly text: string; readonly ranges: readonly Range[] } {
  const ranges: Range[] = [];
  let text = '';
  for (const [, before, inside] of marked.matchAll(/([^⟦]*)(?:⟦([^⟧]*)⟧)?/gu)) {
    text += before!;
    if (inside === undefined) continue;
    ranges.push({ start: text.length, end: text.length + inside.length });
    text += inside;
  }
  return { text, ranges };
}
