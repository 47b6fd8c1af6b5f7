import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashWord } from '../../src/language/hash.js';
import { languages } from '../../src/language/languages.js';
import { findRow, noRow } from '../../src/language/model.js';
import {
  decodeNgrams,
  decodeWordTable,
  encodeNgrams,
  encodeWordTable,
  logFrequency,
  unlistedRarity,
} from '../../src/language/modelFile.js';
import { ngramBuckets, ngramScale } from '../../src/language/ngrams.js';
import { packageRoot } from '../../src/packageRoot.js';

/** Two made-up languages; `mira` and `sol` are also names. */
const frequencies = [
  new Map([
    ['ba', 0.05],
    ['mira', 0.001],
    ['común', 0.0001],
  ]),
  new Map([
    ['ba', 0.0004],
    ['tuk', 0.02],
  ]),
];
const names = new Set(['mira', 'sol']);
const bytes = encodeWordTable(frequencies, names);

describe('a word table', () => {
  const table = decodeWordTable(bytes, frequencies.length);
  const rarityOf = (word: string, language: number) =>
    table.rarities[language]![findRow(table, ...hashWord(word))]!;

  it.each([
    ['ba', 0, 0.05],
    ['ba', 1, 0.0004],
    ['mira', 0, 0.001],
    ['común', 0, 0.0001],
    ['tuk', 1, 0.02],
  ])('gives back the frequency of "%s" in language %i, to a sixteenth of a nat', (word, language, share) => {
    expect(Math.abs(logFrequency(rarityOf(word, language)) - Math.log(share))).toBeLessThanOrEqual(1 / 32);
  });

  it('knows which language lacks a word, and takes it for rarer than any that is listed', () => {
    expect(rarityOf('tuk', 0)).toBe(unlistedRarity);
    expect(logFrequency(unlistedRarity)).toBeLessThan(Math.log(0.0001));
  });

  it('knows which words are names, whether a list has them or not', () => {
    const isName = (word: string) => table.isName[findRow(table, ...hashWord(word))];
    expect(['mira', 'sol', 'ba', 'tuk'].map(isName)).toEqual([1, 1, 0, 0]);
  });

  it('has no row for any other word', () => {
    for (const word of ['', 'b', 'bab', 'kut', 'comun', 'Ba'])
      expect(findRow(table, ...hashWord(word))).toBe(noRow);
  });

  it('keeps thousands of words apart', () => {
    const many = new Map(
      Array.from({ length: 5000 }, (_, i) => [`w${i.toString(36)}`, 1 / (i + 2)] as const),
    );
    const large = decodeWordTable(encodeWordTable([many], new Set()), 1);
    const rows = new Set([...many.keys()].map((word) => findRow(large, ...hashWord(word))));
    expect(rows.size).toBe(many.size);
    expect(rows.has(noRow)).toBe(false);
  });

  it('is the same wherever its bytes lie in memory', () => {
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(decodeWordTable(shifted.subarray(1), frequencies.length)).toEqual(table);
  });

  it.each<[string, Uint8Array]>([
    ['empty', new Uint8Array(0)],
    ['cut off in its header', bytes.slice(0, 5)],
    ['cut off later', bytes.slice(0, -1)],
    ['too long', Buffer.concat([bytes, Uint8Array.of(0)])],
    ['of another number of languages', encodeWordTable([...frequencies, new Map<string, number>()], names)],
  ])('that is %s is refused with advice', (_, damaged) => {
    expect(() => decodeWordTable(damaged, frequencies.length)).toThrow(
      'The word table of the language model is damaged. Run "npm run build" again.',
    );
  });
});

describe('n-gram weights', () => {
  const weights = new Float32Array(2 * ngramBuckets);
  weights[7] = 1.5;
  weights[8] = 99;
  weights[ngramBuckets + 7] = -2.25;
  const packed = encodeNgrams(weights);
  const nats = (language: number, bucket: number) => decodeNgrams(packed, language)[bucket]! / ngramScale;

  it('come back by language, to a sixty-fourth of a nat', () => {
    expect(nats(0, 7)).toBe(1.5);
    expect(nats(1, 7)).toBe(-2.25);
    expect(nats(1, 8)).toBe(0);
  });

  it('are bounded rather than wrapped around', () => {
    expect(nats(0, 8)).toBeGreaterThan(3.9);
  });

  it('that are cut off are refused with advice', () => {
    expect(() => decodeNgrams(packed.subarray(0, -1), 1)).toThrow(/n-gram.*damaged.*npm run build/);
  });
});

describe('the built model', () => {
  const table = decodeWordTable(readFileSync(join(packageRoot, 'model', 'lists.bin')), languages.length);

  it.each([
    ['the', 'en', 'it'],
    ['which', 'en', 'it'],
    ['della', 'it', 'en'],
    ['perché', 'it', 'en'],
    ['e', 'it', 'en'],
    ['muy', 'es', 'it'],
    ['avec', 'fr', 'it'],
    ['nicht', 'de', 'en'],
  ])('knows that "%s" is a word of %s rather than of %s', (word, own, other) => {
    const row = findRow(table, ...hashWord(word));
    expect(row).not.toBe(noRow);
    const rarity = (code: string) =>
      table.rarities[languages.findIndex((language) => language.code === code)]![row]!;
    expect(logFrequency(rarity(own))).toBeGreaterThan(logFrequency(rarity(other)));
  });
});
