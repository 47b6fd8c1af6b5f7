import { analyse } from '../analyse.js';
import type { Flag } from '../detect/flag.js';
import { formatOf, type Document } from '../document/index.js';
import type { Settings } from '../settings.js';
import { cleanSource, type Refusal } from './apply.js';
import { isSettled, type CaptionDecision } from './decision.js';
import type { BookPage } from './decisionBook.js';

/** What becomes of strays that nobody decided. */
export type UndecidedFate = 'remove' | 'keep';

/** A document's source with what was decided applied. */
export interface DecidedDocument {
  readonly source: string;
  /** How many captions were removed. */
  readonly removed: number;
  /** How many captions were replaced or marked. */
  readonly rewritten: number;
  readonly refusals: readonly Refusal[];
}

/** As many rounds as cleaning takes without decisions (see `cleanDocument.ts`). */
const mostRounds = 8;

/**
 * Applies what was decided about a document's captions. Strays that nobody decided go, or stay with `keep`; what is
 * there on purpose goes only where a person said so. Outside the captions every character is the source's.
 *
 * @param pageOf what was decided about these flags of this form of the document.
 */
export function cleanDecided(
  source: Document,
  settings: Settings,
  pageOf: (document: Document, flags: readonly Flag[]) => BookPage,
  undecided: UndecidedFate,
): DecidedDocument {
  let document = source;
  let removed = 0;
  let rewritten = 0;
  const refusals: Refusal[] = [];
  /** What was left or written on purpose; where a later round flags it or a part of it, it stays. */
  const settled: string[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const { flags } = analyse(document, settings);
    const { records } = pageOf(document, flags);
    const decisions = flags.map((flag, index): CaptionDecision => {
      if (settled.some((text) => text.includes(flag.text) || flag.text.includes(text))) return keep;
      const { decision } = records[index]!.caption;
      if (decision !== null && isSettled(decision)) return decision;
      return flag.reading === 'stray' && undecided === 'remove' ? { action: 'remove' } : keep;
    });
    const cleaned = cleanSource(document, flags, (_, index) => decisions[index]!);
    const removals = decisions.filter(({ action }) => action === 'remove').length;
    removed += removals;
    rewritten += cleaned.changed - removals;
    refusals.push(...cleaned.refusals);
    if (cleaned.changed === 0 || undecided === 'keep')
      return { source: cleaned.source, removed, rewritten, refusals };
    flags.forEach((flag, index) => {
      const decision = decisions[index]!;
      if (decision.action === 'replace') settled.push(decision.text);
      if (decision.action !== 'remove') settled.push(flag.text);
    });
    document = formatOf(document).read(cleaned.source, document.options);
  }
  return { source: document.source, removed, rewritten, refusals };
}

const keep: CaptionDecision = { action: 'keep' };
