/** Counts of a yes-or-no verdict against the gold. */
export interface Tally {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  trueNegatives: number;
}

/** An empty tally. */
export function emptyTally(): Tally {
  return { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
}

/** Counts one verdict. */
export function count(tally: Tally, verdict: boolean, gold: boolean, weight = 1): void {
  if (verdict) tally[gold ? 'truePositives' : 'falsePositives'] += weight;
  else tally[gold ? 'falseNegatives' : 'trueNegatives'] += weight;
}

/** Precision, recall and F1 (van Rijsbergen 1979), 0 to 1; null where nothing of the kind was there. */
export interface Rates {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Share of the negatives that were flagged. */
  readonly falsePositiveRate: number | null;
  readonly accuracy: number | null;
}

/** The rates of a tally. */
export function ratesOf(tally: Tally): Rates {
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn } = tally;
  return {
    precision: ratio(tp, tp + fp),
    recall: ratio(tp, tp + fn),
    f1: ratio(2 * tp, 2 * tp + fp + fn),
    falsePositiveRate: ratio(fp, fp + tn),
    accuracy: ratio(tp + tn, tp + fp + fn + tn),
  };
}

/** A share, or null of nothing. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
