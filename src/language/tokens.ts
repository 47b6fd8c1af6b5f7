import { CharacterClass, classOf, compose, foldCase, isCombining } from './fold.js';
import { isCamelCase, splitCamelCase } from './camelCase.js';
import { extendFirst, extendSecond, finish, firstSeed, secondSeed } from './hash.js';
import { Place, Shape, TokenBuffer } from './tokenBuffer.js';
import { isUnitSymbol, longestUnit } from './units.js';

export { Place, Shape, TokenBuffer };

/**
 * Splits `text[start, end)` into words, in one pass and without allocating.
 *
 * - An elision is a token with its apostrophe (`L'` + `arrivo`), an English clitic one with its own
 *   (`Putin` + `'s`).
 * - Words joined by hyphens are tokens each, marked `Joined`.
 * - Numbers, e-mail and web addresses, hashtags, handles, file names and identifiers are opaque; but a range that is
 *   nothing but one identifier in camel case has the words of which it is made.
 *
 * @returns the same buffer, with the tokens of this range alone.
 */
export function tokenise(text: string, start: number, end: number, tokens: TokenBuffer): TokenBuffer {
  tokens.count = 0;
  let sentenceStart = true;
  let joined = false;
  let chunkStart = start;
  let i = start;
  while (i < end) {
    const code = text.charCodeAt(i);
    const kind = classOf(code);
    if (kind === CharacterClass.Other) {
      if (code <= 0x20 || code === 0xa0) chunkStart = i + 1;
      else if (code === 0x21 || code === 0x3f || code === 0x3a || code === 0x2026) sentenceStart = true;
      else if (code === 0x2e) sentenceStart = !endsInAbbreviation(text, tokens, i);
      else if (isOpaqueStart(text, i, end)) {
        i = opaque(text, i, end, tokens);
        sentenceStart = false;
        continue;
      }
      joined = (code === 0x2d || code === 0x2010 || code === 0x2011) && i > chunkStart;
      i++;
      continue;
    }
    const place = (sentenceStart ? Place.SentenceStart : 0) | (joined ? Place.Joined : 0);
    const next = word(text, i, end, place, tokens);
    i = next;
    if (next < end && isOpaqueGlue(text, next, end)) {
      while (tokens.count > 0 && tokens.start[tokens.count - 1]! >= chunkStart) tokens.count--;
      i = opaque(text, chunkStart, end, tokens);
    }
    sentenceStart = false;
    joined = false;
  }
  if (tokens.count === 1 && tokens.shape[0] === Shape.Opaque && isCamelCase(text, start, end)) {
    splitCamelCase(text, start, end, tokens);
  }
  return tokens;
}

/** Longer words before a full stop end a sentence. */
const longestAbbreviation = 4;

/** Whether an initial or an abbreviated title without a vowel (`Mr.`, `Dr.`, `St.`) ends at `i`: no sentence does. */
function endsInAbbreviation(text: string, tokens: TokenBuffer, i: number): boolean {
  const last = tokens.count - 1;
  if (last < 0 || tokens.end[last] !== i) return false;
  const shape = tokens.shape[last] as Shape;
  if (shape === Shape.Initial) return true;
  const start = tokens.start[last]!;
  if (shape !== Shape.Title || i - start > longestAbbreviation) return false;
  for (let k = start; k < i; k++) if (isVowel(foldCase(text.charCodeAt(k)))) return false;
  return true;
}

function isVowel(code: number): boolean {
  return code === 0x61 || code === 0x65 || code === 0x69 || code === 0x6f || code === 0x75 || code > 0x7f;
}

/** Reads one word (or number) from `i`; answers where it ends. */
function word(text: string, i: number, end: number, place: number, tokens: TokenBuffer): number {
  const start = i;
  let first = firstSeed;
  let second = secondSeed;
  let beforeFirst = first;
  let beforeSecond = second;
  let letter = 0;
  let upper = 0;
  let letters = 0;
  let digits = 0;
  let upperAfterFirst = 0;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    const kind = classOf(code);
    if (kind === CharacterClass.Other) {
      if (!isCombining(code) || letters === 0) break;
      letter = compose(letter, code);
      first = beforeFirst;
      second = beforeSecond;
    } else {
      if (kind === CharacterClass.Digit) digits++;
      else if (kind === CharacterClass.Upper) {
        upper++;
        if (letters > 0) upperAfterFirst++;
      }
      if (kind !== CharacterClass.Digit) letters++;
      letter = foldCase(code);
    }
    beforeFirst = first;
    beforeSecond = second;
    first = extendFirst(first, letter);
    second = extendSecond(second, letter);
  }
  const isIdentifier = upper > 0 && upper === upperAfterFirst;
  if (digits > 0 || isIdentifier || isUnit(text, start, i, finish(first), tokens)) {
    tokens.push(start, i, 0, 0, Shape.Opaque, place);
    return i;
  }
  let wordEnd = i;
  if (i + 1 < end && isApostrophe(text.charCodeAt(i))) {
    if (isClitic(text, i + 1, end)) {
      tokens.push(start, i, finish(first), second >>> 0, shapeOf(letters, upper, upperAfterFirst), place);
      return clitic(text, i, end, tokens);
    }
    if (classOf(text.charCodeAt(i + 1)) !== CharacterClass.Other) {
      first = extendFirst(first, 0x27);
      second = extendSecond(second, 0x27);
      wordEnd = i + 1;
    }
  }
  const dotted = wordEnd + 1 < end && text.charCodeAt(wordEnd) === 0x2e ? Place.Dotted : 0;
  tokens.push(
    start,
    wordEnd,
    finish(first),
    second >>> 0,
    shapeOf(letters, upper, upperAfterFirst),
    place | dotted,
  );
  return wordEnd;
}

/** Whether a word is the unit of the number right before it (`2 h`, `45 min`). */
function isUnit(text: string, start: number, end: number, first: number, tokens: TokenBuffer): boolean {
  const last = tokens.count - 1;
  if (end - start > longestUnit || last < 0 || tokens.shape[last] !== Shape.Opaque) return false;
  const numberEnd = tokens.end[last]!;
  if (start - numberEnd > 1) return false;
  return classOf(text.charCodeAt(numberEnd - 1)) === CharacterClass.Digit && isUnitSymbol(first);
}

function shapeOf(letters: number, upper: number, upperAfterFirst: number): Shape {
  if (upper === 0) return Shape.Lower;
  if (letters === 1) return Shape.Initial;
  if (upper === letters) return Shape.Upper;
  return upperAfterFirst === 0 ? Shape.Title : Shape.Mixed;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x02bc;
}

/** Length of the English clitic (`s t d m re ve ll`) at `i`, where a word ends with it; 0 for none. */
function cliticLength(text: string, i: number, end: number): number {
  const letter = foldCase(text.charCodeAt(i));
  let length = 0;
  if (letter === 0x73 || letter === 0x74 || letter === 0x64 || letter === 0x6d) length = 1;
  else if (i + 1 < end) {
    const second = foldCase(text.charCodeAt(i + 1));
    if ((letter === 0x72 || letter === 0x76) && second === 0x65) length = 2;
    else if (letter === 0x6c && second === 0x6c) length = 2;
  }
  if (length === 0) return 0;
  return i + length < end && classOf(text.charCodeAt(i + length)) !== CharacterClass.Other ? 0 : length;
}

function isClitic(text: string, i: number, end: number): boolean {
  return cliticLength(text, i, end) > 0;
}

function clitic(text: string, apostrophe: number, end: number, tokens: TokenBuffer): number {
  let first = extendFirst(firstSeed, 0x27);
  let second = extendSecond(secondSeed, 0x27);
  const wordEnd = apostrophe + 1 + cliticLength(text, apostrophe + 1, end);
  for (let i = apostrophe + 1; i < wordEnd; i++) {
    const letter = foldCase(text.charCodeAt(i));
    first = extendFirst(first, letter);
    second = extendSecond(second, letter);
  }
  tokens.push(apostrophe, wordEnd, finish(first), second >>> 0, Shape.Lower, Place.Joined);
  return wordEnd;
}

/** `#tag` and `@handle`. */
function isOpaqueStart(text: string, i: number, end: number): boolean {
  const code = text.charCodeAt(i);
  return (
    (code === 0x23 || code === 0x40) &&
    i + 1 < end &&
    classOf(text.charCodeAt(i + 1)) !== CharacterClass.Other
  );
}

/** Whether what follows a word shows that its whole chunk is an address, a path or an identifier. */
function isOpaqueGlue(text: string, i: number, end: number): boolean {
  const code = text.charCodeAt(i);
  if (code === 0x40 || code === 0x5f) return true;
  if (i + 2 >= end) return false;
  if (code === 0x3a) return text.charCodeAt(i + 1) === 0x2f && text.charCodeAt(i + 2) === 0x2f;
  if (code !== 0x2e) return false;
  const next = text.charCodeAt(i + 1);
  return isDomainLetter(next) && isDomainLetter(text.charCodeAt(i + 2)) && text.charCodeAt(i - 1) !== 0x2e;
}

function isDomainLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** One opaque token from `start` to the next white space. */
function opaque(text: string, start: number, end: number, tokens: TokenBuffer): number {
  let i = start;
  while (i < end && text.charCodeAt(i) > 0x20 && text.charCodeAt(i) !== 0xa0) i++;
  tokens.push(start, i, 0, 0, Shape.Opaque, 0);
  return i;
}
