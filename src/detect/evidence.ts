import { noRow } from '../language/model.js';
import { ListedIn, type PairModel } from '../language/pairModel.js';
import type { TokenBuffer } from '../language/tokens.js';
import { tokenClasses, type ClassWeights, type Parameters } from './parameters.js';
import {
  classOfToken,
  isBetweenNames,
  isInCapitals,
  isNamePart,
  TokenClass,
  type NameTest,
} from './tokenClass.js';

/** Evidence of one word is bounded, so that no single one outweighs a sentence; nats. */
const listBound = 7.5;
const ngramBound = 5;

/**
 * Weight, in nats, of a word in another script where every foreign language is looked for: all languages of the
 * registry are written in Latin letters.
 */
const foreignScript = 5;

/**
 * Writes the weight of each token, the log-odds in nats that the stray language wrote it, to `weights`:
 *
 *     weight = a · listOdds + o · oneSided + b · ngramOdds
 *
 * where `listOdds = ln p(word | stray) - ln p(word | main)` from the ranked lists and `oneSided` is ±1 for words
 * that only one language's lists have; the factors depend on the token's class. Numbers, addresses and
 * initials weigh nothing, names next to nothing.
 *
 * @param isName null while the document's names are not known yet: then capitalised words count only where
 *   they speak for the stray language, so that the result bounds what they can come to.
 * @returns whether any token is a word rather than a name or a number.
 */
export function weigh(
  text: string,
  tokens: TokenBuffer,
  model: PairModel,
  parameters: Parameters,
  isName: NameTest | null,
  weights: Float32Array,
): boolean {
  const inCapitals = isInCapitals(tokens);
  let hasWords = false;
  for (let i = 0; i < tokens.count; i++) {
    const kind = classOfToken(tokens, i, inCapitals, model, isName);
    const weight = kind === undefined ? 0 : weightOf(text, tokens, i, kind, model, parameters);
    weights[i] = weight < -mostAgainst && mayBeName(kind, tokens, i, model) ? -mostAgainst : weight;
    if (isName === null && weights[i]! < 0 && kind !== TokenClass.Lower) weights[i] = 0;
    hasWords ||= kind === TokenClass.Lower || kind === TokenClass.Opening || kind === TokenClass.Capitals;
  }
  return hasWords;
}

/**
 * A name made of main-language words (`Space Shuttle Columbia`) is as much at home in a stray caption, so a
 * word that may be a part of one hardly speaks against it; nats.
 */
const mostAgainst = 0.25;

function mayBeName(kind: TokenClass | undefined, tokens: TokenBuffer, i: number, model: PairModel): boolean {
  if (kind === TokenClass.Capital || kind === TokenClass.Name || kind === TokenClass.Joined) return true;
  if (kind !== TokenClass.Opening || i + 1 >= tokens.count || !isNamePart(tokens, i + 1)) return false;
  return model.listOdds[model.row(tokens.first[i]!, tokens.second[i]!)]! > oddsOfFunctionWord;
}

/** List odds below this, in nats, are those of the main language's function words, which begin no name. */
const oddsOfFunctionWord = -6.5;

function weightOf(
  text: string,
  tokens: TokenBuffer,
  i: number,
  kind: TokenClass,
  model: PairModel,
  parameters: Parameters,
): number {
  if (!isLatin(text.charCodeAt(tokens.start[i]!))) return model.strays.length > 1 ? foreignScript : 0;
  const row = model.row(tokens.first[i]!, tokens.second[i]!);
  const factors = parameters.classes[kind]!;
  if (kind === TokenClass.Lower && tokens.end[i]! - tokens.start[i]! <= 3 && isBetweenNames(tokens, i)) {
    const odds = model.betweenNames.get(row);
    if (odds !== undefined) return odds;
  }
  const listedIn = row === noRow ? 0 : model.listedIn[row]!;
  if (listedIn !== 0) {
    const list = listWeight(bounded(model.listOdds[row]!, listBound), listedIn, factors);
    if (factors.listedNgrams === 0) return list;
    return list + factors.listedNgrams * bounded(ngramOdds(text, tokens, i, row, model), ngramBound);
  }
  if (factors.unlistedNgrams === 0) return 0;
  return factors.unlistedNgrams * bounded(ngramOdds(text, tokens, i, row, model), ngramBound);
}

function isLatin(code: number): boolean {
  return code < 0x370 || /\p{Script=Latin}/u.test(String.fromCharCode(code));
}

function listWeight(odds: number, listedIn: number, factors: ClassWeights): number {
  if (listedIn === ListedIn.Stray) return factors.oneSidedList * odds + factors.oneSided;
  if (listedIn === ListedIn.Main) return factors.oneSidedList * odds - factors.oneSided;
  const beyond = Math.abs(odds) > skew ? odds - Math.sign(odds) * skew : 0;
  return factors.list * odds + factors.skewedList * beyond;
}

/** List odds beyond this, in nats, are those of a word that hardly belongs to the other language. */
const skew = 3;

function bounded(value: number, bound: number): number {
  return value > bound ? bound : value < -bound ? -bound : value;
}

function ngramOdds(text: string, tokens: TokenBuffer, i: number, row: number, model: PairModel): number {
  return model.ngrams.odds(row, tokens.first[i]!, tokens.second[i]!, text, tokens.start[i]!, tokens.end[i]!);
}

/** What the model knows of a token: the parts of its weight before the factors. */
export interface TokenExplanation {
  /** How it is written; `none` for what belongs to no language. */
  readonly kind: (typeof tokenClasses)[number] | 'none';
  /** ln p(word | stray) - ln p(word | main) from the lists, in nats; null where no list has it. */
  readonly listOdds: number | null;
  /** Log-odds from its character n-grams, in nats. */
  readonly ngramOdds: number;
}

/** Says what the model knows of token `i`. */
export function explainToken(
  text: string,
  tokens: TokenBuffer,
  i: number,
  model: PairModel,
  isName: NameTest,
): TokenExplanation {
  const kind = classOfToken(tokens, i, isInCapitals(tokens), model, isName);
  if (kind === undefined) return { kind: 'none', listOdds: null, ngramOdds: 0 };
  const row = model.row(tokens.first[i]!, tokens.second[i]!);
  const isListed = row !== noRow && model.listedIn[row] !== 0;
  return {
    kind: tokenClasses[kind],
    listOdds: isListed ? model.listOdds[row]! : null,
    ngramOdds: ngramOdds(text, tokens, i, row, model),
  };
}
