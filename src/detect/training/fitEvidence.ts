import { documentOf, type Block, type Document } from '../../document/index.js';
import { pairModel } from '../../language/pairModel.js';
import { TokenBuffer, tokenise } from '../../language/tokens.js';
import type { Settings } from '../../settings.js';
import { detectLanguage, documentNames, strayLanguages } from '../detect.js';
import { weigh } from '../evidence.js';
import {
  priorKindOf,
  priorKinds,
  tokenClasses,
  type ClassWeights,
  type Parameters,
  type PriorKind,
} from '../parameters.js';
import { segmentOf, type GoldDocument } from '../../evaluate/index.js';
import type { NameTest } from '../tokenClass.js';
import { fitLogistic, type Example } from './logisticRegression.js';
import { syntheticLines, type SyntheticLine } from './syntheticLines.js';

const factorNames = [
  'list',
  'skewedList',
  'oneSidedList',
  'oneSided',
  'listedNgrams',
  'unlistedNgrams',
] as const;
const factorCount = tokenClasses.length * factorNames.length;

/** How strongly the factors are held near their values so far, and the priors near 0. */
const factorStrength = 10;
const priorStrength = 10;
/** A stray that is missed costs a reader more than a false alarm, which takes one key. */
const missedStrayCost = 5.5;
/** A long block has more evidence than a verdict needs; its surplus would only drown the short ones. */
const longestBlock = 160;

/**
 * Fits the factors of the token classes and the priors of the block kinds by logistic regression over whole
 * blocks: a block's log-odds are linear in them. Only blocks whose language is not in question take part.
 */
export function fitEvidence(
  golds: readonly GoldDocument[],
  settings: Settings,
  start: Parameters,
): Parameters {
  const synthetic = syntheticLines(settings, strayLanguages(settings)).map((line) =>
    syntheticExample(line, settings, start),
  );
  const examples = [...golds.flatMap((gold) => examplesOf(gold, settings, start)), ...synthetic];
  const size = factorCount + priorKinds.length;
  const mean = new Float64Array(size);
  tokenClasses.forEach((_, kind) => {
    factorNames.forEach(
      (name, factor) => (mean[kind * factorNames.length + factor] = start.classes[kind]![name]),
    );
  });
  const strength = Float64Array.from({ length: size }, (_, k) =>
    k < factorCount ? factorStrength : priorStrength,
  );
  const lowest = Float64Array.from({ length: size }, (_, k) => (k < factorCount ? 0 : -Infinity));
  const weights = fitLogistic(examples, { mean, strength }, lowest);
  return {
    ...start,
    classes: tokenClasses.map((_, kind) => classWeights(weights.subarray(kind * factorNames.length))),
    prior: Object.fromEntries(priorKinds.map((kind, i) => [kind, weights[factorCount + i]!])) as Record<
      PriorKind,
      number
    >,
  };
}

function classWeights(values: Float64Array): ClassWeights {
  return Object.fromEntries(factorNames.map((name, i) => [name, values[i]!])) as unknown as ClassWeights;
}

function examplesOf({ document, gold }: GoldDocument, settings: Settings, start: Parameters): Example[] {
  const isName = documentNames(document, settings, start);
  // English lines that quote or name Italian things say nothing of the language as a whole: the tagger's runs do.
  const quoting = new Set(detectLanguage(document, settings, start).map((flag) => flag.block));
  return document.blocks.flatMap((block, index) => {
    const label = segmentOf(block, gold.segments)?.label;
    if ((label !== 'it' && label !== 'en') || block.end - block.start > longestBlock) return [];
    if (label === 'en' && quoting.has(index)) return [];
    return [exampleOf(document, block, settings, start, isName, label === 'it')];
  });
}

function syntheticExample({ text, positive }: SyntheticLine, settings: Settings, start: Parameters): Example {
  const block: Block = { start: 0, end: text.length, kind: 'caption', role: 'caption' };
  const document = documentOf({ source: text, format: 'text', blocks: [block] });
  return exampleOf(document, block, settings, start, () => false, positive);
}

function exampleOf(
  document: Document,
  block: Block,
  settings: Settings,
  start: Parameters,
  isName: NameTest,
  positive: boolean,
): Example {
  const sums = blockSums(document, block.start, block.end, settings, start, isName);
  const priorKind = priorKindOf(block, sums.hasWords);
  const values = [...sums.factors, ...priorKinds.map((kind) => (kind === priorKind ? 1 : 0))];
  return {
    indexes: values.map((_, i) => i),
    values,
    offset: sums.fixed,
    positive,
    cost: positive ? missedStrayCost : 1,
  };
}

const tokens = new TokenBuffer();

/** What the block's log-odds are for each factor alone set to 1, and with none of them: the design of the regression. */
function blockSums(
  document: Document,
  start: number,
  end: number,
  settings: Settings,
  parameters: Parameters,
  isName: NameTest,
) {
  tokenise(document.text, start, end, tokens);
  const model = pairModel(settings.main, strayLanguages(settings));
  const weights = new Float32Array(tokens.count);
  let hasWords = false;
  const sumWith = (classes: readonly ClassWeights[]) => {
    hasWords = weigh(document.text, tokens, model, { ...parameters, classes }, isName, weights);
    return weights.reduce((sum, weight) => sum + weight, 0);
  };
  const zero = classWeights(new Float64Array(factorNames.length));
  const fixed = sumWith(tokenClasses.map(() => zero));
  const factors = tokenClasses.flatMap((_, kind) =>
    factorNames.map(
      (name) =>
        sumWith(tokenClasses.map((_, other) => (other === kind ? { ...zero, [name]: 1 } : zero))) - fixed,
    ),
  );
  return { fixed, factors, hasWords };
}
