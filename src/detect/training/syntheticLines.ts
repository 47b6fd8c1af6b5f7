import { foldWord } from '../../language/fold.js';
import { languages } from '../../language/languages.js';
import { indexOf } from '../../language/pairModel.js';
import { readLists } from '../../language/training/lists.js';
import type { Settings } from '../../settings.js';

/** A line made of list words, and whether the stray language wrote it. */
export interface SyntheticLine {
  readonly text: string;
  readonly positive: boolean;
}

const linesOfEachKind = 400;
/** Ranks from which words are drawn: below the function words, above the debris. */
const firstRank = 150;
const lastRank = 15_000;

/**
 * Lines of one and two words from the ranked lists of both languages, and lines of first and last names alone,
 * which are nobody's language: what gold documents have too few of. The draw is fixed.
 */
export function syntheticLines(settings: Settings, strays: readonly string[]): SyntheticLine[] {
  const random = generator(20_260_101);
  const main = wordsOnlyOf(settings.main, strays);
  const stray = strays.flatMap((code) => wordsOnlyOf(code, [settings.main]));
  const draw = (words: readonly string[]) => words[Math.floor(random() * words.length)]!;
  const lines: SyntheticLine[] = [];
  for (let i = 0; i < linesOfEachKind; i++) {
    lines.push({ text: draw(main), positive: false }, { text: draw(stray), positive: true });
    lines.push(
      { text: `${draw(main)} ${draw(main)}`, positive: false },
      { text: `${draw(stray)} ${draw(stray)}`, positive: true },
    );
  }
  const names = [settings.main, ...strays].map(namesOf);
  for (let i = 0; i < linesOfEachKind; i++) {
    const list = names[i % names.length]!;
    lines.push({ text: `${draw(list.first)} ${draw(list.last)}`, positive: false });
  }
  return lines;
}

/** Words of a language's lists that are at least ten times as frequent in it as their rank elsewhere would have it. */
function wordsOnlyOf(code: string, others: readonly string[]): string[] {
  const ranks = (language: string) => {
    const map = new Map<string, number>();
    for (const list of readLists(languages[indexOf(language)]!).words) {
      list.forEach((word, rank) => map.set(foldWord(word), Math.min(rank, map.get(foldWord(word)) ?? rank)));
    }
    return map;
  };
  const elsewhere = others.map(ranks);
  return [...ranks(code)]
    .filter(
      ([word, rank]) => rank >= firstRank && rank < lastRank && word.length > 2 && /^\p{Ll}+$/u.test(word),
    )
    .filter(([word, rank]) => elsewhere.every((map) => (map.get(word) ?? Infinity) > 10 * rank))
    .map(([word]) => word);
}

function namesOf(code: string): { first: readonly string[]; last: readonly string[] } {
  const title = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
  const lists = readLists(languages[indexOf(code)]!).names.filter((list) => list.length > 0);
  return {
    first: lists[0]!.slice(0, 2000).map(title),
    last: lists[lists.length - 1]!.slice(0, 5000).map(title),
  };
}

/** A small multiplicative generator (Park and Miller 1988), so that every run draws the same. */
function generator(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
