import type { Block } from '../document/index.js';

/**
 * How a token is written, as far as it changes what its letters say: a capital may mean a name, and names
 * belong to no language. `opening` is a capital that the sentence's start explains, `openingName` one that a
 * name would explain as well: a listed name, or a word that no list has.
 */
export const tokenClasses = [
  'lower',
  'opening',
  'capital',
  'acronym',
  'name',
  'joined',
  'capitals',
  'openingName',
] as const;

/** What the evidence of one class of tokens counts: factors of the list odds and of the n-gram odds. */
export interface ClassWeights {
  /** Factor of the list odds, where both languages' lists have the word. */
  readonly list: number;
  /** Added factor of what these odds have beyond 3 nats either way: words that hardly belong to the other language. */
  readonly skewedList: number;
  /** Factor of the list odds, where one language's lists alone have it. */
  readonly oneSidedList: number;
  /** Added where only the stray language's lists have the word, taken off where only the main language's have it. */
  readonly oneSided: number;
  /** Factor of the n-gram odds of listed words. */
  readonly listedNgrams: number;
  /** Factor of the n-gram odds of words in no list. */
  readonly unlistedNgrams: number;
}

/** What the prior of a block depends on. */
export const priorKinds = ['paragraph', 'short', 'wordless'] as const;
export type PriorKind = (typeof priorKinds)[number];

/** The prior that a block has. */
export function priorKindOf(block: Block, hasWords: boolean): PriorKind {
  if (!hasWords) return 'wordless';
  return block.kind === 'paragraph' ? 'paragraph' : 'short';
}

/** The fitted part of the detector; everything is in nats or a factor of nats. */
export interface Parameters {
  readonly classes: readonly ClassWeights[];
  /**
   * Log-odds, before any word is weighed, that a block is stray as a whole: a paragraph, a shorter block, or
   * one that is `wordless`, nothing but names and numbers.
   */
  readonly prior: Readonly<Record<PriorKind, number>>;
  /** Cost of changing the language inside a block, by what stands at the border. */
  readonly change: {
    readonly sentence: number;
    readonly punctuation: number;
    readonly capital: number;
    readonly plain: number;
  };
}
