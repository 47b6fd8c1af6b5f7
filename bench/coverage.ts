import { italianEnglish } from '../src/align/lexicon.js';
import { foldWord } from '../src/language/fold.js';
import { languageOf } from '../src/language/languages.js';
import { readLists } from '../src/language/training/lists.js';
import { ownGoldSets, readGoldSet, type GoldSet } from './goldFiles.js';
import { printTable } from './table.js';

/**
 * How many Italian words the lexicon has: of each ranked list's first 5,000, 10,000 and 15,000 that are nobody's name,
 * and of the words of gold captions. `npm run bench:coverage -- FILE…`, by default on our own gold. Words that it lacks
 * and that are listed often are printed, so that they can be written down.
 */
const depths = [5_000, 10_000, 15_000] as const;
const shown = 20;
const lexicon = italianEnglish();
const { words: lists, names } = readLists(languageOf('it')!);
const isName = new Set(names.flat().map(foldWord));
const has = (word: string) => lexicon.equivalents([word]).length > 0;
const percent = (part: number, whole: number) => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1));

const rows = lists.map((list, index) => {
  const words = [...new Set(list.map(foldWord))].filter((word) => word.length > 1 && !isName.has(word));
  return [
    `list ${index + 1}`,
    ...depths.map((depth) =>
      percent(words.slice(0, depth).filter(has).length, Math.min(depth, words.length)),
    ),
  ];
});
printTable(['share of the list’s words, per cent', ...depths.map((depth) => `first ${depth}`)], rows);

const files = process.argv.slice(2);
const sets = files.length === 0 ? ownGoldSets() : files.map(readGoldSet);
printTable(
  ['gold captions', 'words', 'in the lexicon, per cent'],
  sets.map((set) => {
    const words = captionWords(set);
    return [set.name, String(words.length), percent(words.filter(has).length, words.length)];
  }),
);

for (const [index, list] of lists.entries()) {
  const missing = list.map(foldWord).filter((word) => word.length > 1 && !isName.has(word) && !has(word));
  console.log(`\nlist ${index + 1} lacks first: ${missing.slice(0, shown).join(', ')}`);
}

/** The words of a set's Italian captions, without names and numbers. */
function captionWords({ records }: GoldSet): readonly string[] {
  const captions = records.flatMap((record) => {
    if (record.kind === 'pair') return [record.caption];
    if (record.kind === 'line') return record.label === 'it' ? [record.text] : [];
    if (record.kind === 'spans') return record.spans.map(({ start, end }) => record.text.slice(start, end));
    return record.segments
      .filter(({ label }) => label === 'it')
      .map(({ start, end }) => record.text.slice(start, end));
  });
  return captions.flatMap((caption) =>
    (caption.match(/(?<!\p{L})\p{Ll}[\p{L}\p{M}]+(?!['’\p{L}])/gu) ?? [])
      .map(foldWord)
      .filter((word) => !isName.has(word)),
  );
}
