import type { Range } from '../../document/index.js';
import { segmentOf, type GoldDocument, type GoldSegment } from '../../evaluate/index.js';
import type { Settings } from '../../settings.js';
import { detectLanguage } from '../detect.js';
import type { Parameters } from '../parameters.js';
import { glued, gluedLines } from './gluedLines.js';

type Change = Parameters['change'];

/** Costs that are tried, in nats: a change in the middle of a line costs a few words' evidence. */
const grid = [2, 3, 4, 5, 6, 7, 8] as const;

/**
 * Fits the tagger's costs of changing language, one at a time until none gets better, to the characters that gold
 * documents say are in the other language: whole lines, the spans of half-translated ones, and lines glued to sentences.
 * Lines that are foreign on
 * purpose take no part.
 */
export function fitChange(golds: readonly GoldDocument[], settings: Settings, start: Parameters): Parameters {
  const all = [...golds, gluedLines(golds)];
  const score = (change: Change) => characterF1(all, settings, { ...start, change });
  let change = start.change;
  let best = score(change);
  for (let improved = true; improved;) {
    improved = false;
    for (const place of Object.keys(change) as (keyof Change)[]) {
      for (const cost of grid) {
        if (cost === change[place]) continue;
        const other = { ...change, [place]: cost };
        const reached = score(other);
        if (reached > best) [change, best, improved] = [other, reached, true];
      }
    }
  }
  return { ...start, change };
}

type Kind = 'whole' | 'mixed' | 'glued';

/** F1 by character of what is flagged as foreign, whatever its reading: the mean over three kinds of lines. */
function characterF1(golds: readonly GoldDocument[], settings: Settings, parameters: Parameters): number {
  const found = { whole: 0, mixed: 0, glued: 0 };
  const flaggedOrForeign = { whole: 0, mixed: 0, glued: 0 };
  for (const { document, gold } of golds) {
    for (const segment of gold.segments) {
      const kind = kindOf(segment, gold.id);
      if (kind) flaggedOrForeign[kind] += lengthOf(spansOf(segment));
    }
    for (const flag of detectLanguage(document, settings, parameters)) {
      const segment = segmentOf(flag, gold.segments);
      const kind = segment && kindOf(segment, gold.id);
      if (!kind) continue;
      flaggedOrForeign[kind] += flag.end - flag.start;
      for (const span of spansOf(segment)) found[kind] += overlap(flag, span);
    }
  }
  const kinds = Object.keys(found) as Kind[];
  return (
    kinds.reduce((sum, kind) => sum + (2 * found[kind]) / Math.max(1, flaggedOrForeign[kind]), 0) /
    kinds.length
  );
}

function kindOf({ label }: GoldSegment, id: string): Kind | undefined {
  if (id === glued) return 'glued';
  if (label === 'mixed') return 'mixed';
  return label === 'it' || label === 'en' ? 'whole' : undefined;
}

/** What of a segment is in the other language. */
function spansOf(segment: GoldSegment): readonly Range[] {
  if (segment.label === 'it') return [segment];
  return segment.label === 'mixed' ? (segment.spans ?? []) : [];
}

function overlap(a: Range, b: Range): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function lengthOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}
