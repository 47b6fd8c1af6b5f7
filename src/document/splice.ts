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
  for (const splice of withoutNeedless(splices)) {
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

/** The splices without those that are only for what another one changes. */
function withoutNeedless(splices: readonly Splice[]): readonly Splice[] {
  if (!splices.some(({ ifUntouched }) => ifUntouched)) return splices;
  const left: Splice[] = [];
  let next = Infinity;
  for (const splice of splices.toReversed()) {
    if (splice.ifUntouched && splice.end > next) continue;
    left.push(splice);
    if (!splice.ifUntouched) next = splice.start;
  }
  let before = 0;
  return left.reverse().filter((splice) => {
    if (splice.ifUntouched) return splice.start >= before;
    before = splice.end;
    return true;
  });
}
