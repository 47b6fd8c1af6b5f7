import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../packageRoot.js';
import { languages } from './languages.js';
import { decodeNgrams, decodeWordTable, logFrequency, type WordTable } from './modelFile.js';
import { ngramScore } from './ngrams.js';

/** The row of a word that no list has. */
export const noRow = -1;

let loadedTable: WordTable | undefined;
let loadedNgrams: Uint8Array | undefined;

/** The word table, read once. */
export function wordTable(): WordTable {
  return (loadedTable ??= decodeWordTable(modelBytes('lists.bin'), languages.length));
}

/** The n-gram weights of one language by its index in the registry; the file is read once. */
export function ngramWeights(language: number): Int8Array {
  return decodeNgrams((loadedNgrams ??= modelBytes('ngrams.bin')), language);
}

function modelBytes(file: string): Uint8Array {
  const path = join(packageRoot, 'model', file);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Error(`The language model is missing (${path}). Run "npm run build" once.`, { cause });
  }
}

/** The row of a word by the two halves of its hash, or `noRow`. */
export function findRow(table: WordTable, first: number, second: number): number {
  const bucket = first & table.mask;
  const end = table.starts[bucket + 1]!;
  for (let row = table.starts[bucket]!; row < end; row++) if (table.seconds[row] === second) return row;
  return noRow;
}

/** ln of a row's frequency in a language, by its index in the registry. */
export function rowLog(table: WordTable, row: number, language: number): number {
  return logFrequency(table.rarities[language]![row]!);
}

/** A folded word's n-gram score in a language, by its index in the registry; nats, meaningful as a difference. */
export function letterScore(folded: string, language: number): number {
  return ngramScore(ngramWeights(language), folded);
}
