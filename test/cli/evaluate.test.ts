import { folderWith } from '../review/temporaryFolder.js';
import { library, market, marketCaption, orchard, orchardCaption, orchardSpan } from './articles.js';
import { didascalia, patience, type Finished } from './didascaliaProcess.js';

function rangeIn(text: string, part: string): { start: number; end: number } {
  return { start: text.indexOf(part), end: text.indexOf(part) + part.length };
}

/** Every block of `market` with its label, and the pair of its caption. */
const marketRecord = {
  id: 'market',
  text: market,
  segments: market
    .trim()
    .split('\n\n')
    .map((block) => ({ ...rangeIn(market, block), label: block === marketCaption ? 'it' : 'en' })),
  pairs: [{ caption: 2, paragraph: 3 }],
};
const libraryRecord = {
  id: 'library',
  kind: 'trap',
  text: library,
  segments: library
    .trim()
    .split('\n\n')
    .map((block) => ({ ...rangeIn(library, block), label: 'en' })),
};
const spansRecord = {
  id: 'orchard',
  text: orchard,
  spans: [rangeIn(orchard, orchardCaption), rangeIn(orchard, `${orchardSpan},`)],
};
const lineRecords = [
  { id: 'line', text: orchardCaption, label: 'it', bucket: 'captions' },
  { id: 'english', text: 'The bus was late again this morning.', label: 'en', bucket: 'captions' },
];
const pairRecord = {
  id: 'pair',
  caption: orchardCaption,
  at: 1,
  mode: 'near',
  paragraphs: [
    'The council will vote on the new road in spring, after a long debate about its cost.',
    'The boys and girls of the school pick the apples in the orchard behind the gym every Friday.',
    'A strike of the bus drivers kept many people at home on Thursday and on the day after.',
  ],
  gold: 1,
};
const right = [marketRecord, libraryRecord, spansRecord, ...lineRecords, pairRecord];
/** The same kinds of records, annotated against what stands there. */
const wrong = [
  { ...marketRecord, id: 'wrong pair', pairs: [{ caption: 2, paragraph: null }] },
  { id: 'really English', text: 'The bus was late again this morning.', label: 'it' },
  { id: 'really Italian', text: orchardCaption, label: 'en' },
];

const jsonl = (records: readonly unknown[], lineEnd = '\n') =>
  records.map((record) => JSON.stringify(record) + lineEnd).join('');

interface Rates {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

interface Figures {
  readonly records: number;
  readonly errorCount: number;
  readonly errors?: readonly { readonly kind: string; readonly id: string; readonly text: string }[];
  readonly blocks: Rates & {
    readonly truePositives: number;
    readonly trueNegatives: number;
    readonly falsePositives: number;
    readonly falseNegatives: number;
  };
  readonly buckets: Readonly<Record<string, { readonly lines: number; readonly flagged: number }>>;
  readonly characters: Rates;
  readonly mixed: Rates;
  readonly cleanDocuments: { readonly blocks: number; readonly flagged: number };
  readonly calibration: {
    readonly expectedError: number;
    readonly bins: readonly { readonly claims: number }[];
  };
  readonly pairs: Readonly<
    Record<
      string,
      { readonly pairs: number; readonly precisionAt1: number; readonly meanReciprocalRank: number }
    >
  >;
}

describe('evaluate --format json, with a gold that is right', () => {
  let run: Finished;
  let figures: Figures;
  beforeAll(async () => {
    // With CRLF and a blank line at its end, as an editor may leave it.
    const cwd = folderWith({ 'gold.jsonl': `${jsonl(right, '\r\n')}\r\n` });
    run = await didascalia(['evaluate', 'gold.jsonl', '--format', 'json', '--errors'], { cwd });
    figures = JSON.parse(run.stdout) as Figures;
  }, patience);

  it('reads every kind of record, finds no error, and exits with 0', () => {
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(figures).toMatchObject({ records: right.length, errorCount: 0, errors: [] });
  });

  it('judges documents and lines by block', () => {
    const segments = marketRecord.segments.length + libraryRecord.segments.length;
    expect(figures.blocks).toMatchObject({
      ...{ truePositives: 2, falsePositives: 0, falseNegatives: 0, trueNegatives: segments - 1 + 1 },
      ...{ precision: 1, recall: 1, f1: 1 },
    });
  });

  it('counts bare lines by bucket and label', () => {
    expect(figures.buckets).toEqual({
      'captions it': { lines: 1, flagged: 1 },
      'captions en': { lines: 1, flagged: 0 },
    });
  });

  it('judges spans by character', () => {
    expect(figures.mixed.recall).toBe(1);
    expect(figures.mixed.precision).toBeGreaterThan(0.9);
    expect(figures.characters.recall).toBe(1);
  });

  it('counts what is flagged in documents without anything stray', () => {
    expect(figures.cleanDocuments).toEqual({ blocks: libraryRecord.segments.length, flagged: 0 });
  });

  it('judges pairs of documents and pairs by themselves', () => {
    expect(figures.pairs).toMatchObject({
      all: { pairs: 2, precisionAt1: 1, meanReciprocalRank: 1 },
      documents: { pairs: 1, precisionAt1: 1 },
      near: { pairs: 1, precisionAt1: 1 },
    });
  });

  it('sorts every claim into one bin of the calibration', () => {
    // The captions of the document and of the line, and the stray spans; given pairs claim nothing.
    expect(figures.calibration.bins.reduce((sum, bin) => sum + bin.claims, 0)).toBe(4);
    expect(figures.calibration.expectedError).toBeLessThan(1);
  });
});

describe('evaluate --errors, with a gold that is wrong', () => {
  let run: Finished;
  beforeAll(async () => {
    const cwd = folderWith({ 'gold.jsonl': jsonl(wrong) });
    run = await didascalia(['evaluate', 'gold.jsonl', '--errors'], { cwd });
  }, patience);

  it('says the rates in words, and exits with 0 all the same', () => {
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^3 records\nblocks +precision \d+\.\d %, recall \d+\.\d %, F1 \d+\.\d %/);
    expect(run.stdout).toContain('1 found, 1 missed, 1 false alarms');
    expect(run.stdout).toMatch(/^pairs all +P@1 0\.0 %/m);
  });

  it.each([
    ['missed', 'really English', 'The bus was late again this morning.'],
    ['false alarm', 'really Italian', orchardCaption],
    ['wrong pair', 'wrong pair', marketCaption],
  ])('lists what was %s with its record and its text', (kind, id, text) => {
    const lines = run.stdout.split('\n').filter((line) => line.startsWith(`${kind}\t${id}\t`));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(text);
  });
});

describe('a gold file that cannot be read', () => {
  it.concurrent.each([
    ['is not there', 'missing.jsonl', /missing\.jsonl: .*no such file/],
    ['has a line that is no JSON', 'json.jsonl', /json\.jsonl: line 3: not JSON/],
    ['is not UTF-8', 'latin-1.jsonl', /latin-1\.jsonl: line 2: not valid UTF-8/],
    ['has no record', 'empty.jsonl', /empty\.jsonl: the file has no record/],
  ])(
    'is named with its line and exit code 2 where it %s',
    async (_, name, message) => {
      const line = JSON.stringify(lineRecords[0]);
      const cwd = folderWith({
        'json.jsonl': `${line}\n\n{"text": \n${line}\n`,
        'latin-1.jsonl': Buffer.from(
          `${JSON.stringify(lineRecords[1])}\n{"text": "caf\u00e9", "label": "en"}\n`,
          'latin1',
        ),
        'empty.jsonl': '\n',
      });
      const run = await didascalia(['evaluate', name], { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr.trim().split('\n')).toHaveLength(1);
      expect(run.stderr).toMatch(message);
    },
    patience,
  );
});
