import type { GoldDocument } from '../../evaluate/index.js';
import { heedsPage, pageLogits, type PageWeights, type Passage } from '../page.js';
import { readingLogit } from '../reading.js';
import { settings, type Setting } from '../setting.js';
import { fitReading, type RoleExample } from './fitReading.js';
import { fitLogistic, type Example } from './logisticRegression.js';

/** The first look is fitted on the other folds, so that the second sees what it does on pages that are new to it. */
const folds = 5;
/** Real pages are in their main language: of ours, those with more of the other teach the first look alone. */
const largestForeignShare = 0.25;
/**
 * Our pages have many more traps than real ones, on which a foreign line is oftener left behind; and between two
 * paragraphs of an article, or as sentences of its own in one, hardly anything else is.
 */
const missedStrayCost: Readonly<Record<Setting, number>> = {
  prose: 20,
  list: 7,
  sentence: 60,
  phrase: 8,
};
/** How strongly the weights are held at 0, and the slopes at 1. */
const strength = 3;
const slopeStrength = 30;

const names = [
  'sure',
  'language',
  ...settings.flatMap((setting) => [`intercept ${setting}`, `slope ${setting}`]),
];

/** Fits the second look of the reading model on the flags of gold documents, parallel to `golds`. */
export function fitPage(
  golds: readonly GoldDocument[],
  documents: readonly (readonly RoleExample[])[],
): PageWeights {
  const examples = firstLooks(documents).flatMap((passages, index) =>
    foreignShare(golds[index]!) > largestForeignShare ? [] : examplesOf(documents[index]!, passages),
  );
  const isSlope = (name: string) => name.startsWith('slope ');
  const prior = {
    mean: Float64Array.from(names, (name) => (isSlope(name) ? 1 : 0)),
    strength: Float64Array.from(names, (name) => (isSlope(name) ? slopeStrength : strength)),
  };
  const values = fitLogistic(examples, prior, new Float64Array(names.length).fill(-Infinity));
  const weight = (name: string) => values[names.indexOf(name)]!;
  const bySetting = (name: string) => eachSetting((setting) => weight(`${name} ${setting}`));
  return {
    intercept: bySetting('intercept'),
    slope: bySetting('slope'),
    sure: weight('sure'),
    language: weight('language'),
  };
}

/** Each document's passages, looked at by a model that has not seen the document. */
function firstLooks(documents: readonly (readonly RoleExample[])[]): Passage[][] {
  const passages: Passage[][] = [];
  for (let fold = 0; fold < folds; fold++) {
    const weights = fitReading(documents.filter((_, index) => index % folds !== fold));
    documents.forEach((examples, index) => {
      if (index % folds !== fold) return;
      passages[index] = examples.map(({ features, setting, language }) => ({
        setting,
        logit: readingLogit(features, weights),
        language,
      }));
    });
  }
  return passages;
}

function examplesOf(own: readonly RoleExample[], passages: readonly Passage[]): Example[] {
  const others = othersSureness(passages);
  return own.flatMap(({ setting, positive, language }, i) => {
    if (positive === undefined) return [];
    const indexes = [`intercept ${setting}`, `slope ${setting}`, 'language'].map((name) =>
      names.indexOf(name),
    );
    const values = [1, passages[i]!.logit, Math.log(language)];
    if (heedsPage(setting)) {
      indexes.push(names.indexOf('sure'));
      values.push(others[i]!);
    }
    const cost = positive ? missedStrayCost[setting] : 1;
    return [{ indexes, values, offset: 0, positive, cost }];
  });
}

/** The feature itself, as the second look computes it: everything else weighs nothing. */
function othersSureness(passages: readonly Passage[]): number[] {
  const none = eachSetting(() => 0);
  return pageLogits(passages, { intercept: none, slope: none, sure: 1, language: 0 });
}

function eachSetting(valueOf: (setting: Setting) => number): Record<Setting, number> {
  return Object.fromEntries(settings.map((setting) => [setting, valueOf(setting)])) as Record<
    Setting,
    number
  >;
}

function foreignShare({ gold }: GoldDocument): number {
  const foreign = gold.segments.filter(
    ({ label }) => label === 'it' || label === 'intended' || label === 'mixed',
  );
  return foreign.length / Math.max(1, gold.segments.length);
}
