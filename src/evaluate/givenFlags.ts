import type { Flag } from '../detect/index.js';
import type { Document } from '../document/index.js';
import type { GoldSegment } from './gold.js';
import { overlaps } from './pairingTally.js';
import { goldSpans } from './ranges.js';

/** The flag that a perfect detector would give a segment: the block as a whole, or the first stray part of a mixed one. */
export function givenFlags(document: Document, segment: GoldSegment, language: string): Flag[] {
  const [span] = goldSpans(segment);
  const block = span ? document.blocks.findIndex((each) => overlaps(each, span)) : -1;
  if (!span || block === -1) return [];
  const whole = givenFlag(document, block, language);
  if (segment.label === 'it') return [whole];
  const { start, end } = span;
  return [{ ...whole, start, end, text: document.text.slice(start, end), scope: 'span' }];
}

/** A flag of a block as a whole, as certain as can be. */
export function givenFlag(document: Document, block: number, language: string): Flag {
  const { start, end } = document.blocks[block]!;
  const text = document.text.slice(start, end);
  return { start, end, text, language, confidence: 1, scope: 'block', reading: 'stray', evidence: [], block };
}
