import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../document/index.js';
import type { PairModel } from '../language/pairModel.js';
import { packageRoot } from '../packageRoot.js';
import type { Evidence, Flag } from './flag.js';
import { fittedPage } from './fittedPage.js';
import { pageLogits, type PageWeights, type Passage } from './page.js';
import { roleFeatures } from './role.js';
import { isPage, settingOf } from './setting.js';
import { surroundingsOf } from './surroundings.js';

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
  const surroundings = surroundingsOf(document, flags);
  const passages = flags.map((flag, index): Passage => {
    const features = roleFeatures(document, flag, index, surroundings, model);
    const look = flag.scope === 'block' && !isPage(document) ? handfulLogit : readingLogit;
    return {
      setting: settingOf(document, flag, surroundings.flagged),
      logit: look(features, weights),
      language: flag.confidence,
    };
  });
  const logits = pageLogits(passages, page);
  return flags.map((flag, i) => {
    const logit = logits[i]!;
    if (logit >= 0) return withReading(flag, 'stray', logit);
    const confidence = flag.confidence / (1 + Math.exp(logit));
    return withReading(flag, 'intended', Math.log(confidence / (1 - confidence)));
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

/** @param logOdds of the whole verdict, language and reading, in nats. */
function withReading(flag: Flag, reading: Flag['reading'], logOdds: number): Flag {
  const languageLogOdds = flag.evidence.reduce((sum, item) => sum + item.weight, 0);
  const role: Evidence = {
    start: flag.start,
    end: flag.end,
    token: '(role)',
    weight: logOdds - languageLogOdds,
  };
  return {
    ...flag,
    reading,
    confidence: 1 / (1 + Math.exp(-logOdds)),
    evidence: [...flag.evidence, role],
  };
}
