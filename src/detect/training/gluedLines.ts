import { plainText } from '../../document/plainText.js';
import type { GoldDocument, GoldSegment } from '../../evaluate/index.js';

/** A foreign line between sentences, after them, before them, and a paragraph without it. */
const arrangements = ['en it en', 'en it', 'it en', 'en en'] as const;
/** Shorter lines are labels, which nobody glues to a sentence. */
const shortest = 20;

/** The identifier of the document that `gluedLines` makes. */
export const glued = 'glued';

/**
 * Paragraphs in which a foreign line was glued to sentences of the main language, which gold documents have too few of:
 * lines and sentences are theirs, taken in turn, so that every run makes the same.
 */
export function gluedLines(golds: readonly GoldDocument[]): GoldDocument {
  const main = linesOf(golds, 'en').filter((line) => /[.!?]["”»]?$/u.test(line));
  const foreign = linesOf(golds, 'it');
  let text = '';
  const segments: GoldSegment[] = [];
  foreign.forEach((line, i) => {
    const arrangement = arrangements[i % arrangements.length]!;
    const start = text.length;
    const spans: { start: number; end: number }[] = [];
    arrangement.split(' ').forEach((label, k) => {
      if (k > 0) text += ' ';
      const part = label === 'it' ? line : main[(3 * i + k) % main.length]!;
      if (label === 'it') spans.push({ start: text.length, end: text.length + part.length });
      text += part;
    });
    segments.push({ start, end: text.length, label: 'mixed', spans });
    text += '\n\n';
  });
  const gold = { kind: 'document', id: glued, text, segments, pairs: [], isClean: false } as const;
  return { document: plainText.read(text), gold };
}

function linesOf(golds: readonly GoldDocument[], label: 'it' | 'en'): readonly string[] {
  return golds.flatMap(({ gold }) =>
    gold.segments
      .filter((segment) => segment.label === label && segment.end - segment.start >= shortest)
      .map(({ start, end }) => gold.text.slice(start, end)),
  );
}
