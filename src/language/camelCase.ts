import { CharacterClass, classOf, foldCase } from './fold.js';
import { extendFirst, extendSecond, finish, firstSeed, secondSeed } from './hash.js';
import { Shape, type TokenBuffer } from './tokenBuffer.js';

/**
 * Whether `text[start, end)` is one identifier in camel case, such as a picture's name that became its alternative
 * text (`fotoCantinaEsterno`): lower-case letters, then words with a capital each, perhaps a number. One letter and
 * one word (`iPhone`) are a brand.
 */
export function isCamelCase(text: string, start: number, end: number): boolean {
  let capitals = 0;
  let i = start;
  for (; i < end; i++) {
    const kind = classOf(text.charCodeAt(i));
    if (kind === CharacterClass.Upper) {
      if (i === start || classOf(text.charCodeAt(i - 1)) === CharacterClass.Upper) return false;
      capitals++;
    } else if (kind !== CharacterClass.Lower) break;
  }
  const isBrand = capitals === 1 && classOf(text.charCodeAt(start + 1)) === CharacterClass.Upper;
  if (capitals === 0 || isBrand || classOf(text.charCodeAt(i - 1)) === CharacterClass.Upper) return false;
  while (i < end && classOf(text.charCodeAt(i)) === CharacterClass.Digit) i++;
  return i === end;
}

/** Puts the words of an identifier in camel case into a buffer, each as if it stood in lower case. */
export function splitCamelCase(text: string, start: number, end: number, tokens: TokenBuffer): void {
  tokens.count = 0;
  let wordStart = start;
  let first = firstSeed;
  let second = secondSeed;
  const push = (wordEnd: number) => {
    tokens.push(wordStart, wordEnd, finish(first), second >>> 0, Shape.Lower, 0);
    wordStart = wordEnd;
    first = firstSeed;
    second = secondSeed;
  };
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const kind = classOf(code);
    if (kind === CharacterClass.Digit) {
      push(i);
      return;
    }
    if (kind === CharacterClass.Upper) push(i);
    first = extendFirst(first, foldCase(code));
    second = extendSecond(second, foldCase(code));
  }
  push(end);
}
