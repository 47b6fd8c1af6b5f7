import {
  applySplices,
  formatOf,
  sourceRangesOf,
  textOf,
  type Document,
  type Range,
} from '../../../src/document/index.js';

/** The blocks of a document, as texts. */
export function blocksOf(document: Document): string[] {
  return document.blocks.map((block) => textOf(document, block));
}

/** Where a part of the reading text stands there. */
export function rangeOf({ text }: Document, part: string): Range {
  const start = text.indexOf(part);
  expect(start).not.toBe(-1);
  return { start, end: start + part.length };
}

/** What the source spells a part of the reading text by. */
export function spellingOf(document: Document, part: string): string {
  return sourceRangesOf(document, rangeOf(document, part))
    .map(({ start, end }) => document.source.slice(start, end))
    .join('|');
}

/** The source without parts of the reading text, which are given in order. */
export function without(document: Document, ...parts: readonly string[]): string {
  const ranges = parts.map((part) => rangeOf(document, part));
  return applySplices(document.source, formatOf(document).removeAll(document, ranges));
}

/** The source with another text in the place of a part of the reading text. */
export function withInstead(document: Document, part: string, text: string): string {
  const splices = formatOf(document).replace(document, rangeOf(document, part), text);
  return applySplices(document.source, splices);
}
