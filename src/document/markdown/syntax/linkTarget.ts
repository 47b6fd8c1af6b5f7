import type { TitleRange } from './element.js';
import type { Labels } from './inlineContent.js';
import { labelEnd, normalisedLabel, resourceAt } from './linkParts.js';

/** What makes a link or image of a text in brackets. */
export interface LinkTarget {
  /** Where it ends, at the earliest after the closing bracket. */
  readonly end: number;
  readonly title?: TitleRange | null;
  /** Set where the text is the label itself. */
  readonly isOwnLabel?: true;
}

/**
 * What follows a text in brackets and makes it a link: a resource, a label, or nothing where the text is a label
 * itself (CommonMark, section 6.3).
 *
 * @param start where the text begins.
 * @param end where its closing bracket stands.
 * @param hasBrackets whether other brackets stand in the text: it is no label then.
 */
export function linkTarget(
  text: string,
  start: number,
  end: number,
  hasBrackets: boolean,
  { labels }: Labels,
): LinkTarget | null {
  const after = end + 1;
  const resource = text.charAt(after) === '(' ? resourceAt(text, after) : null;
  if (resource) return resource;
  const afterLabel = labelEnd(text, after);
  if (afterLabel >= 0) {
    const isKnown = labels.has(normalisedLabel(text.slice(after + 1, afterLabel - 1)));
    return isKnown ? { end: afterLabel } : null;
  }
  if (hasBrackets || end - start > 999 || !labels.has(normalisedLabel(text.slice(start, end)))) return null;
  return { end: text.startsWith('[]', after) ? after + 2 : after, isOwnLabel: true };
}
