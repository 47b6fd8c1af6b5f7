import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../document/index.js';
import type { PairModel } from '../language/pairModel.js';
import { packageRoot } from '../packageRoot.js';
import type { Evidence, Flag } from './flag.js';
import { fittedPage } from './fittedPage.js';
import { pageLogits, type PageWeights, type Passage } from './page.js';
import { isPage, roleFeatures, settingOf } from './role.js';

/** Weights of the role features, in nats towards `stray`; those of names that are not here are 0. */
export type ReadingWeights = ReadonlyMap<string, number>;

let loaded: ReadingWeights | undefined;

/** The fitted weights (`src/detect/data/reading.tsv`), read once. */
export function fittedReading(): ReadingWeights {
  loaded ??= parseWeights(readFileSync(join(packageRoot, 'src', 'detect', 'data', 'reading.tsv'), 'utf8'));
  return loaded;
}

/** A line is a feature's name, a tab and its weight. */
function parseWeights(file: string): ReadingWeights {
  const weights = new Map<string, number>();
  for (const line of file.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab !== -1) weights.set(line.slice(0, tab), Number(line.slice(tab + 1)));
  }
  return weights;
}

/**
 * Reads each flag as a stray or as intended: a first look by logistic regression on the role features, and a second
 * one at all flags of the document together (`page.ts`). The flag's
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
  page: PageWeights = fittedPage,
): readonly Flag[] {
  // A line alone has no role: nothing stands around it that could make it intended.
  if (document.blocks.length === 1) return flags;
  const flagged = flaggedBlocks(document, flags);
  const passages = flags.map((flag): Passage => {
    const whole = flag.scope === 'block';
    const features = roleFeatures(document, flag.block, flag, whole, flagged, model);
    const setting = settingOf(document, flag.block, flag, whole, flagged);
    if (whole && !isPage(document)) return { setting, logit: handfulLogit(features, weights) };
    return { setting, logit: readingLogit(features, weights) };
  });
  const logits = pageLogits(passages, page);
  return flags.map((flag, i) => {
    const stray = 1 / (1 + Math.exp(-logits[i]!));
    const reading = stray >= 0.5 ? 'stray' : 'intended';
    const confidence = flag.confidence * Math.max(stray, 1 - stray);
    return { ...flag, reading, confidence, evidence: withReading(flag, confidence) };
  });
}

/** The first look's logit of a plain caption between two paragraphs, about which nothing else is known; nats. */
const logitOfCaption = 3.4;

/** Among a handful of blocks a whole one is a caption, unless its own look says otherwise. */
function handfulLogit(features: ReadonlyMap<string, number>, weights: ReadingWeights): number {
  let sum = logitOfCaption;
  for (const [name, value] of features) {
    if (name !== 'here in prose') sum += value * (weights.get(name) ?? 0);
  }
  return sum;
}

/** The first look's logit, in nats: above 0 for `stray`. */
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
