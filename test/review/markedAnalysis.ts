import type { PairCandidate, PairedFlag } from '../../src/align/pair.js';
import type { Analysis } from '../../src/analyse.js';
import type { Analyst } from '../../src/review/analyst.js';
import { textOf, type Document } from '../../src/document/index.js';

/** A caption of the fixtures: what tests know of it, so that they do not hang on a model. */
interface MarkedCaption {
  readonly text: string;
  readonly confidence: number;
  /** Words that make it Italian. */
  readonly words: readonly string[];
  /** How its paragraph begins, and a word of it that ties the two; null for none. */
  readonly pair: { readonly beginning: string; readonly token: string; readonly match: string } | null;
}

const marked: readonly MarkedCaption[] = [
  {
    text: 'Il traghetto lascia il porto di Procida',
    confidence: 0.998,
    words: ['Il', 'traghetto', 'lascia', 'porto', 'di'],
    pair: { beginning: 'The first ferry', token: 'Procida', match: 'Procida' },
  },
  {
    text: 'Anna Ferri e Luca Sala',
    confidence: 0.61,
    words: ['e'],
    pair: { beginning: 'Two fishermen', token: 'Ferri', match: 'Ferri' },
  },
  { text: 'Leggi tutto', confidence: 0.93, words: ['Leggi', 'tutto'], pair: null },
];

/** An analysis for tests: flags exactly the fixtures' captions, with fixed figures. */
export function markedAnalysis(document: Document): Analysis {
  const flags = document.blocks.flatMap((block, index): PairedFlag[] => {
    const text = textOf(document, block);
    const known = marked.find((caption) => text === caption.text || text.startsWith(`<i>${caption.text}`));
    if (!known) return [];
    const candidates = candidatesFor(document, known, block.start, text);
    const isPaired = known.pair !== null && candidates[0]?.score === 0.81;
    return [
      {
        start: block.start,
        end: block.end,
        text,
        language: 'it',
        confidence: known.confidence,
        scope: 'block',
        reading: 'stray',
        block: index,
        evidence: known.words.map((token) => ({ ...rangeOf(text, token, block.start), token, weight: 3.1 })),
        pair: isPaired ? candidates[0]! : null,
        alternatives: isPaired ? candidates.slice(1) : candidates,
      },
    ];
  });
  return { document, flags };
}

/** Answers at once, in this thread, with the fixtures' flags or those of another analysis; their pairs stay. */
export function analystWith(analyse: (document: Document) => Analysis): Analyst {
  return {
    capacity: 2,
    analyse: (document) => Promise.resolve().then(() => analyse(document)),
    realign: ({ flags }) => Promise.resolve(flags),
    close: () => Promise.resolve(),
  };
}

/** Flags the fixtures' captions. */
export const markedAnalyst = analystWith(markedAnalysis);

function candidatesFor(
  document: Document,
  known: MarkedCaption,
  start: number,
  caption: string,
): PairCandidate[] {
  const candidates = document.blocks.flatMap((block, index): PairCandidate[] => {
    const paragraph = textOf(document, block);
    if (block.kind !== 'paragraph') return [];
    if (!known.pair || !paragraph.startsWith(known.pair.beginning)) {
      return [{ ...block, block: index, score: 0.11, evidence: [] }];
    }
    const { token, match } = known.pair;
    const place = rangeOf(paragraph, match, block.start);
    const evidence = [
      {
        kind: 'name',
        token,
        ...rangeOf(caption, token, start),
        match,
        matchStart: place.start,
        matchEnd: place.end,
        weight: 2,
      } as const,
    ];
    return [{ ...block, block: index, score: 0.81, evidence }];
  });
  return candidates.sort((a, b) => b.score - a.score);
}

function rangeOf(text: string, part: string, offset: number): { start: number; end: number } {
  const start = offset + Math.max(0, text.indexOf(part));
  return { start, end: start + part.length };
}
