import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { packageRoot } from '../../src/packageRoot.js';
import { library, market, marketCaption, orchard, orchardCaption, songs } from '../cli/articles.js';
import { expectRangesToMatch, type ReportedFlag } from '../cli/checkReport.js';
import { bin, didascalia, patience, start, type Finished } from '../cli/didascaliaProcess.js';

interface FilteredRecord {
  readonly text: string;
  readonly flags: readonly ReportedFlag[];
  readonly offsets?: string;
}

interface ErrorRecord {
  readonly error: { readonly line: number; readonly message: string };
}

/** Titles that are meant, and two captions that are not. */
const evening = `${songs}\n${orchard}`;

/** Runs `filter` over lines and gives its lines back. */
async function filter(
  lines: readonly (string | Uint8Array)[],
  ...options: readonly string[]
): Promise<{ run: Finished; lines: readonly string[] }> {
  const input = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]));
  const run = await didascalia(['filter', ...options], { input });
  return { run, lines: run.stdout.split('\n').slice(0, -1) };
}

async function filterOne(record: unknown, ...options: readonly string[]): Promise<FilteredRecord> {
  const { lines } = await filter([JSON.stringify(record)], ...options);
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0]!) as FilteredRecord;
}

describe('a record that is answered', () => {
  // In each case the English text has no flag; `flags` comes last, or in the place where it was.
  const cases: readonly [string, string, string][] = [
    [
      'numbers that no double holds',
      '{"id":12345678901234567890123,"x":1.0e+30,"z":-0,"y":1E400,"text":"The bus was late."}',
      '{"id":12345678901234567890123,"x":1.0e+30,"z":-0,"y":1E400,"text":"The bus was late.","flags":[]}',
    ],
    [
      'escapes, also needless ones',
      String.raw`{"a":"\u0041\/\ud83d\udc1f\\\"","text":"The caf\u00e9 was shut.","b":"\\"}`,
      String.raw`{"a":"\u0041\/\ud83d\udc1f\\\"","text":"The caf\u00e9 was shut.","b":"\\","flags":[]}`,
    ],
    [
      'half a surrogate pair',
      String.raw`{"a":"\ud83d","text":"The bus was late \udc1f."}`,
      String.raw`{"a":"\ud83d","text":"The bus was late \udc1f.","flags":[]}`,
    ],
    [
      'the order of its members, also of numbered ones',
      '{"b":1,"10":2,"2":3,"text":"The bus was late.","a":null}',
      '{"b":1,"10":2,"2":3,"text":"The bus was late.","a":null,"flags":[]}',
    ],
    [
      'white space',
      ' { "b" : [ 1 , 2 ] ,\t"text" : "The bus was late." , "a" : { } } ',
      ' { "b" : [ 1 , 2 ] ,\t"text" : "The bus was late." , "a" : { },"flags":[] } ',
    ],
    [
      'members called "text" and "flags" further in',
      '{"meta":{"text":"no","flags":[{"flags":"}"}]},"text":"The bus was late.","last":[{"text":[]}]}',
      '{"meta":{"text":"no","flags":[{"flags":"}"}]},"text":"The bus was late.","last":[{"text":[]}],"flags":[]}',
    ],
    [
      'JSON inside a string',
      String.raw`{"raw":"{\"text\":\"no\",\"flags\":[1]}","text":"The bus was late."}`,
      String.raw`{"raw":"{\"text\":\"no\",\"flags\":[1]}","text":"The bus was late.","flags":[]}`,
    ],
    [
      'the place of flags that were there, which are replaced',
      '{"flags":["old",{"flags":[1]}],"text":"The bus was late.","id":1}',
      '{"flags":[],"text":"The bus was late.","id":1}',
    ],
    [
      'the place of flags whose name is written with an escape',
      String.raw`{"text":"The bus was late.","fl\u0061gs" : "old" , "id":1}`,
      String.raw`{"text":"The bus was late.","fl\u0061gs" : [] , "id":1}`,
    ],
    ['its carriage return', '{"text":"The bus was late."}\r', '{"text":"The bus was late.","flags":[]}\r'],
    [
      'the format that it names',
      '{"format":"text","text":"The bus was late."}',
      '{"format":"text","text":"The bus was late.","flags":[]}',
    ],
    [
      'letters outside ASCII, and a null character',
      '{"città":"🐟 é e\u0301","text":"The bus was late.","\\u0000":"\\u0000"}',
      '{"città":"🐟 é e\u0301","text":"The bus was late.","\\u0000":"\\u0000","flags":[]}',
    ],
    ['an empty text', '{"text":""}', '{"text":"","flags":[]}'],
    [
      'members called like those of every object',
      '{"__proto__":{"text":1},"text":"a"}',
      '{"__proto__":{"text":1},"text":"a","flags":[]}',
    ],
  ];
  let lines: readonly string[];
  let cleanedLines: readonly string[];
  let run: Finished;
  beforeAll(async () => {
    const input = cases.map(([, line]) => line);
    const [plain, cleaned] = await Promise.all([filter(input), filter(input, '--clean')]);
    ({ run, lines } = plain);
    cleanedLines = cleaned.lines;
  }, patience);

  it.each(cases.map(([name, , expected], i) => [name, expected, i] as const))(
    'keeps %s',
    (_, expected, i) => {
      expect(lines[i]).toBe(expected);
      // With nothing to take out, --clean has nothing to rewrite.
      expect(cleanedLines[i]).toBe(expected);
    },
  );

  it('is counted on standard error, with the unit of the offsets', () => {
    expect(run.code).toBe(0);
    expect(run.stderr).toBe(`didascalia: ${cases.length} records, 0 with flags; offsets in utf-16 units.\n`);
  });
});

describe('a line that is no record', () => {
  const cases: readonly [string, string | Uint8Array, RegExp][] = [
    ['not JSON', '{"text": "The bus', /not JSON/],
    ['an array', '["text"]', /object/],
    ['a number', '7', /object/],
    ['null', 'null', /object/],
    ['no text', '{"id": 1, "Text": "a"}', /no "text"/],
    ['a text that is no string', '{"text": ["a"]}', /no "text" that is a string/],
    ['a format that is not known', '{"text": "a", "format": "papyrus"}', /"papyrus".*text/],
    ['a format that is no string', '{"text": "a", "format": 1}', /"format" is not a string/],
    ['bytes that are no UTF-8', Buffer.from('{"text": "caf\u00e9"}', 'latin1'), /UTF-8 at byte 13/],
    ['a blank line', '', /not JSON/],
    ['two records', '{"text": "a"} {"text": "b"}', /not JSON/],
  ];
  const good = '{"text":"The bus was late."}';
  let lines: readonly string[];
  let run: Finished;
  beforeAll(async () => {
    ({ run, lines } = await filter(cases.flatMap(([, line]) => [line, good])));
  }, patience);

  it.each(cases.map(([name, , message], i) => [name, message, i] as const))(
    'is answered in its place by its number and what is wrong: %s',
    (_, message, i) => {
      const answer = JSON.parse(lines[2 * i]!) as ErrorRecord;
      expect(Object.keys(answer)).toEqual(['error']);
      expect(answer.error.line).toBe(2 * i + 1);
      expect(answer.error.message).toMatch(message);
    },
  );

  it('does not stop the others, nor make a failure of the run', () => {
    expect(lines).toHaveLength(2 * cases.length);
    for (let i = 1; i < lines.length; i += 2)
      expect(lines[i]).toBe('{"text":"The bus was late.","flags":[]}');
    expect(run.code).toBe(0);
    expect(run.stderr).toContain(
      `${2 * cases.length} records, 0 with flags, ${cases.length} answered by an error`,
    );
  });
});

describe('the flags of a record', () => {
  it.concurrent(
    'are the contract of check, in document order without overlap',
    async () => {
      const { flags } = await filterOne({ id: 1, text: evening }, '--include', 'intended');
      expect(flags.map((flag) => flag.text)).toContain(orchardCaption);
      expect(new Set(flags.map((flag) => flag.reading))).toEqual(new Set(['intended', 'stray']));
      let from = 0;
      for (const flag of flags) {
        expect(flag.start).toBeGreaterThanOrEqual(from);
        expectRangesToMatch(evening, flag, 'utf-16');
        from = flag.end;
      }
    },
    patience,
  );

  it.concurrent.each([
    ['byte', undefined],
    ['utf-16', 'byte'],
  ])(
    'count in the unit of --offsets %s, and the record says so (before: %s)',
    async (unit, before) => {
      const record = { offsets: before, text: market };
      const { flags, offsets } = await filterOne(record, '--offsets', unit);
      expect(offsets).toBe(unit);
      expect(flags).toHaveLength(1);
      expectRangesToMatch(market, flags[0]!, unit);
    },
    patience,
  );
});

describe('filter --clean', () => {
  it.concurrent(
    'replaces the text by the one that clean writes, and keeps the flags of the text that came in',
    async () => {
      const record = { text: market, id: 1 };
      const [answer, cleaned] = await Promise.all([
        filterOne(record, '--clean'),
        didascalia(['clean', '--stdout'], { input: market }),
      ]);
      expect(answer).toMatchObject({ text: cleaned.stdout, id: 1 });
      expect(answer.text).toBe(market.replace(`${marketCaption}\n\n`, ''));
      expect(answer.flags.map((flag) => flag.text)).toEqual([marketCaption]);
    },
    patience,
  );

  it.concurrent(
    'leaves what is there on purpose, also where it is asked to report it',
    async () => {
      const { text: cleaned, flags } = await filterOne({ text: songs }, '--clean', '--include', 'intended');
      const intended = flags.filter((flag) => flag.reading === 'intended');
      expect(intended.length).toBeGreaterThan(0);
      for (const flag of intended) expect(cleaned).toContain(flag.text);
    },
    patience,
  );
});

describe('the text of a record', () => {
  it.concurrent(
    'is the member that --text-field leads to, which is what --clean rewrites',
    async () => {
      const line = `{"text" : 1, "article":{ "bodies":[{"body":${JSON.stringify(market)} }] }}`;
      const { run, lines } = await filter(
        [line, '{"text":"a"}'],
        '--text-field',
        'article.bodies.0.body',
        '--clean',
      );
      const [answer, error] = lines;
      const end = answer!.indexOf(',"flags":');
      expect(answer!.slice(0, end)).toBe(
        line
          .replace(JSON.stringify(market), JSON.stringify(market.replace(`${marketCaption}\n\n`, '')))
          .slice(0, -1),
      );
      const { flags } = JSON.parse(answer!) as FilteredRecord;
      expectRangesToMatch(market, flags[0]!, 'utf-16');
      expect(error).toContain('no \\"article.bodies.0.body\\" that is a string');
      expect(run.code).toBe(0);
    },
    patience,
  );

  const page = `<p>The fish market &amp; the caf&eacute; opened again on Monday, <b>after</b> two years.</p>\n<p>${marketCaption}</p>\n`;
  it.concurrent.each<[string, string, string[]]>([
    ['the record', '"format":"html",', []],
    ['--format', '', ['--format', 'html']],
  ])(
    'is read in the format that %s names; offsets count in its source',
    async (_, member, options) => {
      const line = `{${member}"text":${JSON.stringify(page)}}`;
      const { lines } = await filter([line], '--clean', ...options);
      const { text: cleaned, flags } = JSON.parse(lines[0]!) as FilteredRecord;
      expect(flags.map(({ start, end }) => page.slice(start, end))).toEqual([marketCaption]);
      expect(cleaned).toBe(page.slice(0, page.indexOf('</p>') + 5));
    },
    patience,
  );

  it.concurrent(
    'cannot be where the answer goes',
    async () => {
      const { run } = await filter(['{"text":"a"}'], '--text-field', 'flags.0.text');
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/--text-field cannot be in "flags"/);
    },
    patience,
  );
});

describe('a compressed stream', () => {
  const records = Array.from({ length: 300 }, (_, id) => JSON.stringify({ id, text: 'The bus was late.' }));
  const compressed = gzipSync(`${records.join('\n')}\n`);

  it.concurrent(
    'is answered as what it holds, also where it is made of several',
    async () => {
      const input = Buffer.concat([compressed, gzipSync('{"text":"a"}')]);
      const { stdout, code } = await didascalia(['filter'], { input });
      expect(stdout.split('\n').slice(0, -1)).toEqual([
        ...records.map((line) => line.replace(/}$/, ',"flags":[]}')),
        '{"text":"a","flags":[]}',
      ]);
      expect(code).toBe(0);
    },
    patience,
  );

  it.concurrent(
    'that breaks off is answered up to there, and exits with 2',
    async () => {
      const { stdout, stderr, code } = await didascalia(['filter'], { input: compressed.subarray(0, -20) });
      const lines = stdout.split('\n').slice(0, -1);
      expect(lines).toEqual(records.slice(0, lines.length).map((line) => line.replace(/}$/, ',"flags":[]}')));
      expect(stderr.trim().split('\n')).toEqual([
        `didascalia: ${lines.length} records, 0 with flags; offsets in utf-16 units.`,
        expect.stringMatching(
          /^didascalia: Standard input is not a whole gzip stream \(unexpected end of file\)\./,
        ),
      ]);
      expect(code).toBe(2);
    },
    patience,
  );
});

describe('the stream', () => {
  it.concurrent(
    'may begin with a byte order mark, which stays',
    async () => {
      const { lines } = await filter(['\uFEFF{"text":"The bus was late."}', '{"text":"a"}']);
      expect(lines).toEqual(['\uFEFF{"text":"The bus was late.","flags":[]}', '{"text":"a","flags":[]}']);
    },
    patience,
  );

  it.concurrent(
    'is answered before it ends',
    async () => {
      const child = start(['filter']);
      const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      for (const answer of ['{"text":"a","flags":[]}', '{"text":"b","flags":[]}']) {
        child.stdin.write(`${answer.replace(',"flags":[]', '')}\n`);
        expect((await answers.next()).value).toBe(answer);
      }
      child.stdin.end();
      expect(await once(child, 'close')).toEqual([0, null]);
    },
    patience,
  );

  it.concurrent(
    'of nothing gives nothing',
    async () => {
      const { run } = await filter([]);
      expect(run).toMatchObject({ code: 0, stdout: '' });
    },
    patience,
  );

  it.concurrent(
    'may lack its last line end',
    async () => {
      const run = await didascalia(['filter'], { input: '{"text":"a"}\n{"text":"b"}' });
      expect(run.stdout).toBe('{"text":"a","flags":[]}\n{"text":"b","flags":[]}\n');
    },
    patience,
  );

  it.concurrent(
    'ends quietly when its reader has seen enough',
    async () => {
      const child = start(['filter']);
      child.stdin.on('error', () => undefined); // The process goes before it has read everything.
      const stderr = text(child.stderr);
      const closed = once(child, 'close');
      const records = (function* () {
        for (let i = 0; i < 20_000; i++) yield `${JSON.stringify({ id: i, text: library })}\n`;
      })();
      Readable.from(records).pipe(child.stdin);
      await once(child.stdout, 'data');
      child.stdout.destroy();
      expect(await closed).toEqual([0, null]);
      expect(await stderr).toBe('');
    },
    patience,
  );

  it(
    'holds a few records at a time, however many pass',
    async () => {
      const few = await peakMemory(200);
      const many = await peakMemory(20_000);
      // Kept, the 19,800 others would take more than 150 MB as they come alone.
      expect(many - few).toBeLessThan(100 * 1024);
    },
    patience,
  );

  const named = fc
    .string({ unit: 'binary' })
    .filter((name) => !['text', 'flags', 'format', 'offsets'].includes(name));
  const record = fc
    .record({
      others: fc.dictionary(named, fc.jsonValue()),
      text: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(library, orchard, orchardCaption)),
      old: fc.option(fc.array(fc.nat())),
    })
    .map(({ others, text, old }) => ({ ...(old && { flags: old }), text, ...others }));

  it(
    'answers any records in order, each as it was but for its flags',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(record, { minLength: 200, maxLength: 400 }), async (records) => {
          const { lines } = await filter(records.map((each) => JSON.stringify(each)));
          expect(lines.map(withoutFlags)).toEqual(records.map((each) => withoutFlags(JSON.stringify(each))));
        }),
        { numRuns: 2, endOnFailure: true },
      );
    },
    patience,
  );
});

function withoutFlags(line: string): unknown {
  const record = JSON.parse(line) as Record<string, unknown>;
  delete record.flags;
  return record;
}

/** Peak resident memory, in KiB, of `filter` over so many records of 8 KB each, most of it outside the text. */
async function peakMemory(count: number): Promise<number> {
  const preload = join(packageRoot, 'test/batch/reportMemory.js');
  const child = spawn(process.execPath, ['--import', preload, bin, 'filter'], {
    stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
  });
  const peak = text(child.stdio[3] as Readable);
  const filling = 'x'.repeat(8_000);
  const records = (function* () {
    for (let i = 0; i < count; i++)
      yield `${JSON.stringify({ id: i, text: 'The bus was late.', filling })}\n`;
  })();
  const writing = pipeline(Readable.from(records), child.stdin!);
  // A reader that is late: what is written meanwhile must wait in the pipes, not in the process.
  await wait(1_500);
  let answered = 0;
  for await (const line of createInterface({ input: child.stdout! })) {
    expect(line.startsWith(`{"id":${answered},`)).toBe(true);
    answered++;
  }
  await writing;
  expect(answered).toBe(count);
  return Number(await peak);
}
