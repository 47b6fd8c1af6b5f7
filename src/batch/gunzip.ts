import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { brokenGzip, FormatError, isGzip } from '../document/index.js';

/** Bytes that tell a gzip stream. */
const signatureLength = 2;

/**
 * A byte stream as it is, or what it decompresses to where it begins as gzip does.
 *
 * @throws FormatError, after all that could be decompressed, where a gzip stream is broken or cut off.
 */
export async function* decompressed(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  let first: Uint8Array = new Uint8Array();
  while (first.length < signatureLength) {
    const next = await chunks.next();
    if (next.done) break;
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
  }
  const all = startingWith(first, chunks);
  yield* isGzip(first) ? gunzipped(all) : all;
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* gunzipped(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(stream, { objectMode: false });
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('Z_')) throw error;
    throw new FormatError(brokenGzip('Standard input', error.message));
  }
}
