import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../document/index.js';
import type { PairModel } from '../language/pairModel.js';
import { packageRoot } from '../packageRoot.js';
import type { Evidence, Flag } from './flag.js';
import { roleFeatures } from './role.js';

/** Weights of the role features, in nats towards `stray`; those of names that are not here are 0. */
export type ReadingWeights = ReadonlyMap<string, number>;

let loaded: ReadingWeights | undefined;

/** The fitted weights (`src/detect/data/reading.tsv`), read once. */
export function fittedReading(): ReadingWeights {
  loaded ??= new Map(
    readFileSync(join(packageRoot, 'src', 'detect', 'data', 'reading.tsv'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t'))
      .map(([name, weight]) => [name!, Number(weight)] as const),
  );
  return loaded;
}

/**
 * Reads each flag as a stray or as intended, by logistic regression on the role features. The flag's
 * confidence becomes that of the whole verdict, language and reading, and the reading's share of the log-odds
 * stands in the evidence, so that these still sum to them.
 *
 * @param flags of one document, with confidence in the language alone, in order.
 */
export function readFlags(
  document: Document,
  flags: readonly Flag[],
  model: PairModel,
  weights: ReadingWeights = fittedReading(),
): readonly Flag[] {
  // A line alone has no role: nothing stands around it that could make it intended.
  if (document.blocks.length === 1) return flags;
  const flagged = flaggedBlocks(document, flags);
  return flags.map((flag) => {
    const features = roleFeatures(document, flag.block, flag, flag.scope === 'block', flagged, model);
    const stray = 1 / (1 + Math.exp(-readingLogit(features, weights)));
    const reading = stray >= 0.5 ? 'stray' : 'intended';
    const confidence = flag.confidence * Math.max(stray, 1 - stray);
    return { ...flag, reading, confidence, evidence: withReading(flag, confidence) };
  });
}

/** The reading's logit, in nats: above 0 for `stray`. */
export function readingLogit(features: ReadonlyMap<string, number>, weights: ReadingWeights): number {
  let sum = weights.get('') ?? 0;
  for (const [name, value] of features) sum += value * (weights.get(name) ?? 0);
  return sum;
}

/** 1 for each block that is flagged as a whole; parallel to `document.blocks`. */
export function flaggedBlocks(document: Document, flags: readonly Flag[]): Uint8Array {
  const flagged = new Uint8Array(document.blocks.length);
  for (const flag of flags) if (flag.scope === 'block') flagged[flag.block] = 1;
  return flagged;
}

function withReading(flag: Flag, confidence: number): Evidence[] {
  const languageLogOdds = flag.evidence.reduce((sum, item) => sum + item.weight, 0);
  const weight = Math.log(confidence / (1 - confidence)) - languageLogOdds;
  return [...flag.evidence, { start: flag.start, end: flag.end, token: '(role)', weight }];
}
