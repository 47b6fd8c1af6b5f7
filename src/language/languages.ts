/** One language that Didascalia has word lists for. */
export interface Language {
  /** BCP 47. */
  readonly code: string;
  /** English name. */
  readonly name: string;
  /** ISO 639-3, which franc speaks. */
  readonly iso3: string;
  /** The npm package with the ranked lists, and which of its files hold words and which hold names. */
  readonly source: {
    readonly package: string;
    readonly words: readonly string[];
    readonly names: readonly string[];
  };
  /**
   * Words of one letter, which the lists leave out, with their share of running text in per mille: our own
   * estimate from the general grammar of the language, rounded.
   */
  readonly letters: Readonly<Record<string, number>>;
  /**
   * Share, in per mille, of the words between two capitalised names that are this word, where that differs
   * much from running text: English "a" hardly ever stands there, Italian "a" (to) often. Our own estimate.
   */
  readonly betweenNames: Readonly<Record<string, number>>;
}

const words = ['commonWords', 'wikipedia'];
const names = ['firstnames', 'lastnames'];

/** Every language with word evidence. A new one is one entry here. */
export const languages: readonly Language[] = [
  {
    code: 'en',
    name: 'English',
    iso3: 'eng',
    source: source('en', names),
    letters: { a: 22, i: 8, o: 0.02 },
    betweenNames: { a: 2, e: 0.05, o: 0.05, i: 1, de: 12, di: 3, da: 4, del: 4, la: 6, van: 8, von: 8 },
  },
  {
    code: 'it',
    name: 'Italian',
    iso3: 'ita',
    source: source('it', names),
    letters: { e: 26, è: 14, a: 19, i: 10, o: 4 },
    betweenNames: { a: 60, e: 250, o: 10, i: 5, de: 6, di: 90, da: 25, del: 30, la: 10, van: 6, von: 6 },
  },
  {
    code: 'es',
    name: 'Spanish',
    iso3: 'spa',
    source: source('es-es', names),
    letters: { y: 26, a: 20, o: 5, e: 1, u: 0.3, é: 0.01 },
    betweenNames: { a: 50, y: 250, e: 20, o: 10 },
  },
  {
    code: 'fr',
    name: 'French',
    iso3: 'fra',
    source: source('fr', names),
    letters: { à: 17, a: 6, y: 2, ô: 0.05 },
    betweenNames: { à: 60, a: 5 },
  },
  {
    code: 'de',
    name: 'German',
    iso3: 'deu',
    source: source('de', names),
    letters: { o: 0.05 },
    betweenNames: {},
  },
  {
    code: 'pt',
    name: 'Portuguese',
    iso3: 'por',
    source: source('pt-br', names),
    letters: { a: 28, o: 27, e: 24, é: 9, à: 4 },
    betweenNames: { e: 250, a: 50, o: 10 },
  },
  {
    code: 'nl',
    name: 'Dutch',
    iso3: 'nld',
    source: source('nl-be', ['boysFirstnames', 'girlsFirstnames', 'lastnames']),
    letters: { u: 1.5 },
    betweenNames: {},
  },
  {
    code: 'pl',
    name: 'Polish',
    iso3: 'pol',
    source: source('pl', ['femaleFirstnames', 'maleFirstnames', 'femaleLastnames', 'maleLastnames']),
    letters: { w: 30, i: 22, z: 17, o: 6, a: 6, u: 2 },
    betweenNames: { i: 250, w: 40, z: 40, a: 20 },
  },
];

function source(suffix: string, nameFiles: readonly string[]): Language['source'] {
  return { package: `@zxcvbn-ts/language-${suffix}`, words, names: nameFiles };
}

/** The language of that BCP 47 code, or `undefined` where there are no lists for it. */
export function languageOf(code: string): Language | undefined {
  return languages.find((language) => language.code === code);
}
