import { align, type PairedFlag } from '../../src/align/index.js';
import type { PairingWeights } from '../../src/align/features.js';
import { fitted } from '../../src/align/fitted.js';
import type { Flag } from '../../src/detect/index.js';
import { textOf, type Document } from '../../src/document/index.js';
import { plainText } from '../../src/document/plainText.js';
import { defaultSettings } from '../../src/settings.js';

/** A document of blocks, some of which are captions, with the captions' pairs. */
export interface Paired {
  readonly document: Document;
  readonly flags: readonly PairedFlag[];
}

/** Pairs captions, each a whole block of the text, with its paragraphs: the detector has no say in it. */
export function pairCaptions(
  blocks: readonly string[],
  captions: readonly string[],
  pairing: PairingWeights = fitted,
): Paired {
  const document = plainText.read(blocks.join('\n\n') + '\n');
  const flags = document.blocks.flatMap((block, index): Flag[] => {
    const text = textOf(document, block);
    if (!captions.includes(text)) return [];
    const { start, end } = block;
    return [
      {
        ...{ start, end, text, block: index },
        ...{ language: 'it', confidence: 1, scope: 'block', reading: 'stray', evidence: [] },
      },
    ];
  });
  return { document, flags: align(document, flags, defaultSettings, { pairing }) };
}

/** The text of the paragraph that a caption pairs with; null for none. */
export function partnerOf(blocks: readonly string[], caption: string): string | null {
  const { document, flags } = pairCaptions(blocks, [caption]);
  const { pair } = flags.find((flag) => flag.text === caption)!;
  return pair && textOf(document, pair);
}
