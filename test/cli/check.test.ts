import { execFileSync } from 'node:child_process';
import { open } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../src/cli/version.js';
import { folderWith } from '../review/temporaryFolder.js';
import { library, market, marketCaption, orchard, orchardCaption, orchardSpan, songs } from './articles.js';
import { expectRangesToMatch, onlyFlags, reportOf, type CheckReport } from './checkReport.js';
import { didascalia, finished, patience, start, type Finished } from './didascaliaProcess.js';

const invalidUtf8 = Buffer.concat([
  Buffer.from('A caf\u00e9 on the quay.\n\nAnd a caf'),
  Buffer.of(0xe9, 0x0a),
]);
const invalidAt = invalidUtf8.length - 2;

describe('the report for a person', () => {
  let cwd: string;
  let run: Finished;
  beforeAll(async () => {
    cwd = folderWith({ 'orchard.txt': orchard, 'library.txt': library });
    run = await didascalia(['check', 'orchard.txt', 'library.txt', '-o', 'report.txt'], { cwd });
  }, patience);
  const report = () => readFileSync(join(cwd, 'report.txt'), 'utf8');

  it('names path, line and column, the caption, the language and how sure the verdict is', () => {
    expect(report()).toMatch(
      new RegExp(`^orchard\\.txt:5:1 {2}“${orchardCaption}” {2}Italian, \\d{2} % sure$`, 'm'),
    );
  });

  it('counts the column of a part of a paragraph from the start of its line', () => {
    const column = 'The year ended in the courtyard, '.length + 1;
    expect(report()).toContain(`orchard.txt:9:${column}  “${orchardSpan}`);
  });

  it('quotes the paragraph below each caption, with its line', () => {
    expect(report()).toMatch(/^ {4}→ line 7, \d{1,2} %: “The boys and girls of the school pick .* …”$/m);
  });

  it('ends in the totals, and says nothing of a document without captions', () => {
    expect(report()).toMatch(/\n\n2 captions left behind in 1 of 2 documents\.\n$/);
    expect(report()).not.toContain('library.txt');
  });

  it('goes to the file of --output, and then not to standard output', () => {
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: '' });
  });
});

describe('check --format json', () => {
  let run: Finished;
  let report: CheckReport;
  beforeAll(async () => {
    const cwd = folderWith({ 'market.txt': market, 'library.txt': library });
    run = await didascalia(['check', '--format', 'json', 'market.txt', 'library.txt'], { cwd });
    report = reportOf(run.stdout);
  }, patience);

  it('says the tool, its version, the settings and the unit of its offsets', () => {
    expect(report).toMatchObject({
      tool: 'didascalia',
      version,
      settings: { main: 'en', stray: 'it', threshold: 0.5 },
      offsets: 'utf-16',
    });
  });

  it('counts documents, flagged documents, flags and errors', () => {
    expect(report.summary).toEqual({ documents: 2, flagged: 1, flags: 1, errors: 0 });
    expect(report.errors).toEqual([]);
  });

  it('has every document in the order of the command line, also those without flags', () => {
    expect(report.documents.map(({ path, format, flags }) => [path, format, flags.length])).toEqual([
      ['market.txt', 'text', 1],
      ['library.txt', 'text', 0],
    ]);
  });

  it('has exactly the members of the contract in a flag, its pair and its alternatives', () => {
    const flag = report.documents[0]!.flags[0]!;
    expect(Object.keys(flag)).toEqual([
      ...['start', 'end', 'text', 'language', 'confidence', 'scope', 'reading'],
      ...['evidence', 'pair', 'alternatives'],
    ]);
    expect(Object.keys(flag.pair!)).toEqual(['start', 'end', 'score', 'evidence']);
    expect(flag.alternatives.length).toBeGreaterThan(0);
    for (const other of flag.alternatives) expect(Object.keys(other)).toEqual(['start', 'end', 'score']);
    for (const item of flag.evidence) expect(Object.keys(item)).toEqual(['start', 'end', 'token', 'weight']);
  });

  it('flags the caption with its language, scope and reading', () => {
    expect(report.documents[0]!.flags[0]).toMatchObject({
      start: market.indexOf(marketCaption),
      end: market.indexOf(marketCaption) + marketCaption.length,
      text: marketCaption,
      language: 'it',
      scope: 'block',
      reading: 'stray',
    });
  });

  it('gives a confidence that is the probability of the summed evidence', () => {
    const { confidence, evidence } = report.documents[0]!.flags[0]!;
    const logOdds = evidence.reduce((sum, item) => sum + item.weight, 0);
    expect(confidence).toBeCloseTo(1 / (1 + Math.exp(-logOdds)), 2);
  });

  it('pairs the caption with its paragraph, and ranks the alternatives below it', () => {
    const { pair, alternatives } = report.documents[0]!.flags[0]!;
    expect(market.slice(pair!.start, pair!.end)).toMatch(/^The city is already celebrating/);
    const scores = [pair!, ...alternatives].map((candidate) => candidate.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const score of scores) expect(score >= 0 && score <= 1).toBe(true);
  });

  it('has ranges that say what the flag says', () => {
    expectRangesToMatch(market, report.documents[0]!.flags[0]!, 'utf-16');
  });

  it('exits with 1, and says nothing on standard error', () => {
    expect(run).toMatchObject({ code: 1, stderr: '' });
  });
});

describe.each(['codepoint', 'byte'])('check --offsets %s', (unit) => {
  it.concurrent(
    'counts in that unit, behind emoji and accents, and says so',
    async () => {
      const run = await didascalia(['check', '--format', 'json', '--offsets', unit], { input: market });
      const [flag] = onlyFlags(run.stdout);
      expect(reportOf(run.stdout).offsets).toBe(unit);
      expectRangesToMatch(market, flag!, unit);
      expect(flag!.start).not.toBe(market.indexOf(marketCaption));
    },
    patience,
  );
});

describe('inputs that cannot be read', () => {
  let run: Finished;
  beforeAll(async () => {
    const cwd = folderWith({
      'latin-1.txt': invalidUtf8,
      'orchard.txt': orchard,
      'pictures/quay.png': Buffer.of(0x89, 0x50),
      'library.txt': library,
    });
    const paths = ['missing.txt', 'latin-1.txt', 'pictures', 'none/*.txt', 'orchard.txt', 'library.txt'];
    run = await didascalia(['check', '--format', 'json', ...paths], { cwd });
  }, patience);

  it.each([
    ['a missing file', 'missing.txt', 'There is no such file or folder.'],
    ['a file that is no UTF-8, with the offset of its first wrong byte', 'latin-1.txt', `byte ${invalidAt}`],
    ['a folder without texts', 'pictures', '.txt'],
    ['a glob that matches nothing', 'none/*.txt', 'No file matches'],
  ])('says in one line what is wrong with %s', (_, path, message) => {
    const lines = run.stderr.split('\n').filter((line) => line.startsWith(`didascalia: ${path}: `));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(message);
    expect(reportOf(run.stdout).errors.find((error) => error.path === path)?.message).toContain(message);
  });

  it('checks the rest', () => {
    const { documents, summary } = reportOf(run.stdout);
    expect(documents.map((document) => document.path)).toEqual(['orchard.txt', 'library.txt']);
    expect(summary).toEqual({ documents: 2, flagged: 1, flags: 2, errors: 4 });
  });

  it('exits with 2, although there are flags too', () => {
    expect(run.code).toBe(2);
    expect(run.stderr.trim().split('\n')).toHaveLength(4);
  });
});

describe('where the texts come from', () => {
  it.concurrent(
    'is folders and globs in order, each file once however it is named',
    async () => {
      const cwd = folderWith({
        'news/b.txt': library,
        'news/a.txt': library,
        'news/notes.log': library,
        'news/local/c.txt': library,
        'other/d.txt': library,
      });
      const paths = ['other/*.txt', 'news', './news/a.txt', join(cwd, 'other', 'd.txt')];
      const { documents } = reportOf(
        (await didascalia(['check', '--format', 'json', ...paths], { cwd })).stdout,
      );
      expect(documents.map((document) => document.path)).toEqual([
        'other/d.txt',
        'news/a.txt',
        'news/b.txt',
        'news/local/c.txt',
      ]);
    },
    patience,
  );

  it.concurrent(
    'is standard input for -, in its place among files',
    async () => {
      const cwd = folderWith({ 'library.txt': library });
      const run = await didascalia(['check', '--format', 'json', 'library.txt', '-'], {
        cwd,
        input: library,
      });
      expect(reportOf(run.stdout).documents.map((document) => document.path)).toEqual(['library.txt', '-']);
      expect(run.code).toBe(0);
    },
    patience,
  );

  it.concurrent(
    'is standard input where no path is named; nothing flagged there is exit code 0',
    async () => {
      const run = await didascalia(['check'], { input: library });
      expect(run).toMatchObject({ code: 0, stdout: 'Nothing left behind in 1 document.\n', stderr: '' });
    },
    patience,
  );

  it.concurrent(
    'makes no difference by its line ends, its encoding and its byte order mark',
    async () => {
      const withCrlf = orchard.replaceAll('\n', '\r\n');
      const cwd = folderWith({
        'a-plain.txt': orchard,
        'b-crlf.txt': withCrlf,
        'c-mark.txt': `\uFEFF${orchard}`,
        'd-utf-16le.txt': Buffer.from(`\uFEFF${withCrlf}`, 'utf16le'),
        'e-utf-16be.txt': Buffer.from(`\uFEFF${orchard}`, 'utf16le').swap16(),
      });
      const report = (await didascalia(['check', '.'], { cwd })).stdout;
      const texts = report.split('\n\n').slice(0, -1);
      expect(texts).toHaveLength(5);
      const [plain, ...others] = texts.map((text) => text.replaceAll(/^[a-e]-[\w-]+\.txt/gm, 'NAME'));
      expect(plain).toContain(orchardCaption);
      for (const other of others) expect(other).toBe(plain);
    },
    patience,
  );
});

describe('what is asked for', () => {
  it.concurrent(
    '--include intended adds what is there on purpose, and takes nothing away',
    async () => {
      const [strays, all] = await Promise.all(
        [[], ['--include', 'intended']].map(async (options) =>
          onlyFlags(
            (await didascalia(['check', '--format', 'json', ...options], { input: songs + orchard })).stdout,
          ),
        ),
      );
      expect(strays!.map((flag) => flag.reading)).toEqual(strays!.map(() => 'stray'));
      expect(strays!.map((flag) => flag.text)).toContain(orchardCaption);
      expect(all!.filter((flag) => flag.reading === 'stray')).toEqual(strays);
      expect(all!.some((flag) => flag.reading === 'intended')).toBe(true);
      const starts = all!.map((flag) => flag.start);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    },
    patience,
  );

  const german = 'Die Kinder sammeln die Äpfel im Garten hinter der Turnhalle und verkaufen sie am Tor';
  const mixed = `${orchard}\n${german}\n`;
  const italian = `La scuola ha piantato un frutteto dietro la palestra, e ogni venerdì i ragazzi raccolgono le mele.\n\nThe pupils of the school have planted an orchard behind the gym\n\nL'anno si è chiuso in cortile con una torta di mele, e nessuno è tornato a casa con la fame.\n`;
  it.concurrent.each([
    ['--stray de looks for German alone', ['--stray', 'de'], mixed, [['de', german]]],
    [
      '--stray any looks for whatever is not English',
      ['--stray', 'any'],
      mixed,
      [
        ['it', orchardCaption],
        ['it', expect.stringContaining(orchardSpan)],
        ['de', german],
      ],
    ],
    [
      '--main it --stray en looks for English in Italian',
      ['--main', 'it', '--stray', 'en'],
      italian,
      [['en', 'The pupils of the school have planted an orchard behind the gym']],
    ],
  ])(
    '%s',
    async (_, options, input, expected) => {
      const { stdout } = await didascalia(['check', '--format', 'json', ...options], { input });
      expect(onlyFlags(stdout).map((flag) => [flag.language, flag.text])).toEqual(expected);
    },
    patience,
  );
});

describe('the way it behaves in a pipe', () => {
  it.concurrent(
    'shows no progress bar and no colours, and no control characters of a text',
    async () => {
      const files = Array.from({ length: 40 }, (_, i) => [`news/${i}.txt`, library] as const);
      const coloured = orchard.replace(
        orchardCaption,
        orchardCaption.replace('scuola', '\u001b[31mscuola\u001b[0m'),
      );
      const cwd = folderWith({
        ...(Object.fromEntries(files) as Record<string, string>),
        'red.txt': coloured,
      });
      const run = await didascalia(['check', 'news', 'red.txt'], { cwd });
      expect(run.stderr).toBe('');
      expect(run.stdout).toContain('red.txt:5:1');
      expect(run.stdout).not.toContain('\u001b');
    },
    patience,
  );

  it.concurrent(
    'stops after the document in hand on SIGINT, reports what it has, and exits with 130',
    async () => {
      const rest = Array.from({ length: 50 }, (_, i) => `rest/${i}.txt`);
      const files = Object.fromEntries(rest.map((path) => [path, library]));
      const cwd = folderWith({ 'first.txt': orchard, ...files });
      const pipe = join(cwd, 'second.txt');
      execFileSync('mkfifo', [pipe]);
      const child = start(['check', '--format', 'json', 'first.txt', 'second.txt', 'rest'], cwd);
      const end = finished(child);
      // Opening waits until the other side is there: then the first document is done and the second in hand.
      const writer = await open(pipe, 'w');
      child.kill('SIGINT');
      await writer.writeFile(library);
      await writer.close();
      const { code, stdout } = await end;
      const { documents, summary } = reportOf(stdout);
      expect(code).toBe(130);
      expect(documents[0]).toMatchObject({ path: 'first.txt' });
      expect(documents[0]!.flags.map((flag) => flag.text)).toContain(orchardCaption);
      expect(documents.length).toBeLessThan(52);
      expect(summary.documents).toBe(documents.length);
    },
    patience,
  );
});

describe('wrong usage', () => {
  it.concurrent.each([
    ['a language that is not known', ['--main', 'tlh'], /tlh.*en, it/],
    ['a stray language that is not known', ['--stray', 'xx'], /xx.*any/],
    ['the same language twice', ['--main', 'it', '--stray', 'it'], /two languages/],
    ['a threshold that is no probability', ['--threshold', '50'], /0\.5 to 1/],
    ['a format that is not known', ['--format', 'xml'], /text, json/],
    ['a unit that is not known', ['--offsets', 'lines'], /utf-16, codepoint, byte/],
    ['a report that cannot be written', ['-o', 'no/such/folder/report.txt'], /no\/such\/folder/],
  ])(
    '%s is said in a line on standard error, and exits with 2',
    async (_, options, message) => {
      const run = await didascalia(['check', ...options], { input: library });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(message);
      expect(run.stderr).not.toContain('    at ');
      expect(run.stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    },
    patience,
  );
});
