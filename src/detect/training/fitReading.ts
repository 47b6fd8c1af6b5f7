import type { Settings } from '../../settings.js';
import { pairModel } from '../../language/pairModel.js';
import { detectLanguage, strayLanguages } from '../detect.js';
import type { Parameters } from '../parameters.js';
import { flaggedBlocks, type ReadingWeights } from '../reading.js';
import { isWholeBlock, roleFeatures, settingOf, type Setting } from '../role.js';
import { isStray, segmentOf, type GoldDocument } from '../../evaluate/index.js';
import { fitLogistic, type Example } from './logisticRegression.js';

/** Word features seen in fewer documents than this say more of one document than of a role. */
const fewestDocuments = 3;
/** How strongly weights are held at 0: words more than looks, since there are thousands of them. */
const lookStrength = 1;
const wordStrength = 1;

/**
 * A block that is hidden as intended costs a reader more than a false alarm, which takes one key; a span inside a
 * main-language sentence is there on purpose more often than not.
 */
const missedStrayCost = 4.5;

/** A flag of a gold document, and whether it was left behind. */
export interface RoleExample {
  readonly features: ReadonlyMap<string, number>;
  readonly setting: Setting;
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
    own.flatMap(({ features, setting, positive }) =>
      positive === undefined ? [] : [{ features, setting, positive, document }],
    ),
  );
  const names = keptNames(examples);
  const indexOfName = new Map(names.map((name, index) => [name, index]));
  const strength = Float64Array.from(names, (name) => (isWordFeature(name) ? wordStrength : lookStrength));
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
  const flagged = flaggedBlocks(document, flags);
  const model = pairModel(settings.main, strayLanguages(settings));
  return flags.map((flag) => {
    const whole = flag.scope === 'block';
    return {
      features: roleFeatures(document, flag.block, flag, whole, flagged, model),
      setting: settingOf(document, flag.block, flag, whole, flagged),
      positive: isStray(flag, segmentOf(flag, gold.segments)),
    };
  });
}

function isWordFeature(name: string): boolean {
  return /^(?:word|first|under) /.test(name);
}

function keptNames(examples: readonly FittedExample[]): string[] {
  const documents = new Map<string, Set<number>>();
  for (const example of examples) {
    for (const name of example.features.keys()) {
      const seen = documents.get(name) ?? new Set();
      documents.set(name, seen.add(example.document));
    }
  }
  const kept = [...documents].filter(([name, seen]) => !isWordFeature(name) || seen.size >= fewestDocuments);
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
