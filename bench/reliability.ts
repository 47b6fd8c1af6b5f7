import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  calibrationOf,
  equalMass,
  equalWidth,
  evaluate,
  type CalibrationBin,
  type Claim,
} from '../src/evaluate/index.js';
import { defaultSettings } from '../src/settings.js';
import { ownGoldSets, readGoldSet, withoutPairs, type GoldSet } from './goldFiles.js';
import { reliabilityDiagram } from './reliabilityDiagram.js';
import { printTable } from './table.js';

/**
 * Whether confidence is a probability: of the strays that are reported with about one confidence, how many are
 * right. `node dist/bench/reliability.js [--svg FILE] FILES`, by default on our own gold.
 *
 * What is counted is flags, since confidence speaks of flags: what was missed claims nothing. Sets are pooled
 * flag by flag.
 */
const { values, positionals } = parseArgs({ options: { svg: { type: 'string' } }, allowPositionals: true });

const sets = (positionals.length === 0 ? ownGoldSets() : positionals.map(readGoldSet)).map(withoutPairs);
const claimsOfSets = sets.map((set) => ({ name: set.name, claims: claimsOf(set) }));
const pooled = { name: 'all together', claims: claimsOfSets.flatMap(({ claims }) => claims) };
const all = [...claimsOfSets, ...(sets.length > 1 ? [pooled] : [])].filter(({ claims }) => claims.length > 0);

printTable(
  ['calibration', 'flags', 'mean confidence', 'right', 'ECE, equal width', 'ECE, equal mass'],
  all.map(({ name, claims }) => [
    name,
    String(claims.length),
    percent(mean(claims, ({ confidence }) => confidence)),
    percent(mean(claims, ({ right }) => Number(right))),
    percent(calibrationOf(claims, equalWidth)!.expectedError),
    percent(calibrationOf(claims, equalMass)!.expectedError),
  ]),
);
for (const { name, claims } of all) {
  console.log(`\n${name}, bins of equal width, then of equal mass`);
  printTable(
    ['confidence', 'flags', 'mean', 'right', 'gap'],
    [...equalWidth(claims), ...equalMass(claims)].map(rowOf),
  );
}
if (values.svg !== undefined) {
  writeFileSync(values.svg, reliabilityDiagram(all.map(panelOf)));
  console.log(`\nWrote ${values.svg}.`);
}

function claimsOf({ records }: GoldSet): readonly Claim[] {
  const claims: Claim[] = [];
  evaluate(records, { settings: defaultSettings, alone: false, onClaim: (claim) => claims.push(claim) });
  return claims;
}

function rowOf({ from, to, claims, meanConfidence, accuracy }: CalibrationBin): string[] {
  const gap = 100 * (accuracy - meanConfidence);
  return [
    `${from.toFixed(3)}–${to.toFixed(3)}`,
    String(claims),
    percent(meanConfidence),
    percent(accuracy),
    `${gap > 0 ? '+' : ''}${gap.toFixed(1)}`,
  ];
}

function panelOf({ name, claims }: { readonly name: string; readonly claims: readonly Claim[] }) {
  const errorIn = (binning: typeof equalWidth) => percent(calibrationOf(claims, binning)!.expectedError);
  return {
    name,
    caption: `${claims.length} flags; ECE ${errorIn(equalWidth)} % (equal mass ${errorIn(equalMass)} %)`,
    equalWidth: equalWidth(claims),
    equalMass: equalMass(claims),
  };
}

function mean(claims: readonly Claim[], value: (claim: Claim) => number): number {
  return claims.reduce((sum, claim) => sum + value(claim), 0) / claims.length;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
