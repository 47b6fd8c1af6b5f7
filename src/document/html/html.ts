import type { Format } from '../formats.js';
import { pageContainer } from './charset.js';
import { markInPage } from './marking.js';
import { readHtml } from './pageOf.js';
import { removeFromPage } from './removal.js';
import { replaceInPage } from './replacement.js';

/**
 * HTML and XHTML, whole pages and fragments, parsed as browsers do. A block is what stands between two borders of
 * block elements, line breaks aside those inside a sentence; the texts of attributes (`alt`, `title`, `aria-label`,
 * `placeholder`, the labels of buttons, descriptions for search engines and networks) are blocks of their own.
 * Code, scripts, styles, templates, comments, formulas, what is shown where scripts are off, and what users type
 * are not read.
 */
export const html: Format = {
  name: 'html',
  extensions: ['.html', '.htm', '.xhtml'],
  container: pageContainer,
  looksLike: looksLikeHtml,
  read: (source) => readHtml(source),
  removeAll: removeFromPage,
  replace: replaceInPage,
  mark: markInPage,
};

const wholePage = /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;
const fragment =
  /^(?:<!--[^]*?-->\s*)*<(?:article|aside|blockquote|div|dl|figure|footer|form|h[1-6]|header|li|main|nav|ol|p|section|table|title|tr|ul)\b[^<>]*>/i;
/** What HTML between the paragraphs of a Markdown file is found beside. */
const markdown = /^(?:#{1,6} |`{3}|[-*+] \[|\[[^\]]+\]: )/m;

function looksLikeHtml(beginning: string): boolean {
  // Every other byte of a UTF-16 text is zero, and a byte order mark is no part of the text.
  const text = beginning
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart();
  return wholePage.test(text) || (fragment.test(text) && !markdown.test(text));
}
