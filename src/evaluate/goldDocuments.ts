import { readFileSync } from 'node:fs';
import { plainText } from '../document/plainText.js';
import type { Document, Range } from '../document/index.js';
import { parseGold, type GoldLabel, type GoldRecord, type GoldSegment } from './gold.js';

/** A gold document, read as the tool reads it. */
export interface GoldDocument {
  readonly document: Document;
  readonly gold: Extract<GoldRecord, { kind: 'document' }>;
}

/** The gold documents of a JSONL file. */
export function readGoldDocuments(path: string): GoldDocument[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => parseGold(line, index + 1))
    .flatMap((gold) => (gold.kind === 'document' ? [{ document: plainText.read(gold.text), gold }] : []));
}

/** The segment that shares most of its text with a range, or `undefined`. */
export function segmentOf(range: Range, segments: readonly GoldSegment[]): GoldSegment | undefined {
  let best: GoldSegment | undefined;
  let most = 0;
  for (const segment of segments) {
    const shared = Math.min(range.end, segment.end) - Math.max(range.start, segment.start);
    if (shared > most) {
      most = shared;
      best = segment;
    }
  }
  return best;
}

/** Whether a flagged range was left behind, by the gold; `undefined` where the gold does not say. */
export function isStray(range: Range, segment: GoldSegment | undefined): boolean | undefined {
  const label: GoldLabel | undefined = segment?.label;
  if (label === undefined || label === 'other') return undefined;
  if (label !== 'mixed') return label === 'it';
  const inside = (segment?.spans ?? []).reduce(
    (sum, span) => sum + Math.max(0, Math.min(range.end, span.end) - Math.max(range.start, span.start)),
    0,
  );
  return inside * 2 >= range.end - range.start;
}
