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

/** Sorts claims into bins, none of them empty, by confidence. */
export type Binning = (claims: readonly Claim[]) => readonly CalibrationBin[];

const binCount = 10;

/** Ten bins of equal width: what a reader of one confidence may expect. */
export const equalWidth: Binning = (claims) =>
  Array.from({ length: binCount }, (_, i) => {
    const [from, to] = [i / binCount, (i + 1) / binCount];
    return binOf(
      claims.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1)),
      from,
      to,
    );
  }).filter((bin) => bin.claims > 0);

/** Ten bins of as many claims each: fine where most claims are, so that no gap hides among them. */
export const equalMass: Binning = (claims) => {
  const sorted = claims.toSorted((a, b) => a.confidence - b.confidence);
  return Array.from({ length: binCount }, (_, i) => {
    const from = Math.round((i * sorted.length) / binCount);
    return sorted.slice(from, Math.round(((i + 1) * sorted.length) / binCount));
  })
    .filter((inside) => inside.length > 0)
    .map((inside) => binOf(inside, inside[0]!.confidence, inside.at(-1)!.confidence));
};

/** How well claims keep what they promise; null where there are none. */
export function calibrationOf(claims: readonly Claim[], binning: Binning = equalWidth): Calibration | null {
  if (claims.length === 0) return null;
  const bins = binning(claims);
  const gap = bins.reduce((sum, bin) => sum + bin.claims * Math.abs(bin.meanConfidence - bin.accuracy), 0);
  return { expectedError: gap / claims.length, bins };
}

function binOf(inside: readonly Claim[], from: number, to: number): CalibrationBin {
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
