import { hashWord } from '../language/hash.js';
import { noRow } from '../language/model.js';
import { ListedIn, type PairModel } from '../language/pairModel.js';
import { Place, Shape, type TokenBuffer } from '../language/tokens.js';

/** Indexes into `tokenClasses`. */
export const enum TokenClass {
  Lower = 0,
  Opening = 1,
  Capital = 2,
  Acronym = 3,
  Name = 4,
  Joined = 5,
  Capitals = 6,
  OpeningName = 7,
}

/** `I`, the one English word that is always written with a capital. */
const hashOfEnglishPronoun = hashWord('i')[0];

/** Knows which capitalised words are names in the document at hand, by the first half of their hash. */
export type NameTest = (first: number) => boolean;

/** The class of a token, or `undefined` where it belongs to no language. */
export function classOfToken(
  tokens: TokenBuffer,
  i: number,
  inCapitals: boolean,
  model: PairModel,
  isName: NameTest | null,
): TokenClass | undefined {
  const shape = tokens.shape[i]! as Shape;
  const place = tokens.place[i]!;
  if (isPrefixLetter(tokens, i)) return undefined;
  switch (shape) {
    case Shape.Opaque:
      return undefined;
    case Shape.Lower:
      return isPartOfName(tokens, i, model) ? TokenClass.Joined : TokenClass.Lower;
    case Shape.Initial:
      return classOfInitial(tokens, i, place, inCapitals);
    case Shape.Upper: {
      if (!inCapitals) return TokenClass.Acronym;
      const row = model.row(tokens.first[i]!, tokens.second[i]!);
      const isWord = row !== noRow && model.isName[row] === 0 && model.listedIn[row] !== 0;
      return isWord || !isOnlyWord(tokens) ? TokenClass.Capitals : TokenClass.Name;
    }
    case Shape.Title:
    case Shape.Mixed: {
      if (isName?.(tokens.first[i]!)) return TokenClass.Name;
      if ((place & Place.Joined) !== 0 && i > 0 && isCapitalised(tokens, i - 1)) return TokenClass.Joined;
      const row = model.row(tokens.first[i]!, tokens.second[i]!);
      const isListedName = row !== noRow && model.isName[row] === 1;
      if ((place & Place.SentenceStart) === 0) return isListedName ? TokenClass.Name : TokenClass.Capital;
      const isWord = row !== noRow && isSurelyListed(model, row);
      const beginsName = i + 1 < tokens.count && isName !== null && isNamePart(tokens, i + 1);
      if (isWord && !isListedName)
        return beginsName && isUndecided(model, row) ? TokenClass.Capital : TokenClass.Opening;
      if (isListedName && isOnlyWord(tokens)) return TokenClass.Name;
      if (!isWord && i + 1 < tokens.count && tokens.end[i] === tokens.start[i + 1]) return TokenClass.Name;
      return beginsName ? (isListedName ? TokenClass.Name : TokenClass.Capital) : TokenClass.OpeningName;
    }
  }
}

/** Whether a token is one letter that a hyphen joins to a word (`E-mail`, `T-shirt`): no word of any language. */
function isPrefixLetter(tokens: TokenBuffer, i: number): boolean {
  if (tokens.end[i]! - tokens.start[i]! !== 1 || i + 1 >= tokens.count) return false;
  return (tokens.place[i + 1]! & Place.Joined) !== 0 && tokens.start[i + 1] === tokens.end[i]! + 1;
}

function classOfInitial(
  tokens: TokenBuffer,
  i: number,
  place: number,
  inCapitals: boolean,
): TokenClass | undefined {
  if ((place & Place.Dotted) !== 0) return undefined;
  if (inCapitals && tokens.count > 1) return TokenClass.Capitals;
  if ((place & Place.SentenceStart) !== 0) return i + 1 < tokens.count ? TokenClass.Opening : undefined;
  return tokens.first[i] === hashOfEnglishPronoun ? TokenClass.Opening : undefined;
}

/** Whether a token is written as a name is, or is a number. */
export function isCapitalised(tokens: TokenBuffer, i: number): boolean {
  return tokens.shape[i]! !== Shape.Lower;
}

/** Encyclopedias bring foreign names into the lists' tails; a word of a language is in both lists or well up in one. */
function isSurelyListed(model: PairModel, row: number): boolean {
  const listedIn = model.listedIn[row]!;
  if (listedIn === (ListedIn.Main | ListedIn.Stray)) return true;
  return listedIn !== 0 && Math.abs(model.listOdds[row]!) >= leastOddsOfWord;
}
const leastOddsOfWord = 2;

/** Whether the lists hardly tell a word's language (`Santa`, `Toronto`). */
function isUndecided(model: PairModel, row: number): boolean {
  return Math.abs(model.listOdds[row]!) < oddsOfUndecided;
}
const oddsOfUndecided = 2.5;

/** Whether a lower-case token goes on a capitalised one: after a hyphen (`Kim Jong-un`), or after an apostrophe that elides no known word. */
function isPartOfName(tokens: TokenBuffer, i: number, model: PairModel): boolean {
  if (i === 0 || !(isCapitalised(tokens, i - 1) || tokens.end[i - 2] === tokens.start[i - 1])) return false;
  if ((tokens.place[i]! & Place.Joined) !== 0) return isCapitalised(tokens, i - 1);
  if (tokens.end[i - 1] !== tokens.start[i]) return false;
  const row = model.row(tokens.first[i - 1]!, tokens.second[i - 1]!);
  return row === noRow || model.listedIn[row] === 0;
}

/** Whether a block has one word and perhaps numbers beside it: a listed name alone is nobody's language. */
function isOnlyWord(tokens: TokenBuffer): boolean {
  let words = 0;
  for (let i = 0; i < tokens.count && words < 2; i++) if (tokens.shape[i] !== Shape.Opaque) words++;
  return words === 1;
}

/** Whether a token may be the second part of a name that begins before it. */
export function isNamePart(tokens: TokenBuffer, i: number): boolean {
  const shape = tokens.shape[i]! as Shape;
  return shape === Shape.Title || shape === Shape.Mixed || shape === Shape.Initial;
}

/** Whether a token stands between two capitalised ones. */
export function isBetweenNames(tokens: TokenBuffer, i: number): boolean {
  return i > 0 && i + 1 < tokens.count && isCapitalised(tokens, i - 1) && isCapitalised(tokens, i + 1);
}

/** Whether a block is set in capitals, so that they mean nothing. */
export function isInCapitals(tokens: TokenBuffer): boolean {
  let upper = 0;
  let other = 0;
  for (let i = 0; i < tokens.count; i++) {
    const shape = tokens.shape[i]! as Shape;
    if (shape === Shape.Upper) upper++;
    else if (shape !== Shape.Opaque && shape !== Shape.Initial) other++;
  }
  return upper > 0 && other * 4 <= upper;
}
