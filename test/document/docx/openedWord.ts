import { textOf, type Document, type Range, type Splice } from '../../../src/document/index.js';
import { docx } from '../../../src/document/docx/index.js';
import { joinParts, partKinds } from '../../../src/document/docx/parts.js';
import { applySplices } from '../../../src/document/splice.js';
import { wordParts, type WordContent } from './wordFile.js';

const fileNames = {
  document: 'document',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  header: 'header1',
  footer: 'footer1',
  styles: 'styles',
};

/** The source of a Word file with these texts (`container.test.ts` shows that it is that). */
export function sourceOf(content: WordContent): string {
  const parts = wordParts(content);
  return joinParts(
    partKinds.flatMap((kind) => {
      const name = `word/${fileNames[kind]}.xml`;
      return name in parts ? [{ kind, name, xml: parts[name]! }] : [];
    }),
  );
}

/** The document that a Word file with these texts is read as. */
export function opened(content: WordContent | string): Document {
  return docx.read(sourceOf(typeof content === 'string' ? { body: content } : content));
}

/** The texts of its blocks. */
export function textsOf(document: Document): readonly string[] {
  return document.blocks.map((block) => textOf(document, block));
}

/** Where each of the texts stands in the reading text, one after another. */
export function rangesOf(document: Document, texts: readonly string[]): readonly Range[] {
  let from = 0;
  return texts.map((text) => {
    const start = document.text.indexOf(text, from);
    if (start === -1) throw new Error(`The document does not say "${text}".`);
    from = start + text.length;
    return { start, end: from };
  });
}

/** What stands between `<w:body>` and `</w:body>` after splices. */
export function bodyAfter(document: Document, splices: readonly Splice[]): string {
  const source = applySplices(document.source, splices);
  return source.slice(source.indexOf('<w:body>') + '<w:body>'.length, source.indexOf('</w:body>'));
}
