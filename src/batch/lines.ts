const lineFeed = 0x0a;

/** Longer lines come cut, one byte longer than this: a stream without a line feed would fill the memory. */
export const longestLine = 128 * 2 ** 20;

/**
 * The lines of a byte stream without their line feeds, one at a time; the last one may lack its line feed.
 *
 * @param longest lines of more bytes come cut to one byte more.
 */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
  longest = longestLine,
): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  const keep = (piece: Uint8Array) => {
    const kept = piece.subarray(0, longest + 1 - size);
    if (kept.length > 0) pieces.push(kept);
    size += kept.length;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let to = chunk.indexOf(lineFeed); to !== -1; to = chunk.indexOf(lineFeed, from)) {
      keep(chunk.subarray(from, to));
      yield joined(pieces);
      pieces = [];
      size = 0;
      from = to + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (pieces.length > 0) yield joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}
