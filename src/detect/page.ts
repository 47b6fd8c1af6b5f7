import { isWholeBlock, type Setting } from './setting.js';

/** Weights of the second look at a reading: see `pageLogits`. */
export interface PageWeights {
  /** Nats, by where the passage stands. */
  readonly intercept: Readonly<Record<Setting, number>>;
  /** Factor of the first look's logit. */
  readonly slope: Readonly<Record<Setting, number>>;
  /** Nats for a page on which something else is surely left behind. */
  readonly sure: number;
  /** Factor of the logarithm of the probability that the passage is in the other language at all. */
  readonly language: number;
}

/** A flagged passage after the first look, which saw its own role alone. */
export interface Passage {
  readonly setting: Setting;
  /** The first look's logit, in nats: above 0 for `stray`. */
  readonly logit: number;
  /** Probability that it is in the other language, 0.5 to 1. */
  readonly language: number;
}

/** The logit of a page without any other flag. */
const noOther = -4;

/**
 * A second look at the passages of a document, all together. A page that was translated with care has its titles and
 * dishes in the other language and nothing left behind; where one line surely was, its neighbours may well be too:
 *
 *     logit′ = intercept + slope · logit + sure · σ(highest logit of another whole block) + language · ln P(language)
 *
 * with intercept and slope by setting. It is the log-odds of the whole verdict, that the passage is in the other
 * language and was left behind, and calibrates both: hence the last term. For blocks in prose and for whole sentences
 * what the rest of the page says counts for nothing.
 */
export function pageLogits(passages: readonly Passage[], weights: PageWeights): number[] {
  let best = noOther;
  let second = noOther;
  for (const { setting, logit } of passages) {
    if (!isWholeBlock(setting)) continue;
    if (logit > best) [best, second] = [logit, best];
    else if (logit > second) second = logit;
  }
  return passages.map(({ setting, logit, language }) => {
    const own =
      weights.intercept[setting] + weights.slope[setting] * logit + weights.language * Math.log(language);
    if (!heedsPage(setting)) return own;
    return own + weights.sure * sureness(setting === 'list' && logit === best ? second : best);
  });
}

/** Whether the rest of the page says anything of a passage of this setting. */
export function heedsPage(setting: Setting): boolean {
  return setting === 'list' || setting === 'phrase';
}

/** Probability that the surest other block was left behind, by the first look. */
function sureness(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
