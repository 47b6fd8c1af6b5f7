import { align, type Anchors, type PairCandidate, type PairedFlag } from '../align/index.js';
import type { Document } from '../document/index.js';
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
  return document.sections.flatMap((first, index) => {
    const end = document.sections[index + 1] ?? document.blocks.length;
    const isInside = (block: number) => first <= block && block < end;
    const own = flags.filter(({ block }) => isInside(block));
    const settled = [...anchors].filter(([caption, block]) => isInside(caption) && isInside(block));
    if (settled.length === 0) return own;
    const section = { ...document, blocks: document.blocks.slice(first, end) };
    const moved = own.map((flag) => ({ ...flag, block: flag.block - first }));
    const near = new Map(settled.map(([caption, block]) => [caption - first, block - first]));
    return align(section, moved, settings, { anchors: near }).map((flag) => movedBy(flag, first));
  });
}

/** A flag of a section, its blocks counted from the document's first. */
function movedBy(flag: PairedFlag, blocks: number): PairedFlag {
  const moved = (candidate: PairCandidate) => ({ ...candidate, block: candidate.block + blocks });
  return {
    ...flag,
    block: flag.block + blocks,
    pair: flag.pair && moved(flag.pair),
    alternatives: flag.alternatives.map(moved),
  };
}
