import type { Document, Range } from '../document.js';
import type { Splice } from '../formats.js';
import { placeOfAttribute } from './attributes.js';
import { escapeAfter, escapeText, escapeValue } from './escaping.js';
import type { PageElement } from './nodes.js';
import { Passage } from './passage.js';

/**
 * Puts an English text in a passage's place: in place of all its source, markup inside it included, where nothing
 * else stands there; else in place of its first stretch, and the others go.
 */
export function replaceInPage(document: Document, range: Range, text: string): readonly Splice[] {
  const passage = new Passage(document, range);
  const { element, attribute } = passage.host;
  if (attribute !== null)
    return replaceInAttribute(document.source, element, attribute, passage.pieces, text);
  const whole = passage.wholeRange((content) => passage.isOther(content));
  return inPlaceOf(document.source, whole ? [whole] : passage.pieces, escapeText(text));
}

function inPlaceOf(source: string, pieces: readonly Range[], escaped: string): readonly Splice[] {
  return pieces.map(({ start, end }, i) => {
    const before = source.slice(Math.max(0, start - longestReference), start);
    return { start, end, text: i === 0 ? escapeAfter(before, escaped) : '' };
  });
}

/** A character reference that a text could be taken to end is no longer than this. */
const longestReference = 40;

function replaceInAttribute(
  source: string,
  element: PageElement,
  name: string,
  pieces: readonly Range[],
  text: string,
): readonly Splice[] {
  const { value, quote } = placeOfAttribute(source, element, name)!;
  const isAll = pieces[0]!.start <= value.start && pieces.at(-1)!.end >= value.end;
  if (quote === '' && isAll) return [{ ...value, text: `"${escapeValue(text, '"')}"` }];
  return inPlaceOf(source, pieces, escapeValue(text, quote));
}
