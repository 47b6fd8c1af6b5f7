import type { Document } from './document.js';

/** A part of a document that stands for itself, such as a record of a JSONL file. */
export interface Section {
  /** The document with the blocks of this section alone. */
  readonly section: Document;
  /** Index of its first block in the document. */
  readonly first: number;
}

/** The sections of a document, in order; most documents are one. */
export function sectionsOf(document: Document): readonly Section[] {
  const { sections, blocks } = document;
  if (sections.length === 1) return [{ section: document, first: 0 }];
  return sections.map((first, index) => ({
    section: { ...document, blocks: blocks.slice(first, sections[index + 1]) },
    first,
  }));
}
