import type { AttributePlace } from './attributes.js';

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as an element's content spells it, in HTML and in XML. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => named[character]!);
}

/** A text as an attribute's value spells it between those quotation marks; without any, also around it. */
export function escapeValue(text: string, quote: AttributePlace['quote']): string {
  if (quote === '"') return text.replace(/[&<>"]/g, (character) => named[character]!);
  return text.replace(
    quote === "'" ? /[&<>']/g : /[&<>"'=`\s]/g,
    (character) => named[character] ?? reference(character),
  );
}

/**
 * A text that comes right after other source: where that ends like a character reference without its end, the
 * text's beginning is spelled so that it does not become part of it.
 */
export function escapeAfter(before: string, escaped: string): string {
  if (!/&[#\w]*$/.test(before) || !/^[\w#;]/.test(escaped)) return escaped;
  return reference(escaped.charAt(0)) + escaped.slice(1);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
