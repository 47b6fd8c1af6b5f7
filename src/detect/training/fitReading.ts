import type { Settings } from '../../settings.js';
import { pairModel } from '../../language/pairModel.js';
import { detectLanguage, strayLanguages } from '../detect.js';
import type { Parameters } from '../parameters.js';
import type { ReadingWeights } from '../reading.js';
import { roleFeatures } from '../role.js';
import { isWholeBlock, settingOf, type Setting } from '../setting.js';
import { surroundingsOf } from '../surroundings.js';
import { isStray, segmentOf, type GoldDocument } from '../../evaluate/index.js';
import { fitLogistic, type Example } from './logisticRegression.js';

/**
 * Word features seen in fewer documents than this say more of one document than of a role; words of a heading above,
 * which many lines share, more so than the words of a line.
 */
const fewestDocuments = { word: 3, under: 8 } as const;
/** How strongly weights are held at 0. */
const strengthOf = { look: 1, word: 1, under: 2 } as const;

/**
 * A block that is hidden as intended costs a reader more than a false alarm, which takes one key; a span inside a
 * main-language sentence is there on purpose more often than not.
 */
const missedStrayCost = 4.5;

/** A flag of a gold document, and whether it was left behind. */
export interface RoleExample {
  readonly features: ReadonlyMap<string, number>;
  readonly setting: Setting;
  /** Probability that the passage is in the other language, 0.5 to 1. */
  readonly language: number;
  /** Undefined where the gold does not say. */
  readonly positive: boolean | undefined;
}

/** The flags that the detector gives on gold documents, by document. */
export function readingExamples(
  golds: readonly GoldDocument[],
  settings: Settings,
  parameters: Parameters,
): RoleExample[][] {
  return golds.map((gold) => examplesOf(gold, settings, parameters));
}

/** Fits the first look of the reading model. */
export function fitReading(documents: readonly (readonly RoleExample[])[]): ReadingWeights {
  const examples = documents.flatMap((own, document) =>
    own.flatMap(({ positive, ...example }) =>
      positive === undefined ? [] : [{ ...example, positive, document }],
    ),
  );
  const names = keptNames(examples);
  const indexOfName = new Map(names.map((name, index) => [name, index]));
  const strength = Float64Array.from(names, (name) => strengthOf[kindOf(name)]);
  const free = new Float64Array(names.length).fill(-Infinity);
  const weights = fitLogistic(
    examples.map((example) => sparse(example, indexOfName)),
    { mean: new Float64Array(names.length), strength },
    free,
  );
  return new Map(names.map((name, index) => [name, weights[index]!]));
}

interface FittedExample extends RoleExample {
  readonly positive: boolean;
  readonly document: number;
}

function examplesOf(
  { document, gold }: GoldDocument,
  settings: Settings,
  parameters: Parameters,
): RoleExample[] {
  const flags = detectLanguage(document, settings, parameters);
  const surroundings = surroundingsOf(document, flags);
  const model = pairModel(settings.main, strayLanguages(settings));
  return flags.map((flag, index) => ({
    features: roleFeatures(document, flag, index, surroundings, model),
    setting: settingOf(document, flag, surroundings.flagged),
    language: flag.confidence,
    positive: isStray(flag, segmentOf(flag, gold.segments)),
  }));
}

function kindOf(name: string): 'look' | 'word' | 'under' {
  if (name.startsWith('under ')) return 'under';
  return /^(?:word|first) /.test(name) ? 'word' : 'look';
}

function keptNames(examples: readonly FittedExample[]): string[] {
  const documents = new Map<string, Set<number>>();
  for (const example of examples) {
    for (const name of example.features.keys()) {
      const seen = documents.get(name) ?? new Set();
      documents.set(name, seen.add(example.document));
    }
  }
  const kept = [...documents].filter(([name, seen]) => {
    const kind = kindOf(name);
    return kind === 'look' || seen.size >= fewestDocuments[kind];
  });
  return ['', ...kept.map(([name]) => name).sort()];
}

function sparse(example: FittedExample, indexOfName: ReadonlyMap<string, number>): Example {
  const indexes = [0];
  const values = [1];
  for (const [name, value] of example.features) {
    const index = indexOfName.get(name);
    if (index === undefined) continue;
    indexes.push(index);
    values.push(value);
  }
  return {
    indexes,
    values,
    offset: 0,
    positive: example.positive,
    cost: example.positive && isWholeBlock(example.setting) ? missedStrayCost : 1,
  };
}
