import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Flag } from '../../detect/index.js';
import { textOf } from '../../document/index.js';
import { readGoldDocuments, segmentOf, type GoldDocument } from '../../evaluate/index.js';
import { packageRoot } from '../../packageRoot.js';
import { defaultSettings } from '../../settings.js';
import { candidatesIn } from '../align.js';
import { featureNames, type PairingWeights } from '../features.js';
import { fitPairing, type PairingExample } from './fitPairing.js';
import { initial } from './initial.js';

/** Captions without a paragraph are four in five; each counts for less, so that pairs are not given up for them. */
const costOfNone = 0.1;

/** Fits the pairing score on `corpus/gold.jsonl` and writes its weights: `npm run train:aligner`. */
const examples = readGoldDocuments(join(packageRoot, 'corpus', 'gold.jsonl')).flatMap(examplesOf);
const weights = fitPairing(examples, initial);
writeFileSync(join(packageRoot, 'src', 'align', 'fitted.ts'), source(weights));
console.log(`Fitted the pairing score on ${examples.length} captions.`, JSON.stringify(weights));

function examplesOf({ document, gold }: GoldDocument): PairingExample[] {
  const flags = document.blocks.flatMap((block, index): Flag[] => {
    if (segmentOf(block, gold.segments)?.label !== 'it') return [];
    const text = textOf(document, block);
    return [
      {
        ...block,
        text,
        language: 'it',
        confidence: 1,
        scope: 'block',
        reading: 'stray',
        evidence: [],
        block: index,
      },
    ];
  });
  const finder = candidatesIn(document, flags, defaultSettings);
  return gold.pairs.flatMap((pair): PairingExample[] => {
    const caption = gold.segments[pair.caption]!;
    const i = flags.findIndex((flag) => flag.start < caption.end && caption.start < flag.end);
    if (i === -1) return [];
    const candidates = finder.of(flags[i]!);
    if (pair.paragraph === null) return [{ candidates, gold: null, cost: costOfNone }];
    const paragraph = gold.segments[pair.paragraph]!;
    const place = candidates.blocks.findIndex((block) => {
      const { start, end } = document.blocks[block]!;
      return start < paragraph.end && paragraph.start < end;
    });
    return place === -1 ? [] : [{ candidates, gold: place, cost: 1 }];
  });
}

function source({ weights: fittedWeights, none }: PairingWeights): string {
  const round = (value: number) => String(Math.round(value * 1000) / 1000);
  return `import type { PairingWeights } from './features.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fitted: PairingWeights = {
  weights: {
${featureNames.map((name) => `    ${name}: ${round(fittedWeights[name])},`).join('\n')}
  },
  none: ${round(none)},
};
`;
}
