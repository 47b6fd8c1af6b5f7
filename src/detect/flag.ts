import type { Range } from '../document/index.js';

/**
 * A word, or a feature of the whole flag, that speaks for or against the verdict. `weight` is in nats: the
 * log-odds of the flag are the sum of its evidence's weights.
 */
export interface Evidence extends Range {
  /** The word as it stands in the text, or the feature's name where the range is the whole flag. */
  readonly token: string;
  readonly weight: number;
}

/** Whether a flag covers a block or a part of one. */
export type Scope = 'block' | 'span';

/** `stray`: left behind. `intended`: there on purpose (a title, a dish, an address…), reported only on request. */
export type Reading = 'stray' | 'intended';

/** A range that is not in the document's main language. */
export interface Flag extends Range {
  readonly text: string;
  /** BCP 47; `und` where the language cannot be told. */
  readonly language: string;
  /** Calibrated probability, 0 to 1, that the flag is right. */
  readonly confidence: number;
  readonly scope: Scope;
  readonly reading: Reading;
  readonly evidence: readonly Evidence[];
  /** Index in `document.blocks` of the block that holds the flag. */
  readonly block: number;
}
