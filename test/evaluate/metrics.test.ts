import type { PairCandidate, PairedFlag } from '../../src/align/index.js';
import { calibrationOf, equalMass, evaluate, parseGold } from '../../src/evaluate/index.js';
import { PairingTally } from '../../src/evaluate/pairingTally.js';
import { count, emptyTally, ratesOf } from '../../src/evaluate/tallies.js';
import { defaultSettings } from '../../src/settings.js';

describe('rates', () => {
  it('are those that one counts by hand', () => {
    const tally = emptyTally();
    count(tally, true, true, 6);
    count(tally, true, false, 2);
    count(tally, false, true, 4);
    count(tally, false, false, 8);
    const { precision, recall, f1, falsePositiveRate, accuracy } = ratesOf(tally);
    expect([precision, recall, falsePositiveRate, accuracy]).toEqual([6 / 8, 6 / 10, 2 / 10, 14 / 20]);
    expect(f1).toBeCloseTo((2 * 0.75 * 0.6) / (0.75 + 0.6), 12);
  });

  it('are null where nothing of the kind was there, and never NaN', () => {
    expect(ratesOf(emptyTally())).toEqual({
      precision: null,
      recall: null,
      f1: null,
      falsePositiveRate: null,
      accuracy: null,
    });
  });
});

describe('calibration', () => {
  it('is the gap between confidence and accuracy, weighted by the bins’ sizes', () => {
    const claims = [
      ...[true, true, true, false].map((right) => ({ confidence: 0.85, right })),
      ...[true, false].map((right) => ({ confidence: 0.55, right })),
      { confidence: 1, right: true },
      { confidence: 0.95, right: true },
    ];
    const calibration = calibrationOf(claims)!;
    expect(calibration.bins.map(({ from, claims }) => [from, claims])).toEqual([
      [0.5, 2],
      [0.8, 4],
      [0.9, 2],
    ]);
    expect(calibration.bins.map(({ accuracy }) => accuracy)).toEqual([0.5, 0.75, 1]);
    expect(calibration.bins[2]!.meanConfidence).toBeCloseTo(0.975, 12);
    expect(calibration.expectedError).toBeCloseTo((2 * 0.05 + 4 * 0.1 + 2 * 0.025) / 8, 12);
  });

  it('puts each claim in one bin, borders included', () => {
    const claims = Array.from({ length: 101 }, (_, i) => ({ confidence: i / 100, right: true }));
    expect(calibrationOf(claims)!.bins.reduce((sum, bin) => sum + bin.claims, 0)).toBe(101);
  });

  it('in bins of equal mass has as many claims in each, whatever their order', () => {
    const claims = Array.from({ length: 50 }, (_, i) => ({
      confidence: 0.5 + ((i * 7) % 50) / 100,
      right: (i * 7) % 50 >= 25,
    }));
    const { bins, expectedError } = calibrationOf(claims, equalMass)!;
    expect(bins.map((bin) => bin.claims)).toEqual(Array(10).fill(5));
    expect(bins.map((bin) => bin.accuracy)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    expect(bins[0]).toMatchObject({ from: 0.5, to: 0.54 });
    expect(bins[0]!.meanConfidence).toBeCloseTo(0.52, 12);
    expect(expectedError).toBeCloseTo((0.62 + 0.13) / 2, 12);
  });

  it('in bins of equal mass leaves none empty where claims are few', () => {
    const claims = [0.7, 0.6].map((confidence) => ({ confidence, right: true }));
    expect(equalMass(claims).map((bin) => bin.meanConfidence)).toEqual([0.6, 0.7]);
  });

  it('of no claims is null', () => {
    expect(calibrationOf([])).toBeNull();
    expect(calibrationOf([], equalMass)).toBeNull();
  });
});

describe('pairs', () => {
  const answer = (start: number): PairCandidate => ({
    start,
    end: start + 10,
    score: 0.5,
    evidence: [],
    block: 0,
  });
  const flag = (pair: PairCandidate | null, ...alternatives: PairCandidate[]): PairedFlag => ({
    ...{ start: 90, end: 95, text: 'ponte', language: 'it', confidence: 1, scope: 'block', reading: 'stray' },
    ...{ evidence: [], block: 5, pair, alternatives },
  });
  const gold = { start: 0, end: 10 };

  it('count by the rank of the gold paragraph', () => {
    const tally = new PairingTally();
    expect(tally.add(flag(answer(0), answer(20)), gold)).toBe(true);
    expect(tally.add(flag(answer(20), answer(0)), gold)).toBe(false);
    expect(tally.add(flag(answer(20), answer(40), answer(60), answer(0)), gold)).toBe(false);
    expect(tally.add(flag(answer(20)), gold)).toBe(false);
    expect(tally.rates()).toEqual({
      pairs: 4,
      precisionAt1: 1 / 4,
      meanReciprocalRank: (1 + 1 / 2 + 1 / 4 + 0) / 4,
      answered: 1 / 4,
    });
  });

  it('are wrong where the detector missed the caption', () => {
    const tally = new PairingTally();
    expect(tally.add(undefined, gold)).toBe(false);
    expect(tally.add(undefined, null)).toBe(false);
    expect(tally.rates()).toEqual({ pairs: 2, precisionAt1: 0, meanReciprocalRank: 0, answered: 0 });
  });

  it('are right where none was answered and none is right', () => {
    const tally = new PairingTally();
    expect(tally.add(flag(null, answer(0)), null)).toBe(true);
    expect(tally.add(flag(answer(0)), null)).toBe(false);
    expect(tally.rates()).toEqual({
      pairs: 2,
      precisionAt1: 1 / 2,
      meanReciprocalRank: 1 / 2,
      answered: 1 / 2,
    });
  });

  it('rank a paragraph that was withheld, but count it as not answered', () => {
    const tally = new PairingTally();
    tally.add(flag(null, answer(0)), gold);
    expect(tally.rates()).toMatchObject({ precisionAt1: 1, answered: 0 });
  });

  it('of none have no rates', () => {
    expect(new PairingTally().rates()).toEqual({
      pairs: 0,
      precisionAt1: null,
      meanReciprocalRank: null,
      answered: null,
    });
  });
});

describe('an evaluation', () => {
  const italian = 'Il traghetto lascia il porto di Napoli alle sei di mattina.';
  const english = 'The ferry leaves the harbour of Naples at six in the morning.';
  const run = (records: readonly object[], alone = false) =>
    evaluate(
      records.map((record, i) => parseGold(JSON.stringify(record), i + 1)),
      { settings: defaultSettings, alone },
    );

  it.each([false, true])('of bare lines counts verdicts by bucket and label (alone: %s)', (alone) => {
    const { records, blocks, buckets, errors } = run(
      [
        { id: 'hit', text: italian, label: 'it', bucket: 'boats' },
        { id: 'miss', text: english, label: 'it', bucket: 'boats' },
        { id: 'alarm', text: italian, label: 'neutral', bucket: 'boats' },
        { id: 'quiet', text: english, label: 'en' },
      ],
      alone,
    );
    expect(records).toBe(4);
    expect(blocks).toEqual({
      ...{ truePositives: 1, falsePositives: 1, falseNegatives: 1, trueNegatives: 1 },
      ...{ precision: 0.5, recall: 0.5, f1: 0.5, falsePositiveRate: 0.5, accuracy: 0.5 },
    });
    expect(buckets).toEqual({
      'boats it': { lines: 2, flagged: 1 },
      'boats neutral': { lines: 1, flagged: 1 },
      'lines en': { lines: 1, flagged: 0 },
    });
    expect(errors).toEqual([
      { kind: 'missed', id: 'miss', label: 'it', text: english, answer: '' },
      { kind: 'false alarm', id: 'alarm', label: 'neutral', text: italian, answer: '' },
    ]);
  });

  it('of spans counts characters', () => {
    const text = `${english} ${italian} ${english}`;
    const start = english.length + 1;
    const half = { start: start + 9, end: start + italian.length };
    const extra = { start: 0, end: 10 };
    const { characters } = run([{ text, spans: [half, extra] }]);
    const shared = italian.length - 9;
    expect(characters.precision).toBeCloseTo(shared / italian.length, 12);
    expect(characters.recall).toBeCloseTo(shared / (shared + 10), 12);
  });

  it('tells of every stray whether the gold agrees', () => {
    const text = `${english}\n\n${italian}\n`;
    const segments = [{ start: english.length + 2, end: text.length - 1, label: 'it' }];
    const told: [text: string, right: boolean][] = [];
    evaluate(
      [
        { text, segments },
        { text: italian, spans: [] },
        { text: italian, spans: [{ start: 0, end: italian.length }] },
      ].map((record, i) => parseGold(JSON.stringify(record), i + 1)),
      {
        settings: defaultSettings,
        alone: false,
        onClaim: ({ right }, flag) => told.push([flag.text, right]),
      },
    );
    expect(told).toEqual([
      [italian, true],
      [italian, false],
      [italian, true],
    ]);
  });

  it('of a document leaves out what the gold does not judge, and counts clean documents', () => {
    const text = `${english}\n\n${italian}\n\n${english}\n`;
    const ranges = [
      [0, english.length],
      [english.length + 2, english.length + 2 + italian.length],
      [text.length - 1 - english.length, text.length - 1],
    ] as const;
    const labelled = (...labels: string[]) => ({
      text,
      segments: labels.map((label, i) => ({ label, start: ranges[i]![0], end: ranges[i]![1] })),
    });
    expect(run([labelled('en', 'other', 'en')]).blocks).toMatchObject({
      falsePositives: 0,
      trueNegatives: 2,
    });
    expect(run([labelled('en', 'it', 'en')]).blocks).toMatchObject({ truePositives: 1, trueNegatives: 2 });
    const trap = run([{ ...labelled('en', 'intended', 'en'), kind: 'trap' }]);
    expect(trap.cleanDocuments).toEqual({ blocks: 3, flagged: 1 });
    expect(trap.calibration?.bins.map(({ claims, accuracy }) => [claims, accuracy])).toEqual([[1, 0]]);
  });

  it('of a document’s pairs counts a caption that is not flagged as wrong, and once more with the gold’s captions', () => {
    const nets = 'Two fishermen, Sala and Ferri, have mended their nets on the pier since four.';
    const blocks = [english, 'Sala, Ferri', nets];
    let end = -2;
    const segments = blocks.map((block, i) => {
      const start = end + 2;
      end = start + block.length;
      return { label: i === 1 ? 'it' : 'en', start, end };
    });
    const { pairs } = run([{ text: blocks.join('\n\n'), segments, pairs: [{ caption: 1, paragraph: 2 }] }]);
    expect(pairs).toMatchObject({
      all: { pairs: 1, precisionAt1: 0 },
      documents: { pairs: 1, precisionAt1: 0 },
      given: { pairs: 1, precisionAt1: 1 },
    });
  });

  it('of pairs is given the caption, and counts by mode', () => {
    const paragraphs = [
      'Onions cost more than last year, but nobody seemed to mind at all.',
      'Two fishermen, Sala and Ferri, have mended their nets on the pier since four.',
      'The new school will have a library, a gym and a kitchen by September.',
    ];
    const caption = 'Luca Sala e Anna Ferri';
    const { pairs, errors } = run([
      { id: 'right', caption, at: 0, paragraphs, gold: 1, mode: 'near' },
      { id: 'wrong', caption, at: 3, paragraphs, gold: 2, mode: 'far' },
    ]);
    expect(pairs).toMatchObject({
      all: { pairs: 2, precisionAt1: 0.5 },
      near: { pairs: 1, precisionAt1: 1 },
      far: { pairs: 1, precisionAt1: 0 },
    });
    expect(errors).toEqual([
      { kind: 'wrong pair', id: 'wrong', label: paragraphs[2], text: caption, answer: paragraphs[1] },
    ]);
  });

  it('of nothing has no rates', () => {
    expect(run([])).toMatchObject({
      records: 0,
      calibration: null,
      pairs: {},
      errors: [],
      blocks: { f1: null },
    });
  });
});
