import type { Splice } from './formats.js';

/**
 * Applies splices to a text. Everything outside their ranges stays as it is, code unit for code unit.
 *
 * @param splices in order of `start`, without overlap.
 * @throws RangeError where two splices overlap or run out of the text.
 */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const splice of splices) {
    if (splice.start < from || splice.end < splice.start || splice.end > text.length) {
      throw new RangeError(
        `The splice [${splice.start}, ${splice.end}) overlaps another or leaves the text.`,
      );
    }
    pieces.push(text.slice(from, splice.start), splice.text);
    from = splice.end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
