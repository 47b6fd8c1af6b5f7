import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../packageRoot.js';
import { defaultSettings } from '../../settings.js';
import type { Parameters } from '../parameters.js';
import { fitEvidence } from './fitEvidence.js';
import { fitReading } from './fitReading.js';
import { readGoldDocuments } from '../../evaluate/index.js';
import { initial } from './initial.js';

/** Fits the detector on `corpus/gold.jsonl` and writes its parameters: `npm run train:detector`. */
const golds = readGoldDocuments(join(packageRoot, 'corpus', 'gold.jsonl'));
const folder = join(packageRoot, 'src', 'detect');

const parameters = fitEvidence(golds, defaultSettings, initial);
writeFileSync(join(folder, 'fitted.ts'), parametersSource(parameters));
console.log('Wrote the evidence parameters.', JSON.stringify(parameters));

const smallestWeight = 0.01;
const rows = [...fitReading(golds, defaultSettings, parameters)].filter(
  ([, weight]) => Math.abs(weight) >= smallestWeight,
);
writeFileSync(
  join(folder, 'data', 'reading.tsv'),
  rows.map(([name, weight]) => `${name}\t${weight.toFixed(3)}\n`).join(''),
);
console.log(`Wrote ${rows.length} weights of the reading model.`);

function parametersSource(fittedNow: Parameters): string {
  const round = (value: number) => String(Math.round(value * 1000) / 1000);
  const fields = (record: Readonly<Record<string, number>>) =>
    Object.entries(record)
      .map(([name, value]) => `${name}: ${round(value)}`)
      .join(', ');
  const classes = fittedNow.classes.map((row) => `    { ${fields({ ...row })} },`);
  return `import type { Parameters } from './parameters.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fitted: Parameters = {
  classes: [
${classes.join('\n')}
  ],
  prior: { ${fields(fittedNow.prior)} },
  change: { ${fields(fittedNow.change)} },
};
`;
}
