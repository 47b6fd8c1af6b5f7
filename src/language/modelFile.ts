import { hashWord } from './hash.js';
import { ngramBuckets } from './ngrams.js';

/**
 * What the ranked lists say of every word of every language: an open-addressing hash table, ready to use as it
 * lies in the file. A word's row holds its rarity in each language of the registry, in order.
 */
export interface WordTable {
  /** Slots less one, a power of two less one. */
  readonly mask: number;
  /** Row of each slot; -1 where it is free. */
  readonly rows: Int32Array;
  /** Second hash half of each slot's word. */
  readonly seconds: Uint32Array;
  /** -ln(frequency) in sixteenths of a nat; `unlistedRarity` where the language's lists lack the word. Row-major. */
  readonly rarities: Uint8Array;
  /** 1 where the word is a listed first or last name, a row each. */
  readonly isName: Uint8Array;
}

/** Sixteenths of a nat: -ln(frequency) up to 15.9 in a byte, with an error below 0.04. */
const rarityScale = 16;
/** The rarity that says: not in the lists. */
export const unlistedRarity = 255;
/** ln of the frequency that an unlisted word is taken to have: somewhat below the rarest listed ones. */
const unlistedLog = -15;

/** ln(frequency) of a stored rarity. */
export function logFrequency(rarity: number): number {
  return rarity === unlistedRarity ? unlistedLog : -rarity / rarityScale;
}

/** N-gram weights lie within ±4 nats; a step of 1/32 keeps them in a byte. */
const ngramScale = 32;
const headerLength = 8;

/** Packs the frequencies (0 to 1) of each language's words and the set of names. */
export function encodeWordTable(
  frequencies: readonly ReadonlyMap<string, number>[],
  names: ReadonlySet<string>,
): Uint8Array {
  const words = [...new Set([...frequencies.flatMap((map) => [...map.keys()]), ...names])].sort();
  const size = 2 ** Math.ceil(Math.log2(words.length * 1.6));
  const rows = new Int32Array(size).fill(-1);
  const seconds = new Uint32Array(size);
  const rarities = new Uint8Array(words.length * frequencies.length).fill(unlistedRarity);
  const isName = Uint8Array.from(words, (word) => (names.has(word) ? 1 : 0));
  words.forEach((word, row) => {
    const [first, second] = hashWord(word);
    let slot = first & (size - 1);
    while (rows[slot] !== -1) slot = (slot + 1) & (size - 1);
    rows[slot] = row;
    seconds[slot] = second;
    frequencies.forEach((map, language) => {
      const share = map.get(word);
      if (share !== undefined) rarities[row * frequencies.length + language] = quantise(share);
    });
  });
  const header = Uint32Array.of(size, words.length);
  return Buffer.concat([header, rows, seconds, rarities, isName].map((part) => new Uint8Array(part.buffer)));
}

function quantise(share: number): number {
  return Math.min(unlistedRarity - 1, Math.round(-Math.log(share) * rarityScale));
}

/** Views a packed table; nothing is copied or computed. @throws Error where the bytes are not such a table. */
export function decodeWordTable(bytes: Uint8Array, languages: number): WordTable {
  const buffer = aligned(bytes);
  if (buffer.byteLength < headerLength) throw damaged('word table');
  const [size, words] = new Uint32Array(buffer, 0, 2) as unknown as [number, number];
  if (buffer.byteLength !== headerLength + size * 8 + words * (languages + 1)) throw damaged('word table');
  return {
    mask: size - 1,
    rows: new Int32Array(buffer, headerLength, size),
    seconds: new Uint32Array(buffer, headerLength + 4 * size, size),
    rarities: new Uint8Array(buffer, headerLength + 8 * size, words * languages),
    isName: new Uint8Array(buffer, headerLength + 8 * size + words * languages, words),
  };
}

function damaged(part: string): Error {
  return new Error(`The ${part} of the language model is damaged. Run "npm run build" again.`);
}

/** Small files share a pool whose offset may be odd. */
function aligned(bytes: Uint8Array): ArrayBuffer {
  if (bytes.byteOffset % 4 === 0 && bytes.length === bytes.buffer.byteLength)
    return bytes.buffer as ArrayBuffer;
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}

/** Packs the n-gram weights of every language, in nats, a signed byte each. */
export function encodeNgrams(weights: Float32Array): Uint8Array {
  const bytes = Int8Array.from(weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight * ngramScale))),
  );
  return new Uint8Array(bytes.buffer);
}

/**
 * The n-gram weights of one language, in nats, by its index in the registry.
 *
 * @throws Error where the bytes are not such weights.
 */
export function decodeNgrams(bytes: Uint8Array, language: number): Float32Array {
  if (bytes.length % ngramBuckets !== 0 || bytes.length < (language + 1) * ngramBuckets)
    throw damaged('n-gram part');
  const base = bytes.byteOffset + language * ngramBuckets;
  const quantised = new Int8Array(bytes.buffer, base, ngramBuckets);
  const weights = new Float32Array(ngramBuckets);
  for (let i = 0; i < ngramBuckets; i++) weights[i] = quantised[i]! / ngramScale;
  return weights;
}
