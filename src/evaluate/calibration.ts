/** A verdict with the probability it claimed. */
export interface Claim {
  /** 0 to 1. */
  readonly confidence: number;
  readonly right: boolean;
}

/** Claims of about the same confidence, and how many of them were right. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly claims: number;
  readonly meanConfidence: number;
  readonly accuracy: number;
}

/** How far confidence is from being a probability. */
export interface Calibration {
  /** Expected calibration error (Guo et al. 2017): the mean gap, weighted by the bins' sizes; 0 to 1. */
  readonly expectedError: number;
  readonly bins: readonly CalibrationBin[];
}

const binCount = 10;

/** Sorts claims into ten bins of equal width; null where there are none. */
export function calibrationOf(claims: readonly Claim[]): Calibration | null {
  if (claims.length === 0) return null;
  const bins = Array.from({ length: binCount }, (_, i) =>
    binOf(claims, i / binCount, (i + 1) / binCount),
  ).filter((bin) => bin.claims > 0);
  const gap = bins.reduce((sum, bin) => sum + bin.claims * Math.abs(bin.meanConfidence - bin.accuracy), 0);
  return { expectedError: gap / claims.length, bins };
}

function binOf(claims: readonly Claim[], from: number, to: number): CalibrationBin {
  const inside = claims.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
  const mean = (value: (claim: Claim) => number) =>
    inside.reduce((sum, claim) => sum + value(claim), 0) / inside.length;
  return {
    from,
    to,
    claims: inside.length,
    meanConfidence: mean((claim) => claim.confidence),
    accuracy: mean((claim) => (claim.right ? 1 : 0)),
  };
}
