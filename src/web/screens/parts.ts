/** A run of a document's blocks that is shown on one page: `[first, end)`. */
export interface Part {
  readonly first: number;
  readonly end: number;
}

/** Blocks that a page shows, and cards; a page ends before the block that would take either beyond. */
const mostBlocks = 120;
const mostCards = 16;

/**
 * Divides a document into pages. Short ones have one; there is always one.
 *
 * @param blocks how many blocks the document has.
 * @param levels the block that each card stands level with.
 */
export function partsOf(blocks: number, levels: readonly number[]): readonly Part[] {
  const cardsAt = new Map<number, number>();
  for (const level of levels) cardsAt.set(level, (cardsAt.get(level) ?? 0) + 1);
  const parts: Part[] = [];
  let first = 0;
  let cards = 0;
  for (let block = 0; block < blocks; block++) {
    const own = cardsAt.get(block) ?? 0;
    const isFull = block - first >= mostBlocks || (cards > 0 && cards + own > mostCards);
    if (isFull) {
      parts.push({ first, end: block });
      first = block;
      cards = 0;
    }
    cards += own;
  }
  return [...parts, { first, end: blocks }];
}
