/** What XML 1.0 has no way to write, not even as a reference, is read as this. */
const replacement = '\uFFFD';

/** Characters among which are all that XML 1.0 forbids (section 2.2): controls, lone surrogates, two non-characters. */
const suspects = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** Whether a code point may stand in XML 1.0 (production 2, Char). */
export function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || code > 0xffff;
}

/** How many characters of a text XML 1.0 forbids. */
export function countForbidden(text: string): number {
  const found = text.match(suspects) ?? [];
  return found.filter((character) => !isXmlCharacter(character.codePointAt(0)!)).length;
}

/**
 * A text as XML content or as an attribute between double quotes. What XML 1.0 forbids becomes U+FFFD, or whatever
 * the format writes for it. A carriage return is a reference, as are tab and line feed in attributes: a parser would
 * read them as something else.
 *
 * @param forbidden what stands for a code point that XML 1.0 forbids.
 */
export function xmlContent(text: string, forbidden: (code: number) => string = () => replacement): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return escaped.replace(suspects, (character) => {
    const code = character.codePointAt(0)!;
    if (!isXmlCharacter(code)) return forbidden(code);
    return character === '\r' ? '&#13;' : character;
  });
}

/** The same for an attribute's value. */
export function xmlAttribute(text: string): string {
  return xmlContent(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

/** An attribute list with its leading space; members that are null are left out. */
export function xmlAttributes(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${xmlAttribute(value)}"`))
    .join('');
}
