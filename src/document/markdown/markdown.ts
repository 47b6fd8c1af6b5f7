import { documentOf, type Block, type Document } from '../document.js';
import type { Format } from '../formats.js';
import { kindsOf } from '../kind.js';
import { mark } from './marking.js';
import { keepOutline } from './outline.js';
import type { Passage } from './passage.js';
import { readOutline } from './reading.js';
import { removeAll } from './removal.js';
import { replace } from './replacement.js';

/**
 * Markdown: CommonMark with tables, footnotes and strikethrough of GFM, front matter in YAML or TOML; MDX is
 * tolerated. The syntax is read by our own parser (`syntax/`), because edits need the source range of every piece
 * of text and corpora need its speed.
 */
export const markdown: Format = {
  name: 'markdown',
  extensions: ['.md', '.markdown', '.mdx'],
  looksLike,
  read: readMarkdown,
  removeAll,
  replace,
  mark,
};

function readMarkdown(source: string): Document {
  const outline = readOutline(source);
  const { text, map, marks, passages } = outline;
  const blocks = blocksOf(text, passages);
  const document = documentOf({ format: 'markdown', source, text, map, marks, blocks });
  keepOutline(document, outline);
  return document;
}

/** Kinds go by what is read in a row: alternative texts, titles and links stand beside it. */
function blocksOf(text: string, passages: readonly Passage[]): readonly Block[] {
  const running = passages.filter(({ role }) => !besides.has(role));
  const kinds = kindsOf(
    text,
    running.map(({ range }) => range),
  );
  let next = 0;
  return passages.map(({ range: { start, end }, role }): Block => {
    if (besides.has(role)) return { start, end, kind: 'caption', role };
    const kind = kinds[next++]!;
    if (kind === 'paragraph' && role !== 'heading') return { start, end, kind, role };
    const isHeading = kinds[next] === 'paragraph' && !rows.has(role);
    return { start, end, kind: isHeading ? 'heading' : 'caption', role };
  });
}

/** Roles that stand over nothing, whatever follows. */
const rows: ReadonlySet<string> = new Set(['list item', 'table cell']);

const besides: ReadonlySet<string> = new Set(['alt', 'title', 'link', 'caption']);

/** Front matter, or two different signs of markup that plain text hardly has. */
function looksLike(beginning: string): boolean {
  if (/^(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[\w-]+:.*\r?\n|[ \t]+.*\r?\n)+---[ \t]*\r?(?:\n|$)/.test(beginning))
    return true;
  const signs = [
    /^#{1,6} \S/m,
    /!?\[[^\][\n]+\]\((?:https?:|[./#\w])[^)\s]*(?: "[^"\n]*")?\)/,
    /^```\w*[ \t]*\r?$/m,
    /^\|?(?: *:?-+:? *\|)+ *:?-+:? *\|?[ \t]*\r?$/m,
    /\*\*[^\s*][^*\n]*\*\*/,
  ];
  return signs.filter((sign) => sign.test(beginning)).length > 1;
}
