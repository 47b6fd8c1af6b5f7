import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Flag } from '../../detect/index.js';
import { textOf } from '../../document/index.js';
import { readGoldDocuments, segmentOf, type GoldDocument } from '../../evaluate/index.js';
import { packageRoot } from '../../packageRoot.js';
import { defaultSettings } from '../../settings.js';
import { candidatesIn } from '../align.js';
import type { PairingWeights } from '../features.js';
import { fitPairing, type PairingExample } from './fitPairing.js';
import { fitNone } from './fitNone.js';
import { initial } from './initial.js';

/** An error on documents that are not like real pages costs less: captions stand more simply in them. */
const costOfPlain = 0.25;
/** The pages that were written after real ones. */
const realistic = 'pages/w';

/** Fits the pairing score on `corpus/gold.jsonl` and writes its weights: `npm run train:aligner`. */
const examples = readGoldDocuments(join(packageRoot, 'corpus', 'gold.jsonl')).flatMap(examplesOf);
const weights = fitPairing(examples, initial.weights);
const none = fitNone(examples, weights, initial.none);
writeFileSync(join(packageRoot, 'src', 'align', 'fitted.ts'), source({ weights, none }));
console.log(`Fitted the pairing score on ${examples.length} captions.`);

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
  const cost = gold.id.startsWith(realistic) ? 1 : costOfPlain;
  return gold.pairs.flatMap((pair): PairingExample[] => {
    const caption = gold.segments[pair.caption]!;
    const i = flags.findIndex((flag) => flag.start < caption.end && caption.start < flag.end);
    if (i === -1) return [];
    const candidates = finder.of(flags[i]!);
    if (pair.paragraph === null) return [{ candidates, gold: null, cost }];
    const paragraph = gold.segments[pair.paragraph]!;
    const place = candidates.blocks.findIndex((block) => {
      const { start, end } = document.blocks[block]!;
      return start < paragraph.end && paragraph.start < end;
    });
    return place === -1 ? [] : [{ candidates, gold: place, cost }];
  });
}

function source({ weights, none }: PairingWeights): string {
  const table = (values: Readonly<Record<string, number>>) =>
    Object.entries(values).map(([name, value]) => {
      const key = name.includes('.') ? `'${name}'` : name;
      return `    ${key}: ${Math.round(value * 1000) / 1000},\n`;
    });
  return `import type { PairingWeights } from './features.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fitted: PairingWeights = {
  weights: {
${table(weights).join('')}  },
  none: {
${table(none).join('')}  },
};
`;
}
