import type { Range } from '../document.js';
import { forbidden, predefinedEntities, reference } from './xmlGrammar.js';

/** A stretch of the source and the text that it spells; null where it spells itself. */
export interface Piece extends Range {
  readonly text: string | null;
}

const isSpecial = /[&\r\n]/;
const special = /&[^;]*;|\r\n|[\r\n]/g;

/**
 * The pieces of a stretch of character data or of an attribute's value: character references decoded, and every
 * line end a space, as Word reads it. In a CDATA section `&` is itself.
 */
export function piecesOf(source: string, { start, end }: Range, isSection = false): readonly Piece[] {
  const text = source.slice(start, end);
  if (!isSpecial.test(text)) return start < end ? [{ start, end, text: null }] : [];
  const pieces: Piece[] = [];
  let from = start;
  for (const { index, 0: spelled } of text.matchAll(isSection ? /\r\n|[\r\n]/g : special)) {
    const at = start + index;
    if (from < at) pieces.push({ start: from, end: at, text: null });
    from = at + spelled.length;
    pieces.push({ start: at, end: from, text: spelled.startsWith('&') ? referenced(spelled) : ' ' });
  }
  if (from < end) pieces.push({ start: from, end, text: null });
  return pieces;
}

/** The character that a reference stands for; a line end, which Word writes in alternative texts, is kept. */
function referenced(spelled: string): string {
  reference.lastIndex = 0;
  const match = reference.exec(spelled)!;
  if (match[3] !== undefined) return predefinedEntities[match[3]]!;
  return String.fromCodePoint(match[1] !== undefined ? parseInt(match[1], 16) : Number(match[2]));
}

/** The text that pieces spell. */
export function spelledBy(source: string, pieces: readonly Piece[]): string {
  return pieces.map(({ start, end, text }) => text ?? source.slice(start, end)).join('');
}

/** The pieces that spell a range of the text of pieces; a piece that does not spell itself goes in whole. */
export function piecesWithin(pieces: readonly Piece[], range: Range): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = piece.text?.length ?? piece.end - piece.start;
    const from = Math.max(range.start, at);
    const to = Math.min(range.end, at + length);
    if (from < to)
      found.push(
        piece.text === null
          ? { start: piece.start + from - at, end: piece.start + to - at, text: null }
          : piece,
      );
    at += length;
  }
  return found;
}

/** The stretches of the source that spell a range of the text of pieces, one for each piece. */
export function sourceOfPieces(pieces: readonly Piece[], range: Range): readonly Range[] {
  return piecesWithin(pieces, range).map(({ start, end }) => ({ start, end }));
}

const lineEnds = /\r\n|[\r\n\u2028\u2029]/g;
const notInXml = new RegExp(forbidden, 'gu');

/**
 * A text without what XML 1.0 cannot hold, references included (section 2.2): control characters go, halves of
 * surrogate pairs become U+FFFD. Lines end in LF.
 */
export function textForXml(text: string): string {
  return text
    .replace(lineEnds, '\n')
    .replace(notInXml, (character) => (/[\uD800-\uDFFF]/.test(character) ? '\uFFFD' : ''));
}

/** Character data that spells a text. */
export function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The value of an attribute, in quotation marks of either kind, that spells a text. */
export function escapedValue(text: string): string {
  return escapedText(text)
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}
