import type { PairedFlag } from '../align/index.js';
import type { Range } from '../document/index.js';
import { ratio } from './tallies.js';

/** Counts of pairs against the gold. */
export class PairingTally {
  private pairs = 0;
  private first = 0;
  private answered = 0;
  private reciprocalRanks = 0;

  /** Counts a caption; `flag` is undefined where the detector missed it, `gold` null where no paragraph fits. */
  add(flag: PairedFlag | undefined, gold: Range | null): boolean {
    this.pairs++;
    const right = isRight(flag, gold);
    if (right) this.answered++;
    const rank = flag && gold ? rankOf(flag, gold) : right ? 1 : 0;
    if (rank === 1) this.first++;
    if (rank > 0) this.reciprocalRanks += 1 / rank;
    return rank === 1;
  }

  /** P@1 and mean reciprocal rank; `answered` counts a right paragraph only where it was given as the pair. */
  rates(): {
    readonly pairs: number;
    readonly precisionAt1: number | null;
    readonly meanReciprocalRank: number | null;
    readonly answered: number | null;
  } {
    return {
      pairs: this.pairs,
      precisionAt1: ratio(this.first, this.pairs),
      meanReciprocalRank: ratio(this.reciprocalRanks, this.pairs),
      answered: ratio(this.answered, this.pairs),
    };
  }
}

function isRight(flag: PairedFlag | undefined, gold: Range | null): boolean {
  if (!flag) return false;
  if (gold === null) return flag.pair === null;
  return flag.pair !== null && overlaps(flag.pair, gold);
}

/** Rank of the gold paragraph among the answers, from 1; 0 where it is none of them. */
function rankOf(flag: PairedFlag, gold: Range): number {
  const answers = flag.pair ? [flag.pair, ...flag.alternatives] : flag.alternatives;
  return answers.findIndex((answer) => overlaps(answer, gold)) + 1;
}

/** Whether two ranges share text. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}
