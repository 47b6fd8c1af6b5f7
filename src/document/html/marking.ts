import type { Document, Range } from '../document.js';
import type { FormatRefusal, Splice } from '../formats.js';
import { placeOfAttribute } from './attributes.js';
import type { Page, PageElement } from './nodes.js';
import { pageOf } from './pageOf.js';
import { Passage } from './passage.js';

/**
 * Marks a passage as being in another language (WCAG 2.2, success criterion 3.1.2): on the element that it is all
 * the text of, else on a `span` around it, else on one around each of its stretches.
 *
 * @param language BCP 47.
 */
export function markInPage(
  document: Document,
  range: Range,
  language: string,
): readonly Splice[] | FormatRefusal {
  const { page } = pageOf(document);
  const passage = new Passage(document, range);
  const { element, host } = passage;
  if (element.isHtml && (element.name === 'title' || element.name === 'meta')) return refusals.metadata;
  if (host.attribute !== null)
    return passage.isAllTextOf(element) ? onElement(page, element, language) : refusals.attribute;
  if (element.name !== 'body' && passage.isAllTextOf(element)) return onElement(page, element, language);
  if (!element.isHtml || withoutMarkup.has(element.name)) return refusals.noMarkup;
  const whole = passage.wholeRange((content) => passage.isOtherText(content));
  return (whole ? [whole] : passage.pieces).flatMap((piece) => aroundPiece(page, piece, language));
}

/** Elements in which the parser passes over tags. */
const withoutMarkup = new Set(['option', 'optgroup', 'select']);

const refusals = {
  metadata: {
    refusal:
      'The title and the description of a page are in the language of the page. Replace the text, or give the page in this language an address of its own.',
  },
  attribute: {
    refusal:
      'A language holds for an element with all of its texts, and this one has others. Replace the text, or move what is in the other language to an element of its own.',
  },
  noMarkup: {
    refusal: 'There can be no markup around part of this text. Replace it, or mark all of the text.',
  },
} as const satisfies Readonly<Record<string, FormatRefusal>>;

function aroundPiece({ source, isXhtml }: Page, { start, end }: Range, language: string): readonly Splice[] {
  if (source.slice(start, end).trim() === '') return [];
  return [
    { start, end: start, text: `<span${spelled(attributeNames(isXhtml), language)}>` },
    { start: end, end, text: '</span>' },
  ];
}

function onElement({ source, isXhtml }: Page, element: PageElement, language: string): readonly Splice[] {
  const afterName = element.tagStart + 1 + element.name.length;
  const present = ['lang', 'xml:lang'].flatMap((name) => {
    const place = placeOfAttribute(source, element, name);
    return place ? [{ name, place }] : [];
  });
  const missing = attributeNames(isXhtml).filter((name) => !present.some((each) => each.name === name));
  return [
    ...(missing.length > 0 ? [{ start: afterName, end: afterName, text: spelled(missing, language) }] : []),
    ...present.map(({ place: { value } }) => ({ ...value, text: language })),
  ];
}

/** HTML has `lang`, XML `xml:lang`; XHTML is read as either. */
function attributeNames(isXhtml: boolean): readonly string[] {
  return isXhtml ? ['lang', 'xml:lang'] : ['lang'];
}

function spelled(names: readonly string[], language: string): string {
  return names.map((name) => ` ${name}="${language}"`).join('');
}
