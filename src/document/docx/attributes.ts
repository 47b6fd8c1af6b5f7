import { piecesOf, spelledBy } from './xmlText.js';
import type { XmlOpening } from './xmlTokens.js';

/** The decoded value of an attribute, or null where the tag has none of that name. */
export function attributeValue(source: string, { attributes }: XmlOpening, name: string): string | null {
  const attribute = attributes.find((each) => each.name === name);
  return attribute ? spelledBy(source, piecesOf(source, attribute.value)) : null;
}
