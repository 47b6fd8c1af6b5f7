import { closingTag, openingTag } from './inlineHtml.js';

/** How a block of HTML ends: at a line with this in it, or at a blank line. */
export type HtmlBlockEnd = RegExp | 'blank line';

const blockTags =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

/** Beginnings of HTML blocks and their ends, the kinds 1 to 6 of CommonMark, section 4.6. */
const beginnings: readonly (readonly [RegExp, HtmlBlockEnd])[] = [
  [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [new RegExp(`^</?(?:${blockTags})(?:\\s|/?>|$)`, 'i'), 'blank line'],
];

const wholeTag = new RegExp(`^(?:${openingTag}|${closingTag})[ \\t]*$`);

/**
 * Tells whether a line opens a block of HTML, and how that ends.
 *
 * @param rest the line from its first character that is no white space.
 * @param interrupts whether a paragraph is open, which a tag of any other name does not end (kind 7).
 */
export function htmlBlockEnd(rest: string, interrupts: boolean): HtmlBlockEnd | null {
  const known = beginnings.find(([beginning]) => beginning.test(rest));
  if (known) return known[1];
  return !interrupts && wholeTag.test(rest) ? 'blank line' : null;
}
