import { hashWord } from './hash.js';
import { languages, type Language } from './languages.js';
import { findRow, ngramWeights, noRow, wordTable } from './model.js';
import { logFrequency, unlistedRarity } from './modelFile.js';
import { NgramMemory } from './ngramMemory.js';

/** Bits of `PairModel.listedIn`. */
export const enum ListedIn {
  Main = 1,
  Stray = 2,
}

/**
 * Word evidence for one main language against one stray language, or against several together. A word's row is
 * found by its hash; the arrays are parallel.
 */
export interface PairModel {
  readonly main: Language;
  /** The languages that count as stray. */
  readonly strays: readonly Language[];
  /** ln frequency in the stray language less ln frequency in the main one, in nats. */
  readonly listOdds: Float32Array;
  /** Bit 1 where the main language's lists have the word, bit 2 where the stray language's have it. */
  readonly listedIn: Uint8Array;
  /** 1 where the word is a listed name. */
  readonly isName: Uint8Array;
  /** Log-odds between two capitalised names of the few words whose use there differs, by row, in nats. */
  readonly betweenNames: ReadonlyMap<number, number>;
  /** N-gram log-odds of stray against main, in nats. */
  readonly ngrams: NgramMemory;
  /** The word's row, or `noRow`. */
  row(first: number, second: number): number;
}

const cache = new Map<string, PairModel>();

/**
 * The model for a main language and the languages to look for; made once for each choice.
 *
 * @throws RangeError for a language without lists.
 */
export function pairModel(main: string, strays: readonly string[]): PairModel {
  const key = [main, ...strays].join(' ');
  let model = cache.get(key);
  if (!model) {
    model = buildPairModel(indexOf(main), strays.map(indexOf));
    cache.set(key, model);
  }
  return model;
}

/** Index of a language in the registry. @throws RangeError for a language without lists. */
export function indexOf(code: string): number {
  const index = languages.findIndex((language) => language.code === code);
  if (index !== -1) return index;
  const known = languages.map((each) => each.code).join(', ');
  throw new RangeError(`There are no word lists for the language "${code}"; there are for ${known}.`);
}

function buildPairModel(main: number, strays: readonly number[]): PairModel {
  const table = wordTable();
  const mainRarities = table.rarities[main]!;
  const strayRarities = least(strays.map((stray) => table.rarities[stray]!));
  const count = mainRarities.length;
  const listOdds = new Float32Array(count);
  const listedIn = new Uint8Array(count);
  // Half a million rows: a table of the 256 logarithms and a plain loop keep this to a few milliseconds.
  const logs = Float32Array.from({ length: 256 }, (_, rarity) => logFrequency(rarity));
  for (let row = 0; row < count; row++) {
    const mainRarity = mainRarities[row]!;
    const strayRarity = strayRarities[row]!;
    if (mainRarity === unlistedRarity && strayRarity === unlistedRarity) continue;
    listOdds[row] = logs[strayRarity]! - logs[mainRarity]!;
    listedIn[row] =
      (mainRarity === unlistedRarity ? 0 : ListedIn.Main) |
      (strayRarity === unlistedRarity ? 0 : ListedIn.Stray);
  }
  return {
    main: languages[main]!,
    strays: strays.map((index) => languages[index]!),
    listOdds,
    listedIn,
    isName: table.isName,
    betweenNames: oddsBetweenNames(main, strays),
    ngrams: new NgramMemory(ngramWeights(main), strays.map(ngramWeights), count),
    row: (first, second) => findRow(table, first, second),
  };
}

/** The lowest of several columns, row by row. */
function least(columns: readonly Uint8Array[]): Uint8Array {
  if (columns.length === 1) return columns[0]!;
  const lowest = Uint8Array.from(columns[0]!);
  for (const column of columns) {
    for (let row = 0; row < lowest.length; row++) if (column[row]! < lowest[row]!) lowest[row] = column[row]!;
  }
  return lowest;
}

/** A word that a language does not have between names, in per mille. */
const absentBetweenNames = 0.05;

function oddsBetweenNames(main: number, strays: readonly number[]): Map<number, number> {
  const words = [main, ...strays].flatMap((index) => Object.keys(languages[index]!.betweenNames));
  const share = (index: number, word: string) => languages[index]!.betweenNames[word] ?? absentBetweenNames;
  return new Map(
    words.map((word) => {
      const odds = Math.log(Math.max(...strays.map((index) => share(index, word))) / share(main, word));
      return [findRow(wordTable(), ...hashWord(word)), odds] as const;
    }),
  );
}

export { noRow };
