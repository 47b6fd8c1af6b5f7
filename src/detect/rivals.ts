import { languages } from '../language/languages.js';
import { findRow, letterScore, noRow, rowLog, wordTable } from '../language/model.js';
import { indexOf, type PairModel } from '../language/pairModel.js';
import { Shape, type TokenBuffer } from '../language/tokens.js';
import { identifier } from './identifier.js';

/** One word's evidence for one language against another is bounded; nats. */
const wordBound = 4;
const listFactor = 0.6;
const letterFactor = 0.4;

/** A language that fits a run better than the one looked for. */
export interface Rival {
  readonly name: string;
  /** Log-odds of the rival against the stray language, in nats; above 0. */
  readonly odds: number;
}

/**
 * The language, if any, that fits the words `[from, to)` better than the stray language does: a Spanish line
 * is much like Italian beside English, and is none.
 */
export function strongestRival(
  text: string,
  tokens: TokenBuffer,
  from: number,
  to: number,
  model: PairModel,
): Rival | null {
  const stray = indexOf(model.strays[0]!.code);
  const main = indexOf(model.main.code);
  const sums = new Float64Array(languages.length);
  for (let i = from; i < to; i++) if (isWord(tokens, i, i === from)) addOdds(sums, text, tokens, i, stray);
  let best: Rival | null = null;
  languages.forEach((language, index) => {
    const odds = sums[index]!;
    if (index !== stray && index !== main && odds > (best?.odds ?? 0)) best = { name: language.name, odds };
  });
  return best;
}

/** Names and numbers belong to no language; the first word may be a capitalised one. */
function isWord(tokens: TokenBuffer, i: number, isFirst: boolean): boolean {
  const shape = tokens.shape[i]! as Shape;
  if (shape === Shape.Lower) return true;
  if (shape === Shape.Opaque || (shape !== Shape.Upper && !isFirst)) return false;
  const table = wordTable();
  const row = findRow(table, tokens.first[i]!, tokens.second[i]!);
  return row !== noRow && table.isName[row] === 0;
}

/** Adds a word's log-odds of each language against the stray one. */
function addOdds(sums: Float64Array, text: string, tokens: TokenBuffer, i: number, stray: number): void {
  const table = wordTable();
  const row = findRow(table, tokens.first[i]!, tokens.second[i]!);
  const letters = letterScores(text.slice(tokens.start[i], tokens.end[i]).toLowerCase());
  for (let language = 0; language < sums.length; language++) {
    const lists = row === noRow ? 0 : rowLog(table, row, language) - rowLog(table, row, stray);
    const odds = listFactor * lists + letterFactor * (letters[language]! - letters[stray]!);
    sums[language]! += Math.max(-wordBound, Math.min(wordBound, odds));
  }
}

const rememberedWords = 20_000;
const remembered = new Map<string, Float64Array>();

/** A word's n-gram score in every language; the same few words come again and again. */
function letterScores(word: string): Float64Array {
  let scores = remembered.get(word);
  if (!scores) {
    if (remembered.size >= rememberedWords) remembered.clear();
    scores = Float64Array.from(languages, (_, language) => letterScore(word, language));
    remembered.set(word, scores);
  }
  return scores;
}

/** A shorter text is too little for franc to tell apart the languages that it knows; UTF-16 code units. */
const shortestForFranc = 40;
/** franc's scores are relative to the best language's; a nearer second one leaves it open. */
const francMargin = 0.03;
/** How far the best listed language must be ahead of the next, in nats, to be named. */
const namingMargin = 2;

/**
 * The language of a run that is not in the main language: the one of the registry that its words fit, or what
 * franc says of a long enough text, or `und`.
 *
 * @returns BCP 47.
 */
export function nameLanguage(
  text: string,
  tokens: TokenBuffer,
  from: number,
  to: number,
  model: PairModel,
): string {
  const listed = listedShare(tokens, from, to, model);
  if (listed.share >= 0.6 && listed.margin >= namingMargin) return listed.code;
  const passage = text.slice(tokens.start[from], tokens.end[to - 1]);
  if (passage.length >= shortestForFranc) {
    const [best, second] = identifier()(passage);
    if (best && best[0] !== 'und' && 1 - (second?.[1] ?? 0) >= francMargin) return toBcp47(best[0]);
  }
  return listed.share >= 0.5 && listed.margin >= namingMargin / 2 ? listed.code : 'und';
}

/** The registry's language that most of the run's words fit, the share of them that its lists have, and its lead. */
function listedShare(tokens: TokenBuffer, from: number, to: number, model: PairModel) {
  const table = wordTable();
  const scores = model.strays.map((language) => {
    const index = indexOf(language.code);
    let known = 0;
    let words = 0;
    let sum = 0;
    for (let i = from; i < to; i++) {
      if (tokens.shape[i] === Shape.Opaque) continue;
      words++;
      const row = findRow(table, tokens.first[i]!, tokens.second[i]!);
      const log = row === noRow ? rowLogOfUnlisted : rowLog(table, row, index);
      if (log > rowLogOfUnlisted) known++;
      sum += log;
    }
    return { code: language.code, share: words === 0 ? 0 : known / words, sum };
  });
  scores.sort((a, b) => b.sum - a.sum);
  return { ...scores[0]!, margin: scores[0]!.sum - (scores[1]?.sum ?? -Infinity) };
}

const rowLogOfUnlisted = -15;

/** BCP 47 prefers the two-letter code where ISO 639-1 has one (RFC 5646, section 2.2.1). */
function toBcp47(iso3: string): string {
  return Intl.getCanonicalLocales(iso3)[0] ?? iso3;
}
