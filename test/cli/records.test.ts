import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { folderWith } from '../review/temporaryFolder.js';
import { library, market, marketCaption, orchard, orchardCaption, orchardSpan } from './articles.js';
import { onlyFlags, reportOf } from './checkReport.js';
import { didascalia, patience, type Finished } from './didascaliaProcess.js';

const records = [library, orchard, market].map((text, id) => JSON.stringify({ id, text }));
const corpus = `${records.join('\n')}\n`;
const broken = '{"id": 9, "text": "The bus';

/** `orchard` and `market` without their captions. */
const cleanedOrchard = orchard.replace(`${orchardCaption}\n\n`, '').replace(` ${orchardSpan},`, '');
const cleanedMarket = market.replace(`${marketCaption}\n\n`, '');
const cleanedCorpus = `${[library, cleanedOrchard, cleanedMarket]
  .map((text, id) => JSON.stringify({ id, text }))
  .join('\n')}\n`;

/** The paragraphs of an article as the second column of a table. */
function tableOf(article: string, delimiter: string): string {
  const cells = article.split('\n').filter((line) => line !== '');
  const rows = cells.map((cell, id) => `${id}${delimiter}${cell.includes(delimiter) ? `"${cell}"` : cell}`);
  return `${['id', 'english'].join(delimiter)}\r\n${rows.join('\r\n')}\r\n`;
}

describe('check of a JSONL file', () => {
  let text: Finished;
  let json: Finished;
  beforeAll(async () => {
    const cwd = folderWith({ 'corpus.jsonl': `\n${records.join('\n\n')}\n` });
    [text, json] = await Promise.all([
      didascalia(['check', 'corpus.jsonl'], { cwd }),
      didascalia(['check', '--format', 'json', 'corpus.jsonl'], { cwd }),
    ]);
  }, patience);

  it('names the line of the record and the column of the caption in it', () => {
    const column = records[1]!.indexOf(orchardCaption) + 1;
    expect(text.stdout).toContain(`corpus.jsonl:4:${column}  “${orchardCaption}”`);
    expect(text.stdout).toMatch(/→ line 4, \d+ %: “The boys and girls/);
    expect(text).toMatchObject({ code: 1, stderr: '' });
  });

  it(
    'finds what check finds in each text alone',
    async () => {
      const alone = await Promise.all(
        [orchard, market].map(async (input) =>
          onlyFlags((await didascalia(['check', '--format', 'json'], { input })).stdout),
        ),
      );
      const told = (flags: ReturnType<typeof onlyFlags>) =>
        flags.map(({ text: said, confidence, pair }) => [said, confidence, pair?.score]);
      expect(told(onlyFlags(json.stdout))).toEqual(told(alone.flat()));
    },
    patience,
  );

  it('counts offsets in the file', () => {
    const source = `\n${records.join('\n\n')}\n`;
    for (const flag of onlyFlags(json.stdout)) {
      expect(JSON.parse(`"${source.slice(flag.start, flag.end)}"`)).toBe(flag.text);
      expect(source.slice(flag.pair!.start, flag.pair!.end)).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('a line of a JSONL file that holds no record', () => {
  let cwd: string;
  let check: Finished;
  let clean: Finished;
  const source = `${records[1]!}\n${broken}\n{"id":10}\n${records[2]!}\n`;
  beforeAll(async () => {
    const files = { 'a.jsonl': source, 'b.txt': orchard, 'none.jsonl': '{"body":"a"}\n' };
    cwd = folderWith(files);
    [check, clean] = await Promise.all([
      didascalia(['check', '--format', 'json', '.'], { cwd: folderWith(files) }),
      didascalia(['clean', 'a.jsonl', 'b.txt', '--out', 'cleaned'], { cwd }),
    ]);
  }, patience);

  it('is an error with file and line, and the rest is checked', () => {
    const { documents, errors, summary } = reportOf(check.stdout);
    expect(errors).toEqual([
      { path: 'a.jsonl', message: expect.stringMatching(/^Line 2: The line is not JSON: /) as string },
      { path: 'a.jsonl', message: 'Line 3: The record has no "text" that is a string.' },
      { path: 'none.jsonl', message: expect.stringMatching(/^Line 1: .*--text-field/) as string },
    ]);
    expect(documents.map(({ path, flags }) => [path, flags.length])).toEqual([
      ['a.jsonl', 3],
      ['b.txt', 2],
    ]);
    expect(summary).toMatchObject({ documents: 2, flags: 5, errors: 3 });
    expect(check.code).toBe(2);
    expect(check.stderr.trim().split('\n')).toHaveLength(3);
    expect(check.stderr).toMatch(/^didascalia: a\.jsonl: Line 2: /);
  });

  it('stays as it is where the rest is cleaned', () => {
    const [, orchardRecord, marketRecord] = cleanedCorpus.split('\n');
    const cleaned = readFileSync(join(cwd, 'cleaned/a.jsonl'), 'utf8');
    expect(cleaned).toBe(`${orchardRecord!}\n${broken}\n{"id":10}\n${marketRecord!}\n`);
    expect(readFileSync(join(cwd, 'cleaned/b.txt'), 'utf8')).toBe(cleanedOrchard);
    expect(clean.code).toBe(2);
    expect(clean.stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^didascalia: a\.jsonl: Line 2: /),
      expect.stringMatching(/^didascalia: a\.jsonl: Line 3: /),
      'didascalia: 5 captions taken out, in 2 of 2 documents.',
    ]);
  });
});

describe('a line of a JSONL file that is not UTF-8', () => {
  const bad = Buffer.from(JSON.stringify({ text: market }), 'latin1');
  const bytes = Buffer.concat([Buffer.from(`${records[1]!}\n`), bad, Buffer.from(`\n${records[2]!}\n`)]);
  const place = /^Line 2: The line is not valid UTF-8 at byte \d+ of it\. /;

  it.concurrent(
    'is an error with file, line and byte, and the rest is checked',
    async () => {
      const cwd = folderWith({ 'a.jsonl': bytes, 'a.jsonl.gz': gzipSync(bytes) });
      const run = await didascalia(['check', '--format', 'json', '--offsets', 'byte', '.'], { cwd });
      const { documents, errors } = reportOf(run.stdout);
      expect(errors).toEqual(
        ['a.jsonl', 'a.jsonl.gz'].map((path) => ({ path, message: expect.stringMatching(place) as string })),
      );
      expect(documents.map(({ path, flags }) => [path, flags.length])).toEqual([
        ['a.jsonl', 3],
        ['a.jsonl.gz', 3],
      ]);
      for (const { start, end, text } of documents[0]!.flags)
        expect(bytes.subarray(start, end).toString()).toBe(text);
      expect(run.code).toBe(2);
    },
    patience,
  );

  it.concurrent(
    'stays byte for byte where the rest is cleaned',
    async () => {
      const cwd = folderWith({ 'a.jsonl': bytes });
      const run = await didascalia(['clean', 'a.jsonl', '--write'], { cwd });
      const [, orchardRecord, marketRecord] = cleanedCorpus.split('\n');
      expect(readFileSync(join(cwd, 'a.jsonl'))).toEqual(
        Buffer.concat([Buffer.from(`${orchardRecord!}\n`), bad, Buffer.from(`\n${marketRecord!}\n`)]),
      );
      expect(run.code).toBe(2);
    },
    patience,
  );
});

describe('the options that say how to read', () => {
  const nested = JSON.stringify({ text: 'no', article: { bodies: [orchard] } });
  it.concurrent.each<[string, string[], string, string[]]>([
    [
      '--text-field',
      ['--text-field', 'article.bodies.0', 'nested.jsonl'],
      'jsonl',
      [orchardCaption, orchardSpan],
    ],
    ['--column by name', ['--column', 'english', 'table.csv'], 'csv', [orchardCaption, orchardSpan]],
    ['--column by number', ['--column', '2', 'table.tsv'], 'tsv', [orchardCaption, orchardSpan]],
    [
      '--input-format',
      ['--input-format', 'jsonl', 'corpus'],
      'jsonl',
      [orchardCaption, orchardSpan, marketCaption],
    ],
    [
      '--format as its synonym',
      ['--format', 'jsonl', 'corpus'],
      'jsonl',
      [orchardCaption, orchardSpan, marketCaption],
    ],
    [
      '--format over the ending',
      ['--format', 'tsv', '--column', '2', 'table.txt'],
      'tsv',
      [orchardCaption, orchardSpan],
    ],
  ])(
    'are %s',
    async (_, args, format, captions) => {
      const cwd = folderWith({
        'nested.jsonl': nested,
        'table.csv': tableOf(orchard, ','),
        'table.tsv': tableOf(orchard, '\t'),
        'table.txt': tableOf(orchard, '\t'),
        corpus,
      });
      const run = await didascalia(['check', '--format', 'json', ...args], { cwd });
      expect(run).toMatchObject({ code: 1, stderr: '' });
      expect(reportOf(run.stdout).documents[0]!.format).toBe(format);
      expect(onlyFlags(run.stdout).map((flag) => flag.text)).toEqual(
        captions.map((caption) => expect.stringContaining(caption) as string),
      );
    },
    patience,
  );

  it.concurrent(
    'are not needed for records on standard input',
    async () => {
      for (const input of [corpus, gzipSync(corpus)]) {
        const { stdout } = await didascalia(['check', '--format', 'json', '-'], { input });
        expect(reportOf(stdout).documents[0]!.format).toBe('jsonl');
        expect(onlyFlags(stdout)).toHaveLength(3);
      }
    },
    patience,
  );

  it.concurrent(
    'decide whether tables in a folder are read',
    async () => {
      const cwd = folderWith({ 'table.csv': tableOf(orchard, ','), 'library.txt': library });
      const [without, withColumn] = await Promise.all([
        didascalia(['check', '--format', 'json', '.'], { cwd }),
        didascalia(['check', '--format', 'json', '.', '--column', 'english'], { cwd }),
      ]);
      expect(reportOf(without.stdout).documents.map(({ path }) => path)).toEqual(['library.txt']);
      expect(without.code).toBe(0);
      expect(reportOf(withColumn.stdout).documents.map(({ path }) => path)).toEqual([
        'library.txt',
        'table.csv',
      ]);
      expect(withColumn.code).toBe(1);
    },
    patience,
  );

  it.concurrent.each<[string, string[], RegExp]>([
    [
      'a table of several columns and none named',
      ['check', 'table.csv'],
      /table\.csv: Which column.*--column\. .*1 "id", 2 "english"/,
    ],
    [
      'a column that is not there',
      ['check', 'table.csv', '--column', 'it'],
      /table\.csv: There is no column "it"/,
    ],
    [
      'two formats to read in',
      ['check', 'table.csv', '--input-format', 'csv', '--format', 'tsv'],
      /"csv".*"tsv".*name one/,
    ],
    ['a path with an empty step', ['check', 'table.csv', '--text-field', 'a..b'], /article\.body/],
    [
      'a format that is none',
      ['clean', 'table.csv', '--dry-run', '--format', 'papyrus'],
      /diff; and to read in, text, .*jsonl/,
    ],
  ])(
    'are refused, with exit code 2: %s',
    async (_, args, message) => {
      const cwd = folderWith({ 'table.csv': tableOf(orchard, ',') });
      const run = await didascalia(args, { cwd });
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(message);
    },
    patience,
  );
});

describe('clean of records', () => {
  let cwd: string;
  const files = {
    'corpus.jsonl': corpus,
    'corpus.jsonl.gz': gzipSync(corpus),
    'orchard.txt.gz': gzipSync(orchard),
    'table.csv': tableOf(orchard, ','),
    'mark.ndjson': `\uFEFF${corpus.replaceAll('\n', '\r\n')}`,
  };
  beforeAll(async () => {
    cwd = folderWith(files);
    const run = await didascalia(['clean', '.', '--column', 'english', '--out', 'cleaned'], { cwd });
    expect(run.code).toBe(0);
  }, patience);
  const cleaned = (name: string) => readFileSync(join(cwd, 'cleaned', name));

  it('takes the captions out of the texts of JSONL, and leaves every other byte', () => {
    expect(cleaned('corpus.jsonl').toString()).toBe(cleanedCorpus);
    expect(cleaned('mark.ndjson').toString()).toBe(`\uFEFF${cleanedCorpus.replaceAll('\n', '\r\n')}`);
  });

  it('leaves an empty cell in a table', () => {
    const expected = tableOf(orchard, ',')
      .replace(/(?<=,)"?I ragazzi[^\r]*/, '')
      .replace(` ${orchardSpan},`, '');
    expect(cleaned('table.csv').toString()).toBe(expected);
  });

  it('writes compressed what was compressed', () => {
    expect(gunzipSync(cleaned('corpus.jsonl.gz')).toString()).toBe(cleanedCorpus);
    expect(gunzipSync(cleaned('orchard.txt.gz')).toString()).toBe(cleanedOrchard);
  });

  it(
    'changes nothing in a second run',
    async () => {
      const run = await didascalia(['clean', 'cleaned', '--column', 'english', '--write'], { cwd });
      expect(run.stderr).toMatch(/^didascalia: 0 captions taken out, in 0 of 5 documents\.\n$/);
    },
    patience,
  );
});

describe('hostile files', () => {
  const bombSize = 600 * 1024 * 1024;
  let run: Finished;
  beforeAll(async () => {
    const cwd = folderWith({
      'bomb.txt.gz': gzipSync(Buffer.alloc(bombSize)),
      'cut.jsonl.gz': gzipSync(corpus).subarray(0, 200),
      'deep.jsonl': `{"text":${'['.repeat(10_000)}${']'.repeat(10_000)}}\n${records[1]!}\n`,
      'huge.jsonl': '',
      'larger.txt': '',
      'null.csv': 'id,text\n1,The\u0000bus was late.\n',
      'zero.gz': Buffer.of(0x1f, 0x8b),
      'orchard.txt': orchard,
    });
    truncateSync(join(cwd, 'huge.jsonl'), 3 * 1024 ** 3);
    truncateSync(join(cwd, 'larger.txt'), bombSize);
    const names = [
      'bomb.txt.gz',
      'cut.jsonl.gz',
      'deep.jsonl',
      'huge.jsonl',
      'larger.txt',
      'null.csv',
      'zero.gz',
    ];
    run = await didascalia(['check', '--format', 'json', ...names, 'orchard.txt'], { cwd });
  }, patience);

  it.each<[string, string, RegExp]>([
    ['a small file that decompresses to 600 MB', 'bomb.txt.gz', /more than 512 MiB/],
    ['a gzip stream that was cut off', 'cut.jsonl.gz', /not a whole gzip stream \(unexpected end of file\)/],
    ['a gzip stream of two bytes', 'zero.gz', /not a whole gzip stream/],
    ['a record of 10,000 lists', 'deep.jsonl', /^Line 1: .*no "text" that is a string/],
    ['a file of 3 GB', 'huge.jsonl', /larger than 512 MiB.*didascalia filter/],
    ['a file of 600 MB', 'larger.txt', /larger than 512 MiB.*didascalia filter/],
  ])('are told by their names in a line: %s', (_, path, message) => {
    const errors = reportOf(run.stdout).errors.filter((error) => error.path === path);
    expect(errors.map((error) => error.message)).toEqual([expect.stringMatching(message)]);
    expect(run.stderr.split('\n').filter((line) => line.startsWith(`didascalia: ${path}: `))).toHaveLength(1);
  });

  it('stop nothing: the rest is checked, and the exit code is 2', () => {
    const { documents } = reportOf(run.stdout);
    expect(documents.map(({ path, flags }) => [path, flags.length])).toEqual([
      ['deep.jsonl', 2],
      ['null.csv', 0],
      ['orchard.txt', 2],
    ]);
    expect(run.code).toBe(2);
  });
});
