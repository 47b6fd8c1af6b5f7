import { align } from '../../src/align/index.js';
import type { Flag } from '../../src/detect/index.js';
import { textOf, type Document } from '../../src/document/index.js';
import type { Analyst } from '../../src/review/analyst.js';
import { realigned } from '../../src/review/realigning.js';
import { defaultSettings } from '../../src/settings.js';
import { analystWith } from './markedAnalysis.js';

/** Captions that stand after the text of their card, which the words do not tell: the aligner takes them for the next. */
export const cards = [
  [
    'The stables',
    'Twelve horses were kept here until the war, and two of them had names.',
    'Foto del cortile',
  ],
  [
    'The tower',
    'From the top one sees the lake on clear days, the motorway on all others.',
    'Foto del tetto',
  ],
  [
    'The kitchen',
    'Copper pans hang over a stove that no one has lit for a hundred years.',
    'Foto della sala',
  ],
] as const;

/** A page of such cards. */
export const cardsText = `${[
  'A house on the hill',
  ...cards.flat(),
  'Opening hours',
  'Every day but Monday, from ten in the morning until the last visitor goes home.',
].join('\n\n')}\n`;

/** The block of each card's own text. */
export const ownTexts = [2, 5, 8] as const;

const captions = new Set<string>(cards.map(([, , caption]) => caption));

/** Flags the captions of the cards, unpaired. */
export function cardFlags(document: Document): readonly Flag[] {
  return document.blocks.flatMap((block, index): Flag[] => {
    const text = textOf(document, block);
    if (!captions.has(text)) return [];
    const { start, end } = block;
    const looks = { language: 'it', confidence: 0.9, scope: 'block', reading: 'stray' } as const;
    return [{ start, end, text, block: index, evidence: [], ...looks }];
  });
}

/** Flags the captions of the cards and really aligns them. */
export const cardsAnalyst: Analyst = {
  ...analystWith((document) => ({ document, flags: align(document, cardFlags(document), defaultSettings) })),
  realign: (task) => Promise.resolve(realigned(task)),
};
