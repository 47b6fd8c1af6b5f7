import { align, type PairedFlag, type PairingWeights } from '../align/index.js';
import { analyse, strays, type Detector } from '../analyse.js';
import type { Flag } from '../detect/index.js';
import { formats, type Document, type Range } from '../document/index.js';
import type { Settings } from '../settings.js';
import { calibrationOf, type Calibration, type Claim } from './calibration.js';
import type { GoldRecord, GoldSegment } from './gold.js';
import { givenFlag, givenFlags } from './givenFlags.js';
import { overlaps, PairingTally } from './pairingTally.js';
import { goldSpans, marked, rangesOf, share } from './ranges.js';
import { count, emptyTally, ratesOf, type Rates, type Tally } from './tallies.js';

/** One disagreement with the gold. */
export interface EvaluationError {
  readonly kind: 'missed' | 'false alarm' | 'wrong pair';
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** What was answered instead, where that says something. */
  readonly answer: string;
}

/** Everything that was measured. */
export interface Evaluation {
  readonly records: number;
  /** By block (line): `it` against the rest; `mixed` and `other` are left out. */
  readonly blocks: Rates & Tally;
  /** The same for bare lines, by bucket and label: how many were flagged. */
  readonly buckets: Readonly<Record<string, { readonly lines: number; readonly flagged: number }>>;
  /** By character, over the documents that have spans or segments; `other` left out. */
  readonly characters: Rates;
  /** By character within `mixed` segments alone. */
  readonly mixed: Rates;
  /** Blocks flagged in documents that have nothing stray. */
  readonly cleanDocuments: { readonly blocks: number; readonly flagged: number };
  readonly calibration: Calibration | null;
  /** Of all pairs together, and by mode; `given` are those of documents once more, with the gold's captions for flags. */
  readonly pairs: Readonly<Record<string, ReturnType<PairingTally['rates']>>>;
  readonly errors: readonly EvaluationError[];
}

/** What `evaluate` does with bare lines. */
export interface EvaluationOptions {
  readonly settings: Settings;
  /** Weights of the pairing score, for ablations; the fitted ones by default. */
  readonly pairing?: PairingWeights;
  /** A detector that lacks a part, for ablations; the whole one by default. */
  readonly detector?: Detector;
  /** Told of every stray with whether the gold agrees, for reliability diagrams. */
  readonly onClaim?: (claim: Claim, flag: Flag) => void;
  /** Judge bare lines as documents of their own rather than between two English paragraphs. */
  readonly alone: boolean;
}

const before =
  'The museum opens every day of the week, and visitors can join a guided tour in the afternoon.';
const after =
  'Tickets are sold at the entrance; children under twelve do not pay, and families get a discount.';
/** A segment counts as flagged where this share of it is. */
const flaggedShare = 0.5;

/** Measures the analysis against gold records. */
export function evaluate(records: Iterable<GoldRecord>, options: EvaluationOptions): Evaluation {
  const run = new EvaluationRun(options);
  for (const record of records) run.add(record);
  return run.result();
}

class EvaluationRun {
  private records = 0;
  private readonly blocks = emptyTally();
  private readonly characters = emptyTally();
  private readonly mixed = emptyTally();
  private readonly buckets: Record<string, { lines: number; flagged: number }> = {};
  private readonly clean = { blocks: 0, flagged: 0 };
  private readonly claims: Claim[] = [];
  private readonly pairs = new Map<string, PairingTally>();
  private readonly errors: EvaluationError[] = [];

  constructor(private readonly options: EvaluationOptions) {}

  add(record: GoldRecord): void {
    this.records++;
    switch (record.kind) {
      case 'document':
        this.addDocument(record);
        break;
      case 'line':
        this.addLine(record);
        break;
      case 'spans':
        this.addSpans(record);
        break;
      case 'pair':
        this.addPair(record);
        break;
    }
  }

  result(): Evaluation {
    return {
      records: this.records,
      blocks: { ...this.blocks, ...ratesOf(this.blocks) },
      buckets: this.buckets,
      characters: ratesOf(this.characters),
      mixed: ratesOf(this.mixed),
      cleanDocuments: this.clean,
      calibration: calibrationOf(this.claims),
      pairs: Object.fromEntries([...this.pairs].map(([mode, tally]) => [mode, tally.rates()])),
      errors: this.errors,
    };
  }

  private analyse(text: string): { document: Document; flags: readonly PairedFlag[] } {
    const analysis = analyse(formats[0]!.read(text), this.options.settings, this.options.detector);
    return { document: analysis.document, flags: strays(analysis) };
  }

  private addDocument(record: Extract<GoldRecord, { kind: 'document' }>): void {
    const { document, flags } = this.analyse(record.text);
    for (const segment of record.segments) {
      if (segment.label !== 'mixed' && segment.label !== 'other') {
        const verdict = share(flags, segment) >= flaggedShare;
        this.verdict(record.id, segment.label, record.text.slice(segment.start, segment.end), verdict);
        if (record.isClean) this.clean.blocks++;
        if (record.isClean && verdict) this.clean.flagged++;
      }
      if (segment.label !== 'other') this.countCharacters(flags, segment, goldSpans(segment));
    }
    for (const flag of flags) this.claim(flag, record.segments);
    for (const pair of record.pairs) {
      const caption = record.segments[pair.caption]!;
      const paragraph = pair.paragraph === null ? null : record.segments[pair.paragraph]!;
      this.pair(
        record.id,
        'documents',
        flags.find((flag) => overlaps(flag, caption)),
        paragraph,
        record.text,
      );
    }
    this.addGivenPairs(document, record);
  }

  /** What pairing alone comes to on a document: the captions that the detector misses are paired too. */
  private addGivenPairs(document: Document, record: Extract<GoldRecord, { kind: 'document' }>): void {
    if (record.pairs.length === 0) return;
    const { settings, pairing } = this.options;
    const given = record.segments.flatMap((segment) => givenFlags(document, segment, settings.stray));
    const flags = align(document, given, settings, { pairing });
    const tally = this.pairs.get('given') ?? new PairingTally();
    this.pairs.set('given', tally);
    for (const { caption, paragraph } of record.pairs) {
      const segment = record.segments[caption]!;
      const gold = paragraph === null ? null : record.segments[paragraph]!;
      tally.add(
        flags.find((flag) => overlaps(flag, segment)),
        gold,
      );
    }
  }

  private addLine(record: Extract<GoldRecord, { kind: 'line' }>): void {
    const at = this.options.alone ? 0 : before.length + 2;
    const text = this.options.alone ? record.text : `${before}\n\n${record.text}\n\n${after}`;
    const { flags } = this.analyse(text);
    const segment = { start: at, end: at + record.text.length, label: record.label };
    const verdict = share(flags, segment) >= flaggedShare;
    this.verdict(record.id, record.label, record.text, verdict);
    const bucket = (this.buckets[`${record.bucket} ${record.label}`] ??= { lines: 0, flagged: 0 });
    bucket.lines++;
    if (verdict) bucket.flagged++;
    for (const flag of flags) this.claim(flag, [segment]);
  }

  private addSpans(record: Extract<GoldRecord, { kind: 'spans' }>): void {
    const { flags } = this.analyse(record.text);
    const whole: GoldSegment = { start: 0, end: record.text.length, label: 'mixed', spans: record.spans };
    this.countCharacters(flags, whole, record.spans);
    for (const flag of flags) this.claim(flag, [whole]);
  }

  /** Alone of all, pairs are judged with the caption given: what the detector finds is measured elsewhere. */
  private addPair(record: Extract<GoldRecord, { kind: 'pair' }>): void {
    const parts = record.paragraphs.toSpliced(record.at, 0, record.caption);
    const document = formats[0]!.read(parts.join('\n\n'));
    const ranges = rangesOf(parts);
    const caption = ranges[record.at]!;
    const block = document.blocks.findIndex((each) => overlaps(each, caption));
    const flag = givenFlag(document, block, this.options.settings.stray);
    const [paired] = align(document, [flag], this.options.settings, { pairing: this.options.pairing });
    const place =
      record.gold === null ? null : ranges[record.gold >= record.at ? record.gold + 1 : record.gold]!;
    this.pair(record.id, record.mode, paired, place, document.text);
  }

  private verdict(id: string, label: string, text: string, verdict: boolean): void {
    count(this.blocks, verdict, label === 'it');
    if (verdict !== (label === 'it'))
      this.errors.push({ kind: verdict ? 'false alarm' : 'missed', id, label, text, answer: '' });
  }

  private countCharacters(
    flags: readonly Range[],
    segment: Range & { label: string },
    spans: readonly Range[],
  ): void {
    const length = segment.end - segment.start;
    const gold = marked(spans, segment, length);
    const answered = marked(flags, segment, length);
    for (let i = 0; i < length; i++) {
      count(this.characters, answered[i] === 1, gold[i] === 1);
      if (segment.label === 'mixed') count(this.mixed, answered[i] === 1, gold[i] === 1);
    }
  }

  private claim(flag: PairedFlag, segments: readonly GoldSegment[]): void {
    const segment = segments.find((each) => overlaps(each, flag));
    if (!segment || segment.label === 'other') return;
    const right = share(goldSpans(segment), flag) >= flaggedShare;
    const claim = { confidence: flag.confidence, right };
    this.claims.push(claim);
    this.options.onClaim?.(claim, flag);
  }

  private pair(
    id: string,
    mode: string,
    flag: PairedFlag | undefined,
    gold: Range | null,
    text: string,
  ): void {
    for (const name of ['all', mode]) {
      const tally = this.pairs.get(name) ?? new PairingTally();
      this.pairs.set(name, tally);
      const right = tally.add(flag, gold);
      if (name === 'all' && !right) this.errors.push(wrongPair(id, flag, gold, text));
    }
  }
}

function wrongPair(
  id: string,
  flag: PairedFlag | undefined,
  gold: Range | null,
  text: string,
): EvaluationError {
  const quote = (range: Range | null) => (range ? text.slice(range.start, range.end).slice(0, 80) : 'none');
  return {
    kind: 'wrong pair',
    id,
    label: quote(gold),
    text: flag?.text ?? '(not flagged)',
    answer: flag ? quote(flag.pair) : '',
  };
}
