import type { PairCandidate, PairedFlag } from '../align/index.js';
import type { Range } from '../document/index.js';

/** Converts a UTF-16 offset of the document to the unit that the reader asked for. */
export type OffsetConverter = (offset: number) => number;

/** A range in the reader's unit. */
type JsonRange = Range;

/** A paragraph of a flag, as programs read it. */
interface JsonCandidate extends JsonRange {
  readonly score: number;
}

/** A flag as programs read it: the contract of `check --format json` and `filter`. */
export interface FlagJson extends JsonRange {
  readonly text: string;
  readonly language: string;
  readonly confidence: number;
  readonly scope: string;
  readonly reading: string;
  readonly evidence: readonly (JsonRange & { readonly token: string; readonly weight: number })[];
  readonly pair:
    | (JsonCandidate & {
        readonly evidence: readonly {
          readonly kind: string;
          readonly start: number;
          readonly end: number;
          readonly token: string;
          readonly matchStart: number;
          readonly matchEnd: number;
          readonly match: string;
          readonly weight: number;
        }[];
      })
    | null;
  readonly alternatives: readonly JsonCandidate[];
}

/** Probabilities and scores are written with this many decimals, weights with two. */
const scoreDecimals = 4;
const weightDecimals = 2;

/** The JSON form of a flag. */
export function flagJson(flag: PairedFlag, convert: OffsetConverter): FlagJson {
  const range = ({ start, end }: Range): JsonRange => ({ start: convert(start), end: convert(end) });
  const candidate = (pair: PairCandidate): JsonCandidate => ({
    ...range(pair),
    score: rounded(pair.score, scoreDecimals),
  });
  return {
    ...range(flag),
    text: flag.text,
    language: flag.language,
    confidence: rounded(flag.confidence, scoreDecimals),
    scope: flag.scope,
    reading: flag.reading,
    evidence: flag.evidence.map((item) => ({
      ...range(item),
      token: item.token,
      weight: rounded(item.weight, weightDecimals),
    })),
    pair: flag.pair && { ...candidate(flag.pair), evidence: pairEvidence(flag.pair, convert) },
    alternatives: flag.alternatives.map(candidate),
  };
}

function pairEvidence(pair: PairCandidate, convert: OffsetConverter) {
  return pair.evidence.map((item) => ({
    kind: item.kind,
    start: convert(item.start),
    end: convert(item.end),
    token: item.token,
    matchStart: convert(item.matchStart),
    matchEnd: convert(item.matchEnd),
    match: item.kind === 'position' ? '' : item.match,
    weight: rounded(item.weight, weightDecimals),
  }));
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
