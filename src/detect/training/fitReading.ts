import type { Settings } from '../../settings.js';
import { pairModel } from '../../language/pairModel.js';
import { detectLanguage, strayLanguages } from '../detect.js';
import type { Parameters } from '../parameters.js';
import { flaggedBlocks, type ReadingWeights } from '../reading.js';
import { roleFeatures } from '../role.js';
import { isStray, segmentOf, type GoldDocument } from '../../evaluate/index.js';
import { fitLogistic, type Example } from './logisticRegression.js';

/** Word features seen in fewer documents than this say more of one document than of a role. */
const fewestDocuments = 3;
/** How strongly weights are held at 0: words more than looks, since there are thousands of them. */
const lookStrength = 1;
const wordStrength = 2;

/**
 * A block that is hidden as intended costs a reader more than a false alarm, which takes one key; a span inside a
 * main-language sentence is there on purpose more often than not.
 */
const missedStrayCost = 4.5;

interface RoleExample {
  readonly features: ReadonlyMap<string, number>;
  readonly positive: boolean;
  readonly document: number;
}

/** Fits the reading model on the flags that the detector gives on gold documents. */
export function fitReading(
  golds: readonly GoldDocument[],
  settings: Settings,
  parameters: Parameters,
): ReadingWeights {
  const examples = golds.flatMap((gold, index) => examplesOf(gold, index, settings, parameters));
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

function examplesOf(
  { document, gold }: GoldDocument,
  index: number,
  settings: Settings,
  parameters: Parameters,
): RoleExample[] {
  const flags = detectLanguage(document, settings, parameters);
  const flagged = flaggedBlocks(document, flags);
  const model = pairModel(settings.main, strayLanguages(settings));
  return flags.flatMap((flag) => {
    const positive = isStray(flag, segmentOf(flag, gold.segments));
    if (positive === undefined) return [];
    return [
      {
        features: roleFeatures(document, flag.block, flag, flag.scope === 'block', flagged, model),
        positive,
        document: index,
      },
    ];
  });
}

function isWordFeature(name: string): boolean {
  return /^(?:word|first|under) /.test(name);
}

function keptNames(examples: readonly RoleExample[]): string[] {
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

function sparse(example: RoleExample, indexOfName: ReadonlyMap<string, number>): Example {
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
    cost: example.positive ? missedStrayCost : 1,
  };
}
