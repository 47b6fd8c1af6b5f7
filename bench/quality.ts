import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { featureNames, fittedPairing, type FeatureName } from '../src/align/index.js';
import { evaluate, parseGold, type GoldRecord } from '../src/evaluate/index.js';
import { packageRoot } from '../src/packageRoot.js';
import { defaultSettings } from '../src/settings.js';
import { peers } from './peers.js';
import { printTable } from './table.js';

/**
 * Didascalia beside the language identifiers, in one run, on gold files: `npm run bench:quality -- FILES`, by
 * default on `corpus/gold.jsonl`. A peer judges each block as a whole, as that is all it can do. PEERS names a
 * few of them, separated by semicolons.
 */
const files = process.argv.slice(2);
if (files.length === 0) files.push(join(packageRoot, 'corpus', 'gold.jsonl'));

/** Each row has the terms of the pairing score of the row before and its own. */
const ablation: readonly (readonly [name: string, adds: readonly FeatureName[]])[] = [
  ['names and numbers', ['name', 'number']],
  ['and cognates', ['cognate']],
  ['and the lexicon', ['translation']],
  ['and coverage, headings, place: all', featureNames],
];

const only = process.env.PEERS?.split(';');
const judges = await Promise.all(
  peers
    .filter(({ name }) => !only || only.includes(name))
    .map(async ({ name, load }) => ({ name, isItalian: await load() })),
);

for (const file of files) {
  const records = readGold(file);
  console.log(`\n${basename(file)}: ${records.length} records`);
  const evaluation = evaluate(records, { settings: defaultSettings, alone: false });
  if (evaluation.blocks.accuracy !== null) {
    const { blocks } = evaluation;
    const rows = judges.map(({ name, isItalian }) => [name, ...cells(judgeBlocks(records, isItalian))]);
    rows.push([
      'Didascalia',
      ...cells(
        countsOf(blocks.truePositives, blocks.falsePositives, blocks.falseNegatives, blocks.trueNegatives),
      ),
    ]);
    printTable(['by block', 'precision', 'recall', 'F1', 'false alarms', 'accuracy'], rows);
  }
  if (evaluation.characters.f1 !== null) console.log(`characters: F1 ${percent(evaluation.characters.f1)}`);
  if (records.some((record) => record.kind === 'pair')) pairTable(records, evaluation.pairs);
}

function readGold(file: string): GoldRecord[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line, index) => parseGold(line, index + 1));
}

interface Counts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

function countsOf(tp: number, fp: number, fn: number, tn: number): Counts {
  return { tp, fp, fn, tn };
}

/** A peer's verdicts on every block that the gold labels; `mixed` and `other` left out, as in `evaluate`. */
function judgeBlocks(records: readonly GoldRecord[], isItalian: (text: string) => boolean): Counts {
  const counts = { tp: 0, fp: 0, fn: 0, tn: 0 };
  const judge = (text: string, label: string) => {
    if (label === 'mixed' || label === 'other') return;
    const verdict = isItalian(text);
    if (label === 'it') counts[verdict ? 'tp' : 'fn']++;
    else counts[verdict ? 'fp' : 'tn']++;
  };
  for (const record of records) {
    if (record.kind === 'line') judge(record.text, record.label);
    if (record.kind !== 'document') continue;
    for (const { start, end, label } of record.segments) judge(record.text.slice(start, end), label);
  }
  return counts;
}

function cells({ tp, fp, fn, tn }: Counts): string[] {
  const shares = [
    tp / (tp + fp),
    tp / (tp + fn),
    (2 * tp) / (2 * tp + fp + fn),
    fp / (fp + tn),
    (tp + tn) / (tp + fp + fn + tn),
  ];
  return shares.map(percent);
}

function percent(share: number | null): string {
  return share === null || Number.isNaN(share) ? '–' : (100 * share).toFixed(1);
}

/** P@1 and mean reciprocal rank by mode of each part of the pairing score added to the last; records that name a caption and its paragraphs. */
function pairTable(records: readonly GoldRecord[], full: ReturnType<typeof evaluate>['pairs']): void {
  const modes = Object.keys(full);
  const rows = [['nearest paragraph', ...modes.map((mode) => figures(...nearest(records, mode)))]];
  const kept = new Set<FeatureName>();
  for (const [name, adds] of ablation) {
    for (const feature of adds) kept.add(feature);
    const weights = { ...fittedPairing.weights };
    for (const feature of featureNames) if (!kept.has(feature)) weights[feature] = 0;
    const pairing = { ...fittedPairing, weights };
    const { pairs } = evaluate(records, { settings: defaultSettings, alone: false, pairing });
    rows.push([
      name,
      ...modes.map((mode) => figures(pairs[mode]!.precisionAt1, pairs[mode]!.meanReciprocalRank)),
    ]);
  }
  printTable(['P@1 / MRR', ...modes], rows);
}

function figures(precisionAt1: number | null, meanReciprocalRank: number | null): string {
  return `${percent(precisionAt1)} / ${(meanReciprocalRank ?? 0).toFixed(2)}`;
}

/** The baseline of every aligner: the paragraphs by their distance from the caption, the next one first. */
function nearest(records: readonly GoldRecord[], mode: string): [number | null, number | null] {
  let pairs = 0;
  let right = 0;
  let reciprocalRanks = 0;
  for (const record of records) {
    if (record.kind !== 'pair' || record.gold === null || (mode !== 'all' && record.mode !== mode)) continue;
    pairs++;
    const distanceOf = (paragraph: number) =>
      paragraph >= record.at ? paragraph - record.at + 0.5 : record.at - paragraph;
    const own = distanceOf(record.gold);
    const rank = 1 + record.paragraphs.filter((_, paragraph) => distanceOf(paragraph) < own).length;
    if (rank === 1) right++;
    reciprocalRanks += 1 / rank;
  }
  return pairs === 0 ? [null, null] : [right / pairs, reciprocalRanks / pairs];
}
