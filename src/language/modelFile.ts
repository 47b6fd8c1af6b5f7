import { hashWord } from './hash.js';
import { ngramBuckets, ngramScale } from './ngrams.js';

/**
 * What the ranked lists say of every word of every language, ready to use as it lies in the file. Words with the
 * same low bits of their first hash half share a bucket and have rows side by side, so that a look-up reads two
 * neighbouring bounds and a hash or two.
 */
export interface WordTable {
  /** Buckets less one, a power of two less one. */
  readonly mask: number;
  /** The first row of each bucket, and at the end the number of rows. */
  readonly starts: Uint32Array;
  /** Second hash half of each row's word. */
  readonly seconds: Uint32Array;
  /** By language, in the registry's order: -ln(frequency) of each row's word in sixteenths of a nat; `unlistedRarity` where the language's lists lack it. */
  readonly rarities: readonly Uint8Array[];
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

const headerLength = 8;
/** Words that share a bucket of the table, at most on average. */
const wordsPerBucket = 2;

/** Packs the frequencies (0 to 1) of each language's words and the set of names. */
export function encodeWordTable(
  frequencies: readonly ReadonlyMap<string, number>[],
  names: ReadonlySet<string>,
): Uint8Array {
  const words = [...new Set([...frequencies.flatMap((map) => [...map.keys()]), ...names])].sort();
  const buckets = 2 ** Math.max(0, Math.ceil(Math.log2(words.length / wordsPerBucket)));
  const placed = words.map((word) => {
    const [first, second] = hashWord(word);
    return { word, bucket: first & (buckets - 1), second };
  });
  placed.sort((a, b) => a.bucket - b.bucket);
  const starts = new Uint32Array(buckets + 1);
  for (const { bucket } of placed) starts[bucket + 1]!++;
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!;
  return Buffer.concat(
    [
      Uint32Array.of(buckets, words.length),
      starts,
      Uint32Array.from(placed, ({ second }) => second),
      ...frequencies.map((map) => Uint8Array.from(placed, ({ word }) => quantise(map.get(word)))),
      Uint8Array.from(placed, ({ word }) => (names.has(word) ? 1 : 0)),
    ].map((part) => new Uint8Array(part.buffer)),
  );
}

function quantise(share: number | undefined): number {
  if (share === undefined) return unlistedRarity;
  return Math.min(unlistedRarity - 1, Math.round(-Math.log(share) * rarityScale));
}

/** Views a packed table; nothing is copied or computed. @throws Error where the bytes are not such a table. */
export function decodeWordTable(bytes: Uint8Array, languages: number): WordTable {
  const buffer = aligned(bytes);
  if (buffer.byteLength < headerLength) throw damaged('word table');
  const [buckets, words] = new Uint32Array(buffer, 0, 2) as unknown as [number, number];
  const seconds = headerLength + 4 * (buckets + 1);
  const columns = seconds + 4 * words;
  if (buffer.byteLength !== columns + words * (languages + 1)) throw damaged('word table');
  const column = (index: number) => new Uint8Array(buffer, columns + words * index, words);
  return {
    mask: buckets - 1,
    starts: new Uint32Array(buffer, headerLength, buckets + 1),
    seconds: new Uint32Array(buffer, seconds, words),
    rarities: Array.from({ length: languages }, (_, language) => column(language)),
    isName: column(languages),
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
 * Views the n-gram weights of one language by its index in the registry, each in steps of 1 / `ngramScale` nats.
 *
 * @throws Error where the bytes are not such weights.
 */
export function decodeNgrams(bytes: Uint8Array, language: number): Int8Array {
  if (bytes.length % ngramBuckets !== 0 || bytes.length < (language + 1) * ngramBuckets)
    throw damaged('n-gram part');
  return new Int8Array(bytes.buffer, bytes.byteOffset + language * ngramBuckets, ngramBuckets);
}
