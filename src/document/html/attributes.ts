import type { Token } from 'parse5';
import type { BlockRole, Range } from '../document.js';
import { attributeOf, fullName, type PageElement } from './nodes.js';

/** An attribute that holds text for people. */
export interface TextAttribute {
  readonly name: string;
  readonly role: BlockRole;
}

/** Attributes that name or explain any element. */
const everywhere = new Map<string, BlockRole>([
  ['title', 'title'],
  ['aria-label', 'label'],
  ['aria-description', 'description'],
  ['aria-placeholder', 'label'],
]);

/** Attributes that some elements have, after the element's name. */
const somewhere = new Map<string, BlockRole>([
  ['img alt', 'alt'],
  ['area alt', 'alt'],
  ['input alt', 'alt'],
  ['input placeholder', 'label'],
  ['textarea placeholder', 'label'],
  ['optgroup label', 'label'],
  ['option label', 'label'],
  ['track label', 'label'],
]);

/** What the `content` of a `meta` is, by its `name` or `property`. */
const metadata = new Map<string, BlockRole>([
  ['description', 'description'],
  ['og:title', 'title'],
  ['og:description', 'description'],
  ['og:image:alt', 'alt'],
  ['twitter:title', 'title'],
  ['twitter:description', 'description'],
  ['twitter:image:alt', 'alt'],
]);

/** Elements whose `title` nobody sees. */
const unseen = new Set(['script', 'style', 'link', 'meta', 'template', 'noscript', 'head', 'html']);

/** Types of `input` that are buttons, with their label in `value`. */
const buttonTypes = new Set(['submit', 'button', 'reset']);

/** Attributes that say in which language an element is. */
const languageAttributes = new Set(['lang', 'xml:lang']);

/** The names of all these, so that most attributes are passed over at once. */
const looked = new Set([
  ...everywhere.keys(),
  ...Array.from(somewhere.keys(), (key) => key.slice(key.indexOf(' ') + 1)),
  ...languageAttributes,
  'content',
  'value',
]);

/** Attributes that are asked for besides. */
const consulted = new Set(['translate', 'hreflang', 'role', 'type', 'name', 'property']);

/** Elements that the parser compares by all of their attributes (HTML, sections 13.2.4.3 and 13.2.6.5). */
const compared = new Set('a b big code em font i nobr s small strike strong tt u annotation-xml'.split(' '));

const none: readonly Token.Attribute[] = [];

/** The attributes of an element without those that nothing asks for, which are most of a large page's. */
export function keptAttributes(
  element: string,
  attributes: readonly Token.Attribute[],
): readonly Token.Attribute[] {
  if (compared.has(element)) return attributes;
  const kept = attributes.filter((attribute) => {
    const name = fullName(attribute);
    return looked.has(name) || consulted.has(name);
  });
  return kept.length === 0 ? none : kept;
}

/** What an attribute of an element is for people; null for what is for programs. */
export function roleOfAttribute(element: PageElement, name: string): BlockRole | null {
  if (element.isHtml) {
    if (name === 'content' && element.name === 'meta') return roleOfMetadata(element);
    if (name === 'value' && element.name === 'input') return isButton(element) ? 'button' : null;
    if (unseen.has(element.name)) return null;
    const role = somewhere.get(`${element.name} ${name}`);
    if (role) return role;
  }
  return everywhere.get(name) ?? null;
}

/** The attributes of an element that hold text for people, in the order of the source. */
export function textAttributes(element: PageElement): readonly TextAttribute[] {
  if (!element.places) return [];
  return element.attributes.flatMap((attribute) => {
    const name = fullName(attribute);
    const role = roleOfAttribute(element, name);
    return role && attribute.value.trim() !== '' ? [{ name, role }] : [];
  });
}

/** Of the places of an element's attributes, those of text and of languages; null where it has none. */
export function attributePlaces(
  element: PageElement,
  places: Readonly<Record<string, Token.Location>>,
): Readonly<Record<string, Token.Location>> | null {
  let kept: Record<string, Token.Location> | null = null;
  for (const attribute of element.attributes) {
    const name = fullName(attribute);
    if (!looked.has(name)) continue;
    if (!languageAttributes.has(name) && roleOfAttribute(element, name) === null) continue;
    const place = places[name];
    if (place) (kept ??= Object.create(null) as Record<string, Token.Location>)[name] = place;
  }
  return kept;
}

/** An attribute in the source: all of it, and its value without quotation marks. */
export interface AttributePlace extends Range {
  readonly value: Range;
  /** The quotation mark around the value; empty where there is none. */
  readonly quote: '"' | "'" | '';
}

/** Where an attribute of an element stands; null where the source does not spell it with a value. */
export function placeOfAttribute(source: string, element: PageElement, name: string): AttributePlace | null {
  const place = element.places?.[name];
  if (!place) return null;
  const { startOffset: start, endOffset: end } = place;
  const before = /^[^][^\s/>=]*\s*=\s*/.exec(source.slice(start, end));
  if (!before) return null;
  const from = start + before[0].length;
  const first = source.charAt(from);
  if (first !== '"' && first !== "'") return { start, end, value: { start: from, end }, quote: '' };
  return { start, end, value: { start: from + 1, end: end - 1 }, quote: first };
}

function roleOfMetadata(element: PageElement): BlockRole | null {
  const name = (attributeOf(element, 'name') ?? attributeOf(element, 'property') ?? '').toLowerCase();
  return metadata.get(name) ?? null;
}

function isButton(element: PageElement): boolean {
  return buttonTypes.has((attributeOf(element, 'type') ?? '').toLowerCase());
}
