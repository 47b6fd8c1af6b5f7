import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../packageRoot.js';
import { languages } from './languages.js';
import { decodeNgrams, decodeWordTable, logFrequency, type WordTable } from './modelFile.js';
import { ngramScore } from './ngrams.js';

/** The row of a word that no list has. */
export const noRow = -1;

let loadedTable: WordTable | undefined;
let loadedNgramBytes: Uint8Array | undefined;
const loadedNgrams = new Map<number, Float32Array>();

/** The word table, read once. */
export function wordTable(): WordTable {
  return (loadedTable ??= decodeWordTable(modelBytes('words.bin'), languages.length));
}

/** The n-gram weights of one language by its index in the registry, read once. */
export function ngramWeights(language: number): Float32Array {
  let weights = loadedNgrams.get(language);
  if (!weights) {
    loadedNgramBytes ??= modelBytes('ngrams.bin');
    weights = decodeNgrams(loadedNgramBytes, language);
    loadedNgrams.set(language, weights);
  }
  return weights;
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
  for (let slot = first & table.mask; ; slot = (slot + 1) & table.mask) {
    const row = table.rows[slot]!;
    if (row === noRow || table.seconds[slot] === second) return row;
  }
}

/** ln of a row's frequency in a language, by its index in the registry. */
export function rowLog(table: WordTable, row: number, language: number): number {
  return logFrequency(table.rarities[row * languages.length + language]!);
}

/** A folded word's n-gram score in a language, by its index in the registry; nats, meaningful as a difference. */
export function letterScore(folded: string, language: number): number {
  return ngramScore(ngramWeights(language), folded);
}
