import { ZipWriter } from '../src/web/exporting/zipWriter.js';

/** Texts as the bytes of one file in a format; paragraphs are parted by blank lines. */
type Writer = (texts: readonly string[]) => Uint8Array;

/** A writer for each format that plain means can write, by the format's name. */
export const writers: Readonly<Record<string, Writer>> = {
  text: (texts) => encoded(texts.join('\n\n')),
  markdown: (texts) => encoded(texts.join('\n\n')),
  jsonl: (texts) =>
    encoded(texts.map((text, id) => `${JSON.stringify({ id, text, source: `page-${id}` })}\n`).join('')),
  csv: (texts) => encoded(table(texts, ',', (cell) => `"${cell.replaceAll('"', '""')}"`)),
  tsv: (texts) => encoded(table(texts, '\t', (cell) => cell.replace(/\s+/g, ' '))),
  docx,
  html: (texts) => encoded(`<!DOCTYPE html>\n<title>Pages</title>\n${texts.map(article).join('\n')}\n`),
};

function encoded(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
}

function table(texts: readonly string[], delimiter: string, spell: (cell: string) => string): string {
  const rows = texts.flatMap(paragraphsOf).map((cell, id) => `${id}${delimiter}${spell(cell)}\r\n`);
  return `id${delimiter}text\r\n${rows.join('')}`;
}

/** A page with the markup that pages have around their texts: a paragraph in three has a link, one in ten a picture. */
function article(text: string): string {
  const paragraphs = paragraphsOf(text).map((paragraph, i) => {
    const inner = escaped(paragraph);
    const linked = i % 3 === 0 ? inner.replace(/ (\w+) /, ' <a href="/pages/$1">$1</a> ') : inner;
    const picture = i % 10 === 0 ? `<img src="/pictures/${i}.jpg" width="640" height="480" alt="">\n` : '';
    return `${picture}<p class="body">${linked}</p>`;
  });
  return `<article>\n${paragraphs.join('\n')}\n</article>`;
}

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const documentRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const relationsType = 'application/vnd.openxmlformats-package.relationships+xml';

/** A document of the fewest parts; Word parts paragraphs into runs wherever something was edited, and so does this. */
function docx(texts: readonly string[]): Uint8Array {
  const run = (words: string) => `<w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`;
  const body = texts
    .flatMap(paragraphsOf)
    .map(
      (paragraph) =>
        `<w:p>${paragraph
          .split(/(?<=[,.] )/)
          .map(run)
          .join('')}</w:p>`,
    )
    .join('');
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="${relationsType}"/><Override PartName="/word/document.xml" ContentType="${documentType}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageNamespace}/relationships"><Relationship Id="rId1" Type="${documentRelation}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${wordNamespace}"><w:body>${body}</w:body></w:document>`,
  };
  const pieces: Uint8Array[] = [];
  const zip = new ZipWriter((bytes) => pieces.push(bytes));
  for (const [name, xml] of Object.entries(parts)) zip.add(name, encoded(xml));
  zip.end();
  return Buffer.concat(pieces);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
