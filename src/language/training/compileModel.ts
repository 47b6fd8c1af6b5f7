import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languages } from '../languages.js';
import { encodeNgrams, encodeWordTable } from '../modelFile.js';
import { packageRoot } from '../../packageRoot.js';
import { listedNames, wordFrequencies } from './frequencies.js';
import { readLists } from './lists.js';
import { trainNgrams, type NgramExample } from './trainNgrams.js';

/**
 * Makes the language model's files from the ranked lists: `lists.bin` and `ngrams.bin`. The same lists always give the same bytes.
 */
export function compileModel(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const lists = languages.map(readLists);
  const frequencies = languages.map((language, i) => wordFrequencies(language, lists[i]!));
  const everyday = new Set(frequencies.flatMap(commonestWords));
  const names = new Set(
    lists.flatMap((list) => [...listedNames(list)]).filter((name) => !everyday.has(name)),
  );
  writeFileSync(join(folder, 'lists.bin'), encodeWordTable(frequencies, names));
  writeFileSync(
    join(folder, 'ngrams.bin'),
    encodeNgrams(trainNgrams(ngramExamples(frequencies), languages.length)),
  );
}

/** This many of a language's commonest words are words first, even where they are somebody's name too (`di`, `may`). */
const everydayWords = 400;

function commonestWords(frequencies: ReadonlyMap<string, number>): string[] {
  return [...frequencies]
    .sort((a, b) => b[1] - a[1])
    .slice(0, everydayWords)
    .map(([word]) => word);
}

/** Words shorter than this are learnt by heart, in the lists; their letters teach nothing of others. */
const shortestExample = 3;

/** Every word type of every list once, with its share in each language: the rarer words decide, as they should. */
function ngramExamples(frequencies: readonly ReadonlyMap<string, number>[]): NgramExample[] {
  const types = new Set(frequencies.flatMap((map) => [...map.keys()]));
  const floor = 1e-7;
  return [...types]
    .filter((word) => word.length >= shortestExample && /^\p{Ll}[\p{Ll}']*$/u.test(word))
    .map((word) => {
      const target = Float64Array.from(frequencies, (map) => map.get(word) ?? floor);
      const total = target.reduce((sum, share) => sum + share, 0);
      return { word, target: target.map((share) => share / total) };
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(packageRoot, 'model');
  const begun = performance.now();
  compileModel(folder);
  console.log(`Compiled the language model in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
}
