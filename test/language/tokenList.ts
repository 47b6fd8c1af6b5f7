import { Place, TokenBuffer, tokenise, type Shape } from '../../src/language/tokens.js';

/** A token as it stands in a text. */
export interface ListedToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly shape: Shape;
  readonly isSentenceStart: boolean;
  readonly isJoined: boolean;
  readonly isDotted: boolean;
  /** Both halves of the folded word's hash. */
  readonly hash: readonly [number, number];
}

/** The tokens of a text or of a range of it, in order; a buffer may be lent. */
export function tokensOf(
  text: string,
  { start = 0, end = text.length, buffer = new TokenBuffer() } = {},
): ListedToken[] {
  const tokens = tokenise(text, start, end, buffer);
  return Array.from({ length: tokens.count }, (_, i) => ({
    text: text.slice(tokens.start[i], tokens.end[i]),
    start: tokens.start[i]!,
    end: tokens.end[i]!,
    shape: tokens.shape[i]!,
    isSentenceStart: (tokens.place[i]! & Place.SentenceStart) !== 0,
    isJoined: (tokens.place[i]! & Place.Joined) !== 0,
    isDotted: (tokens.place[i]! & Place.Dotted) !== 0,
    hash: [tokens.first[i]!, tokens.second[i]!],
  }));
}
