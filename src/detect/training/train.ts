import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../packageRoot.js';
import { defaultSettings } from '../../settings.js';
import type { PageWeights } from '../page.js';
import type { Parameters } from '../parameters.js';
import { fitChange } from './fitChange.js';
import { fitEvidence } from './fitEvidence.js';
import { fitPage } from './fitPage.js';
import { fitReading, readingExamples } from './fitReading.js';
import { readGoldDocuments } from '../../evaluate/index.js';
import { initial } from './initial.js';

/** Fits the detector on `corpus/gold.jsonl` and writes its parameters: `npm run train:detector`. */
const golds = readGoldDocuments(join(packageRoot, 'corpus', 'gold.jsonl'));
const folder = join(packageRoot, 'src', 'detect');

const parameters = fitChange(golds, defaultSettings, fitEvidence(golds, defaultSettings, initial));
writeFileSync(join(folder, 'fitted.ts'), parametersSource(parameters));
console.log('Wrote the evidence parameters.', JSON.stringify(parameters));

const smallestWeight = 0.01;
const examples = readingExamples(golds, defaultSettings, parameters);
const rows = [...fitReading(examples)].filter(([, weight]) => Math.abs(weight) >= smallestWeight);
writeFileSync(
  join(folder, 'data', 'reading.tsv'),
  rows.map(([name, weight]) => `${name}\t${weight.toFixed(3)}\n`).join(''),
);
console.log(`Wrote ${rows.length} weights of the reading model.`);

const page = fitPage(golds, examples);
writeFileSync(join(folder, 'fittedPage.ts'), pageSource(page));
console.log('Wrote the weights of its second look.', JSON.stringify(page));

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function fields(record: Readonly<Record<string, number>>): string {
  return Object.entries(record)
    .map(([name, value]) => `${name}: ${round(value)}`)
    .join(', ');
}

function pageSource({ intercept, slope, sure, language }: PageWeights): string {
  return `import type { PageWeights } from './page.js';

/** Written by the training command (see CONTRIBUTING.md); do not edit by hand. */
export const fittedPage: PageWeights = {
  intercept: { ${fields(intercept)} },
  slope: { ${fields(slope)} },
  sure: ${round(sure)},
  language: ${round(language)},
};
`;
}

function parametersSource(fittedNow: Parameters): string {
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
