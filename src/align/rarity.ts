import { findRow, noRow, rowLog, wordTable } from '../language/model.js';
import { indexOf } from '../language/pairModel.js';

/** ln frequencies between which a word goes from saying nothing to saying all it can. */
const commonest = -5;
const rarest = -11;

/**
 * How telling a word is by its frequency in a language at large: 0.05 for `the`, 1 for a rare word or a name.
 *
 * @param first and `second`: the halves of the folded word's hash.
 */
export function rarityOf(first: number, second: number, language: string): number {
  const table = wordTable();
  const row = findRow(table, first, second);
  if (row === noRow) return 1;
  const share = (commonest - rowLog(table, row, indexOf(language))) / (commonest - rarest);
  return Math.max(0.05, Math.min(1, share));
}
