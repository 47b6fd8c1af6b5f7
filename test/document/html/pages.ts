import { textOf, type Document, type Range } from '../../../src/document/index.js';
import { html } from '../../../src/document/html/html.js';

/** The blocks of a page, each as `role: text`. */
export function rolesAndTexts(source: string): readonly string[] {
  const document = html.read(source);
  return document.blocks.map((block) => `${block.role}: ${textOf(document, block)}`);
}

/** The texts of a page's blocks. */
export function textsOf(document: Document): readonly string[] {
  return document.blocks.map((block) => textOf(document, block));
}

/** The one place where a page says something, as a range of its reading text. */
export function passage(document: Document, words: string): Range {
  const start = document.text.indexOf(words);
  if (start < 0 || document.text.includes(words, start + 1))
    throw new Error(`"${words}" is not in the page exactly once: ${document.text}`);
  return { start, end: start + words.length };
}
