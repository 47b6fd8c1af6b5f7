import type { Flag } from '../detect/index.js';
import { textOf, type Document } from '../document/index.js';
import { at, type FeatureVector } from './features.js';
import type { PairEvidence } from './pair.js';
import type { Tie } from './ties.js';

/** Ties below this weight, in nats, are too slight to show. */
const slightest = 0.15;

/** What speaks for a block, in nats: the words that tie it to a caption, heaviest first, and all the rest as `position`. */
export function evidenceOf(
  document: Document,
  flag: Flag,
  block: number,
  ties: readonly Tie[],
  logit: number,
  weights: FeatureVector,
): PairEvidence[] {
  const { start, end } = document.blocks[block]!;
  const words = ties.map(({ kind, term, match, value }): PairEvidence => ({
    kind,
    token: textOf(document, term),
    start: term.start,
    end: term.end,
    match: textOf(document, match),
    matchStart: match.start,
    matchEnd: match.end,
    weight: weights[at[kind]]! * value,
  }));
  return [
    ...words.filter((item) => item.weight >= slightest).sort((a, b) => b.weight - a.weight),
    {
      kind: 'position',
      token: textOf(document, flag),
      start: flag.start,
      end: flag.end,
      match: textOf(document, { start, end }),
      matchStart: start,
      matchEnd: end,
      weight: logit - words.reduce((sum, item) => sum + item.weight, 0),
    },
  ];
}
