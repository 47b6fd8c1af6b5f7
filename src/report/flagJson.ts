import type { PairCandidate, PairedFlag } from '../align/index.js';
import type { Block, BlockRole, Document, Range, RangeConverter } from '../document/index.js';

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
  /** What the markup says that the flag's block is; absent where it says nothing. */
  readonly role?: BlockRole;
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
export function flagJson(document: Document, flag: PairedFlag, range: RangeConverter): FlagJson {
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
    ...roleOf(document.blocks[flag.block]!),
    evidence: flag.evidence.map((item) => ({
      ...range(item),
      token: item.token,
      weight: rounded(item.weight, weightDecimals),
    })),
    pair: flag.pair && { ...candidate(flag.pair), evidence: pairEvidence(flag.pair, range) },
    alternatives: flag.alternatives.map(candidate),
  };
}

function roleOf({ kind, role }: Block): { readonly role?: BlockRole } {
  return role === kind ? {} : { role };
}

function pairEvidence(pair: PairCandidate, range: RangeConverter) {
  return pair.evidence.map((item) => ({
    kind: item.kind,
    ...range(item),
    token: item.token,
    ...matchRange(range({ start: item.matchStart, end: item.matchEnd })),
    match: item.kind === 'position' ? '' : item.match,
    weight: rounded(item.weight, weightDecimals),
  }));
}

function matchRange({ start, end }: Range) {
  return { matchStart: start, matchEnd: end };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
