/**
 * The productions of XML 1.0 (fifth edition) that are looked for at a place in a text, as sticky expressions: set
 * `lastIndex`, then `exec`.
 */
const nameStart =
  ':A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u2070-\\u218F\\u2C00-\\u2FEF' +
  '\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
/** At the end of a class, where it joins nothing. */
const joiners = '\\u200C\\u200D';
const nameRest = `\\u0300-\\u036F\\u203F\\u2040\\-.0-9\\xB7${nameStart}`;
const name = `[${nameStart}${joiners}][${nameRest}${joiners}]*`;
const space = '[ \\t\\r\\n]';

/** `Name` of an element, after its `<`. */
export const elementName = new RegExp(name, 'uy');
/** White space and an attribute: its name, and its value between quotation marks of the one or the other kind. */
export const attribute = new RegExp(`${space}+(${name})${space}*=${space}*(?:"([^<"]*)"|'([^<']*)')`, 'uy');
/** The end of a start tag, with its slash where it is an empty one. */
export const startTagEnd = new RegExp(`${space}*(/?)>`, 'y');
/** The end of an end tag, after its name. */
export const endTagEnd = new RegExp(`${space}*>`, 'y');
/** `PITarget`. */
export const instructionTarget = new RegExp(`${name}(?=\\?>|${space})`, 'uy');
/** A reference to a character, by its number in hexadecimal or decimal, or to one of the predefined entities. */
export const reference = /&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos));/y;
/** `XMLDecl`, at the beginning of a text. */
export const declaration = /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[^?]*\?>/;
/** What is no `Char`; a half of a surrogate pair is none. */
export const forbidden = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** The entities that XML has without a declaration (section 4.6). */
export const predefinedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
