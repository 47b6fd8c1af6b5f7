const lineFeed = 0x0a;

/** Longer lines come cut, one byte longer than this: a stream without a line feed would fill the memory. */
export const longestLine = 128 * 2 ** 20;

/**
 * The lines of a byte stream without their line feeds, all that end in a piece of it at a time; the last one may
 * lack its line feed. No piece is read before the lines of the one before it were taken.
 *
 * @param longest lines of more bytes come cut to one byte more.
 */
export async function* lineBatchesOf(
  stream: AsyncIterable<Uint8Array>,
  longest = longestLine,
): AsyncGenerator<readonly Uint8Array[]> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  const keep = (piece: Uint8Array) => {
    const kept = piece.subarray(0, longest + 1 - size);
    if (kept.length > 0) pieces.push(kept);
    size += kept.length;
  };
  for await (const chunk of stream) {
    const batch: Uint8Array[] = [];
    let from = 0;
    for (let to = chunk.indexOf(lineFeed); to !== -1; to = chunk.indexOf(lineFeed, from)) {
      keep(chunk.subarray(from, to));
      batch.push(joined(pieces));
      pieces = [];
      size = 0;
      from = to + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
    if (batch.length > 0) yield batch;
  }
  if (pieces.length > 0) yield [joined(pieces)];
}

/** The same lines one at a time. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const batch of lineBatchesOf(stream)) yield* batch;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}
