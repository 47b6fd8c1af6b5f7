import { documentOf, type Document } from '../document.js';
import { readingOf, type BlockHost } from './blocks.js';
import type { Page } from './nodes.js';
import { PageIndex } from './pageIndex.js';
import { parsePage } from './parsePage.js';

/** A document's page, and where its blocks stand on it. */
export interface DocumentPage {
  readonly page: Page;
  /** Parallel to the document's blocks. */
  readonly hosts: readonly BlockHost[];
  /** Made when a change is asked for. */
  index: PageIndex | null;
}

/** The pages of documents that were read here, as long as somebody has the document. */
const pages = new WeakMap<Document, DocumentPage>();

/** Reads a page. @throws FormatError for elements nested too deep to be meant. */
export function readHtml(source: string): Document {
  const page = parsePage(source);
  const { hosts, ...reading } = readingOf(page);
  const document = documentOf({ format: 'html', source, ...reading });
  pages.set(document, { page, hosts, index: null });
  return document;
}

/** The page of a document; of one that came from another thread or was kept, read again. */
export function pageOf(document: Document): DocumentPage {
  let known = pages.get(document);
  if (!known) {
    const page = parsePage(document.source);
    known = { page, hosts: readingOf(page).hosts, index: null };
    pages.set(document, known);
  }
  return known;
}

/** What stands where in a document's source. */
export function indexOf(document: Document): PageIndex {
  const known = pageOf(document);
  return (known.index ??= new PageIndex(document, known.page));
}
