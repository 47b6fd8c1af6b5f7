import { Tokenizer, type Token } from 'parse5';
import { decodeWindows1252 } from '../windows1252.js';

/** A character reference: what it stands for, and where it ends in the source. */
export interface Reference {
  readonly text: string;
  readonly end: number;
}

/** Where a reference stands: in attributes, `&copy=` and `&copyright` are none (HTML, section 13.2.5.73). */
export type ReferencePlace = 'text' | 'attribute';

/** What may be a reference; numbers as long as they come, names as long as the longest. */
const spelling = /&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?|([A-Za-z][A-Za-z0-9]{0,31};?))/y;

/**
 * The character reference that begins at an `&` of the source; null where it is an `&` and no more.
 *
 * @param end where the text or attribute value ends.
 */
export function referenceAt(
  source: string,
  at: number,
  end: number,
  place: ReferencePlace,
): Reference | null {
  spelling.lastIndex = at;
  const match = spelling.exec(source);
  if (!match) return null;
  const [whole, hexadecimal, decimal, name] = match;
  if (name === undefined) {
    if (at + whole.length > end) return null;
    const number = hexadecimal === undefined ? parseInt(decimal!, 10) : parseInt(hexadecimal, 16);
    return { text: characterOf(number), end: at + whole.length };
  }
  const known = namedReference(whole.slice(0, end - at));
  if (!known) return null;
  const after = at + known.length;
  if (place === 'attribute' && !source.startsWith(';', after - 1) && after < end) {
    if (/[A-Za-z0-9=]/.test(source.charAt(after))) return null;
  }
  return { text: known.text, end: after };
}

/** What a stretch of text says, references decoded and white space as it is. */
export function decoded(source: string, start: number, end: number): string {
  const raw = source.slice(start, end);
  if (!raw.includes('&')) return raw;
  let text = '';
  let from = start;
  for (let at = source.indexOf('&', start); at >= 0 && at < end; at = source.indexOf('&', at)) {
    const reference = referenceAt(source, at, end, 'text');
    if (reference) {
      text += source.slice(from, at) + reference.text;
      from = reference.end;
    }
    at = reference ? reference.end : at + 1;
  }
  return text + source.slice(from, end);
}

/** The character of a number in a reference (HTML, section 13.2.5.80). */
function characterOf(number: number): string {
  if (number >= 0x80 && number <= 0x9f) return decodeWindows1252(Uint8Array.of(number));
  if (number === 0 || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff)) return '\uFFFD';
  return String.fromCodePoint(number);
}

/** A name that begins a spelling: how long it is with its `&`, and what it stands for. */
interface NamedReference {
  readonly length: number;
  readonly text: string;
}

/** Spellings that were looked up, so that each is looked up once; forgotten when a page has too many. */
const lookedUp = new Map<string, NamedReference | null>();
const mostLookedUp = 10_000;

function namedReference(spelled: string): NamedReference | null {
  const found = lookedUp.get(spelled);
  if (found !== undefined) return found;
  if (lookedUp.size >= mostLookedUp) lookedUp.clear();
  const reference = lookUp(spelled);
  lookedUp.set(spelled, reference);
  return reference;
}

/** parse5 knows the names; what it leaves as it is at the end (`it;` of `&notit;`) is not part of the name. */
function lookUp(spelled: string): NamedReference | null {
  const decoded = decode(spelled);
  if (decoded === spelled) return null;
  let rest = 0;
  while (
    rest < decoded.length - 1 &&
    decoded.charCodeAt(decoded.length - 1 - rest) === spelled.charCodeAt(spelled.length - 1 - rest)
  )
    rest++;
  return { length: spelled.length - rest, text: decoded.slice(0, decoded.length - rest) };
}

function decode(spelled: string): string {
  let decoded = '';
  const add = ({ chars }: Token.CharacterToken) => {
    decoded += chars;
  };
  const nothing = () => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onCharacter: add,
      onWhitespaceCharacter: add,
      onNullCharacter: add,
      onStartTag: nothing,
      onEndTag: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
      onParseError: null,
    },
  );
  tokenizer.write(spelled, true);
  return decoded;
}
