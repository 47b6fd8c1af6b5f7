import type { Detector } from '../src/analyse.js';
import { detect } from '../src/detect/detect.js';
import { evaluate } from '../src/evaluate/index.js';
import { defaultSettings } from '../src/settings.js';
import { ablations } from './ablations.js';
import { ownGoldSets, readGoldSet, withoutPairs, type GoldSet } from './goldFiles.js';
import { printTable } from './table.js';

/**
 * What each part of the detector adds: F1 in per cent without one part at a time, the weights of the others left
 * as they were fitted together with it. `node dist/bench/ablation.js FILES`, by default on our own gold.
 */
/** The figures of one set: F1 by block, or by character where the gold has spans alone; that within half-translated blocks. */
function figures({ name, records }: GoldSet, detector: Detector) {
  const { blocks, characters, mixed } = evaluate(records, {
    settings: defaultSettings,
    alone: false,
    detector,
  });
  const f1 = blocks.f1 ?? characters.f1;
  const hasSpansAlone = blocks.accuracy === null;
  return [
    { name, f1 },
    ...(mixed.f1 === null || hasSpansAlone ? [] : [{ name: `${name}, mixed`, f1: mixed.f1 }]),
  ];
}

const files = process.argv.slice(2);
const sets = (files.length === 0 ? ownGoldSets() : files.map(readGoldSet))
  .map(withoutPairs)
  .filter(({ records }) => records.length > 0);
const rows = ablations.map(({ name, parameters, substitutes }) => {
  const detector: Detector = (section, settings) => detect(section, settings, parameters, substitutes);
  return { name, figures: sets.flatMap((set) => figures(set, detector)) };
});
const percent = (share: number | null) => (share === null ? '–' : (100 * share).toFixed(1));
printTable(
  ['F1', ...rows[0]!.figures.map((figure) => figure.name)],
  rows.map((row) => [row.name, ...row.figures.map((figure) => percent(figure.f1))]),
);
