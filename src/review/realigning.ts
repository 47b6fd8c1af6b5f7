import { align, movedBy, type Anchors, type PairedFlag } from '../align/index.js';
import { sectionsOf, type Document } from '../document/index.js';
import type { Settings } from '../settings.js';
import type { ReviewedCaption } from './reading.js';

/** What aligning again goes by; plain data, so that it can be sent to a thread. */
export interface AlignmentTask {
  readonly document: Document;
  /** Every flag of the document, those that are there on purpose included; in order of `start`. */
  readonly flags: readonly PairedFlag[];
  readonly settings: Settings;
  readonly anchors: Anchors;
}

/**
 * The pairs that people settled, for the others to go by. A caption that belongs to no paragraph, or to one that is
 * not in the document any more, says nothing of the others.
 *
 * @param blockOf a paragraph's block by its fingerprint.
 */
export function anchorsOf(
  captions: readonly ReviewedCaption[],
  blockOf: ReadonlyMap<string, number>,
): Anchors {
  return new Map(
    captions.flatMap(({ flag, record }): [number, number][] => {
      const { decision } = record.pair;
      const block = decision && decision.action !== 'none' ? blockOf.get(decision.paragraph) : undefined;
      return block === undefined ? [] : [[flag.block, block]];
    }),
  );
}

/**
 * Pairs captions again with an eye to the pairs that people settled, each section that has one by itself. What is
 * settled for a caption itself does not count for it: its other paragraphs stay ranked as they were when it was
 * decided. Pure.
 *
 * @returns the same flags in the same order.
 */
export function realigned({ document, flags, settings, anchors }: AlignmentTask): readonly PairedFlag[] {
  let next = 0;
  return sectionsOf(document).flatMap(({ section, first }) => {
    const end = first + section.blocks.length;
    const from = next;
    while (next < flags.length && flags[next]!.block < end) next++;
    const own = flags.slice(from, next);
    const near = new Map<number, number>();
    for (const { block } of own) {
      const paragraph = anchors.get(block);
      if (paragraph !== undefined && first <= paragraph && paragraph < end)
        near.set(block - first, paragraph - first);
    }
    if (near.size === 0) return own;
    const moved = own.map((flag) => ({ ...flag, block: flag.block - first }));
    return align(section, moved, settings, { anchors: near }).map((flag) => movedBy(flag, first));
  });
}
