import { didascalia, patience, type Finished } from './didascaliaProcess.js';

interface Explanation {
  readonly settings: { readonly main: string; readonly stray: string };
  readonly offsets: string;
  readonly words: readonly {
    readonly start: number;
    readonly end: number;
    readonly token: string;
    readonly weight: number;
  }[];
  readonly flags: readonly {
    readonly text: string;
    readonly confidence: number;
    readonly evidence: readonly { readonly token: string; readonly weight: number }[];
  }[];
}

const caption = "L'arrivo della sindaca Sala a Pré‑Saint‑Didier 🐟 è previsto domani";

/** Words that an Italian reader sees in `caption`, with the elision as one of its own. */
const words = ["L'", 'arrivo', 'della', 'sindaca', 'Sala', 'a', 'è', 'previsto', 'domani'];

describe('explain, as a table', () => {
  let run: Finished;
  let rows: readonly (readonly string[])[];
  beforeAll(async () => {
    run = await didascalia(['explain', caption]);
    rows = run.stdout
      .split('\n\n')[0]!
      .split('\n')
      .map((row) => row.trim().split(/\s{2,}/));
  }, patience);

  it('has a row a word, in order, below its header', () => {
    expect(rows[0]).toEqual(['word', 'written', 'lists', 'letters', 'weight']);
    const tokens = rows.slice(1).map(([word]) => word!);
    expect(tokens.filter((token) => words.includes(token))).toEqual(words);
    for (const row of rows) expect(row).toHaveLength(5);
  });

  it('aligns its columns', () => {
    const widths = run.stdout
      .split('\n\n')[0]!
      .split('\n')
      .map((row) => row.length);
    expect(new Set(widths).size).toBe(1);
  });

  it('ends in the verdict, whose log-odds are the sum of the words and the rest', () => {
    const verdict = run.stdout.trim().split('\n').at(-1)!;
    expect(verdict).toContain(`block “${caption}”: it, stray, `);
    const number = (pattern: RegExp) => Number(pattern.exec(verdict)![1]);
    const rest = [...verdict.matchAll(/\) ([+-]?\d+\.\d+)/g)].map((match) => Number(match[1]));
    const weights = rows.slice(1).map((row) => Number(row[4]));
    const sum = [...weights, ...rest].reduce((total, weight) => total + weight, 0);
    expect(Math.abs(sum - number(/log-odds ([+-]?[\d.]+)/))).toBeLessThan(0.1);
    expect(number(/confidence ([\d.]+)/)).toBeGreaterThan(0.5);
  });

  it('exits with 0, and says nothing on standard error', () => {
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('explain --format json', () => {
  let explanation: Explanation;
  beforeAll(async () => {
    const { stdout } = await didascalia(['explain', caption, '--format', 'json']);
    explanation = JSON.parse(stdout) as Explanation;
  }, patience);

  it('names its settings and the unit of its offsets', () => {
    expect(explanation).toMatchObject({ settings: { main: 'en', stray: 'it' }, offsets: 'utf-16' });
  });

  it('gives every word its place in the text', () => {
    for (const { start, end, token } of explanation.words) expect(caption.slice(start, end)).toBe(token);
    expect(explanation.words.map(({ token }) => token)).toEqual(expect.arrayContaining(words));
  });

  it('has flags whose evidence adds up to their confidence, word by word the same weights', () => {
    expect(explanation.flags.map((flag) => flag.text)).toEqual([caption]);
    const [{ confidence, evidence }] = explanation.flags as [Explanation['flags'][0]];
    const sum = evidence.reduce((total, { weight }) => total + weight, 0);
    expect(confidence).toBeCloseTo(1 / (1 + Math.exp(-sum)), 6);
    const weightOf = new Map(explanation.words.map(({ token, weight }) => [token, weight]));
    const ofWords = evidence.filter(({ token }) => weightOf.has(token));
    expect(ofWords.length).toBeGreaterThanOrEqual(words.length - 1);
    for (const { token, weight } of ofWords) expect(weight).toBeCloseTo(weightOf.get(token)!, 1);
  });
});

describe('explain', () => {
  it.concurrent(
    'says so where a text is in the main language',
    async () => {
      const run = await didascalia(['explain', 'The bus was late again this morning.']);
      expect(run.code).toBe(0);
      expect(run.stdout).toMatch(/\n\nNo flag: .*\(en\)\.\n$/);
    },
    patience,
  );

  it.concurrent.each([
    ['an empty text', [' \n']],
    ['no text', []],
    ['a format that is not known', [caption, '--format', 'yaml']],
  ])(
    'answers %s with a message and exit code 2',
    async (_, args) => {
      const run = await didascalia(['explain', ...args]);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
      expect(run.stderr).toMatch(/empty|missing|yaml/);
    },
    patience,
  );
});
