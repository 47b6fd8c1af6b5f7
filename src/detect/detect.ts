import { textOf, type Block, type Document } from '../document/index.js';
import { languages } from '../language/languages.js';
import { pairModel, type PairModel } from '../language/pairModel.js';
import { Place, Shape, TokenBuffer, tokenise } from '../language/tokens.js';
import type { Settings } from '../settings.js';
import { weigh } from './evidence.js';
import { fitted } from './fitted.js';
import type { Evidence, Flag } from './flag.js';
import type { PageWeights } from './page.js';
import { priorKindOf, type Parameters } from './parameters.js';
import { readFlags, type ReadingWeights } from './reading.js';
import { nameLanguage, strongestRival } from './rivals.js';
import { Tagger, type Run } from './tagger.js';
import type { NameTest } from './tokenClass.js';

/** Stand-ins for parts of the detector, which show what each of them adds (`bench/ablation.ts`). */
export interface Substitutes {
  readonly model?: PairModel;
  /** The names of a document, in place of those that the first pass finds. */
  readonly namesOf?: (document: Document) => NameTest;
  readonly reading?: ReadingWeights;
  readonly page?: PageWeights;
}

/** Words that weigh less than this, in nats, are left out of no sum but of no interest: evidence keeps all but zeros. */
const negligible = 1e-6;

/**
 * Finds what is not in the document's main language.
 *
 * Two passes: the first reads every block once, collects the names that stand in main-language text, and keeps
 * the blocks in which some path through the tagger could be stray; the second decodes those few.
 *
 * @returns flags in order of `start`, never overlapping, of both readings.
 * @throws RangeError for a language without word lists.
 */
export function detect(
  document: Document,
  settings: Settings,
  parameters: Parameters = fitted,
  substitutes: Substitutes = {},
): readonly Flag[] {
  const detection = new Detection(document, settings, parameters, substitutes);
  const flags = readFlags(
    document,
    detection.flags(),
    detection.model,
    substitutes.reading,
    substitutes.page,
  );
  return flags.filter((flag) => flag.confidence >= settings.threshold);
}

/** The same before their reading: every flag a stray, with its confidence in the language alone. */
export function detectLanguage(
  document: Document,
  settings: Settings,
  parameters: Parameters = fitted,
): readonly Flag[] {
  return new Detection(document, settings, parameters).flags();
}

/** Tests for the names that a document's main-language text has, by the first half of a word's hash. */
export function documentNames(
  document: Document,
  settings: Settings,
  parameters: Parameters = fitted,
): NameTest {
  return new Detection(document, settings, parameters).names();
}

/** The languages to look for: one, or for `any` every one of the registry but the main one. */
export function strayLanguages(settings: Settings): readonly string[] {
  if (settings.stray !== 'any') return [settings.stray];
  return languages.map((language) => language.code).filter((code) => code !== settings.main);
}

/** A buffer that a block of more tokens has filled is not kept. */
const mostKept = 65_536;
/** The buffer of every detection: a stream has millions of small documents, and each would make one of its own. */
let keptTokens = new TokenBuffer();

class Detection {
  private readonly tokens: TokenBuffer;
  private weights = new Float32Array(256);
  readonly model: PairModel;
  private readonly tagger: Tagger;

  constructor(
    private readonly document: Document,
    private readonly settings: Settings,
    private readonly parameters: Parameters,
    private readonly substitutes: Substitutes = {},
  ) {
    this.model = substitutes.model ?? pairModel(settings.main, strayLanguages(settings));
    this.tagger = new Tagger(parameters);
    if (keptTokens.start.length > mostKept) keptTokens = new TokenBuffer();
    this.tokens = keptTokens;
  }

  flags(): readonly Flag[] {
    const names = new Set<number>();
    const candidates = this.document.blocks.flatMap((block, index) =>
      this.isCandidate(block, names) ? [index] : [],
    );
    const isName: NameTest =
      this.substitutes.namesOf?.(this.document) ?? ((first: number) => names.has(first));
    return candidates.flatMap((index) => this.flagsOfBlock(index, isName));
  }

  names(): NameTest {
    const names = new Set<number>();
    for (const block of this.document.blocks) this.isCandidate(block, names);
    return (first) => names.has(first);
  }

  /** The first pass over a block; adds its names to `names` where it is in the main language. */
  private isCandidate(block: Block, names: Set<number>): boolean {
    const { tokens } = this;
    const prior = this.read(block, null);
    if (this.tagger.mayHaveRun(this.weights, tokens.count, prior)) return true;
    for (let i = 0; i < tokens.count; i++) {
      const shape = tokens.shape[i]! as Shape;
      if (shape === Shape.Lower || shape === Shape.Opaque || shape === Shape.Initial) continue;
      if ((tokens.place[i]! & Place.SentenceStart) === 0) names.add(tokens.first[i]!);
    }
    return false;
  }

  /** Reads a block's tokens and their weights; answers the block's prior log-odds. */
  private read(block: Block, isName: NameTest | null): number {
    const { tokens, document } = this;
    tokenise(document.text, block.start, block.end, tokens);
    if (this.weights.length < tokens.count) this.weights = new Float32Array(tokens.count * 2);
    const hasWords = weigh(document.text, tokens, this.model, this.parameters, isName, this.weights);
    return this.parameters.prior[priorKindOf(block, hasWords)];
  }

  private flagsOfBlock(index: number, isName: NameTest): Flag[] {
    const block = this.document.blocks[index]!;
    const prior = this.read(block, isName);
    const runs = this.tagger.decode(this.document.text, this.tokens, this.weights, prior);
    return runs.flatMap((run) => this.flagOfRun(index, run) ?? []);
  }

  private flagOfRun(index: number, run: Run): Flag | null {
    const { document } = this;
    const block = document.blocks[index]!;
    const whole = run.from === 0 && run.to === this.tokens.count;
    const range = whole ? { start: block.start, end: block.end } : this.spanOfRun(block, run);
    const evidence = this.evidenceOf(run, range);
    const logOdds = evidence.reduce((sum, item) => sum + item.weight, 0);
    const confidence = 1 / (1 + Math.exp(-logOdds));
    if (confidence < 0.5) return null;
    return {
      ...range,
      text: textOf(document, range),
      language: this.languageOf(run),
      confidence,
      scope: whole ? 'block' : 'span',
      reading: 'stray',
      evidence,
      block: index,
    };
  }

  private languageOf(run: Run): string {
    if (this.settings.stray !== 'any') return this.settings.stray;
    return nameLanguage(this.document.text, this.tokens, run.from, run.to, this.model);
  }

  /** The run's words with the punctuation that is theirs: closing marks after it, an opening one before it. */
  private spanOfRun(block: Block, run: Run): { start: number; end: number } {
    const { text } = this.document;
    let start = this.tokens.start[run.from]!;
    let end = this.tokens.end[run.to - 1]!;
    while (start > block.start && /[“«‘"(¿¡[]/u.test(text.charAt(start - 1))) start--;
    while (end < block.end && /[.!?…,;:”»’")\]]/u.test(text.charAt(end))) end++;
    return { start, end };
  }

  private evidenceOf(run: Run, range: { start: number; end: number }): Evidence[] {
    const { tokens, document } = this;
    const evidence: Evidence[] = [];
    for (let i = run.from; i < run.to; i++) {
      const weight = this.weights[i]!;
      if (Math.abs(weight) < negligible) continue;
      const token = { start: tokens.start[i]!, end: tokens.end[i]! };
      evidence.push({ ...token, token: textOf(document, token), weight });
    }
    evidence.push({ ...range, token: '(prior)', weight: run.prior });
    const rival =
      this.settings.stray === 'any'
        ? null
        : strongestRival(document.text, tokens, run.from, run.to, this.model);
    if (rival) evidence.push({ ...range, token: `(closer to ${rival.name})`, weight: -rival.odds });
    return evidence;
  }
}
