import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { folderWith } from '../review/temporaryFolder.js';
import { library, market, marketCaption, orchard, orchardCaption } from './articles.js';
import { didascalia, itWith, patience, type Finished } from './didascaliaProcess.js';

/** `orchard` without its two captions, written by hand. */
const cleanedOrchard = `A school plants its own orchard

The pupils of a small school outside Turin have planted forty trees behind their gymnasium.

The boys and girls of the school pick the apples in the orchard behind the gym every Friday in October, and sell them at the gate.

The year ended in the courtyard, and nobody went home hungry.
`;
const cleanedMarket = market.replace(`${marketCaption}\n\n`, '');

/** Every file below a folder, by its path there. */
function filesOf(folder: string): Record<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path))]));
}

/** The modification time of every file below a folder, by its path there. */
function timesOf(folder: string): Record<string, number> {
  return Object.fromEntries(
    Object.keys(filesOf(folder)).map((path) => [path, statSync(join(folder, path)).mtimeMs]),
  );
}

function makeOld(folder: string): void {
  for (const path of Object.keys(filesOf(folder))) utimesSync(join(folder, path), 1_000_000, 1_000_000);
}

describe('clean --out', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = folderWith({
      'work/news/orchard.txt': orchard,
      'work/news/local/market.txt': market,
      'work/library.txt': library,
      'beside/market.txt': market,
    });
    const paths = ['news', 'library.txt', '../beside', join(cwd, 'work/../../outside.txt')];
    const run = await didascalia(['clean', ...paths, '--out', 'cleaned'], { cwd: join(cwd, 'work') });
    expect(run.stdout).toBe('');
    expect(run.code).toBe(2); // outside.txt is not there.
  }, patience);

  it('keeps the names below the folder, and copies what has nothing to take out', () => {
    expect(filesOf(join(cwd, 'work/cleaned'))).toMatchObject({
      'library.txt': Buffer.from(library),
      'news/local/market.txt': Buffer.from(cleanedMarket),
      'news/orchard.txt': Buffer.from(cleanedOrchard),
    });
  });

  it('never leaves the folder, wherever the source is', () => {
    expect(Object.keys(filesOf(cwd))).toEqual([
      'beside/market.txt',
      'work/cleaned/beside/market.txt',
      'work/cleaned/library.txt',
      'work/cleaned/news/local/market.txt',
      'work/cleaned/news/orchard.txt',
      'work/library.txt',
      'work/news/local/market.txt',
      'work/news/orchard.txt',
    ]);
  });

  it('leaves the sources as they were', () => {
    expect(readFileSync(join(cwd, 'work/news/orchard.txt'), 'utf8')).toBe(orchard);
    expect(readFileSync(join(cwd, 'beside/market.txt'), 'utf8')).toBe(market);
  });

  it.concurrent(
    'changes nothing in a second run, not even a time, also where the copies lie in the folder that is cleaned',
    async () => {
      const folder = folderWith({ 'orchard.txt': orchard, 'library.txt': library });
      await didascalia(['clean', '.', '--out', 'cleaned'], { cwd: folder });
      makeOld(folder);
      const before = timesOf(folder);
      const again = await didascalia(['clean', '.', '--out', 'cleaned'], { cwd: folder });
      expect(again.code).toBe(0);
      expect(timesOf(folder)).toEqual(before);
      expect(Object.keys(before)).toContain('cleaned/orchard.txt');
    },
    patience,
  );

  it.concurrent(
    'refuses to put a copy in the place of its source: only --write does that',
    async () => {
      const folder = folderWith({ 'orchard.txt': orchard });
      const run = await didascalia(['clean', 'orchard.txt', '--out', '.'], { cwd: folder });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('orchard.txt: It could not be written: the copy would replace the source');
      expect(readFileSync(join(folder, 'orchard.txt'), 'utf8')).toBe(orchard);
    },
    patience,
  );

  it.concurrent.each([
    ['the folder that is cleaned', 'news', 'news'],
    ['the same by another name', './news/', 'link'],
    ['where a pattern searches', 'news/**/*.txt', 'news'],
    ['above it, where the copies would come below it', 'news/news', 'news'],
  ])(
    'refuses a folder whose copies would be cleaned the next time: %s',
    async (_, asked, out) => {
      const folder = folderWith({ 'news/orchard.txt': orchard, 'news/news/market.txt': market });
      symlinkSync('news', join(folder, 'link'));
      const before = timesOf(folder);
      const run = await didascalia(['clean', asked, '--out', out], { cwd: folder });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toBe(
        `didascalia: --out ${out} is where documents are read: another run would take its files for documents. Name a folder of its own, such as ${out}/didascalia.\n`,
      );
      expect(timesOf(folder)).toEqual(before);
    },
    patience,
  );

  it.concurrent(
    'leaves earlier copies out, whatever links lead to them',
    async () => {
      const folder = folderWith({ 'news/orchard.txt': orchard, 'news/done/.keep': '' });
      symlinkSync('news/done', join(folder, 'done'));
      symlinkSync('news', join(folder, 'link'));
      for (const asked of ['news', 'link', 'news']) {
        const run = await didascalia(['clean', asked, '--out', 'done'], { cwd: folder });
        expect(run).toMatchObject({
          code: 0,
          stderr: expect.stringMatching(/in 1 of 1 document\.\n$/) as string,
        });
      }
      expect(Object.keys(filesOf(join(folder, 'news')))).toEqual([
        'done/.keep',
        'done/link/orchard.txt',
        'done/news/orchard.txt',
        'orchard.txt',
      ]);
    },
    patience,
  );

  it.concurrent(
    'leaves earlier copies out also where one of them is asked for beside their folder',
    async () => {
      const folder = folderWith({ 'orchard.txt': orchard, 'library.txt': library });
      await didascalia(['clean', '.', '--out', 'cleaned'], { cwd: folder });
      const args = ['clean', '.', 'cleaned/library.txt', '--out', 'cleaned'];
      expect((await didascalia(args, { cwd: folder })).code).toBe(0);
      expect(Object.keys(filesOf(folder))).toEqual([
        'cleaned/cleaned/library.txt',
        'cleaned/library.txt',
        'cleaned/orchard.txt',
        'library.txt',
        'orchard.txt',
      ]);
    },
    patience,
  );

  it.concurrent(
    'refuses the second of two sources whose copies would be one file',
    async () => {
      const folder = folderWith({ 'here/a.txt': orchard, 'a.txt': market });
      const run = await didascalia(['clean', 'a.txt', '../a.txt', '--out', 'cleaned'], {
        cwd: join(folder, 'here'),
      });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('../a.txt: It could not be written');
      expect(readFileSync(join(folder, 'here/cleaned/a.txt'), 'utf8')).toBe(cleanedOrchard);
    },
    patience,
  );
});

describe('clean --stdout', () => {
  it.concurrent(
    'writes the cleaned text and nothing else, in the encoding of its source',
    async () => {
      const source = Buffer.from(`\uFEFF${orchard.replaceAll('\n', '\r\n')}`, 'utf16le');
      const run = await didascalia(['clean', '--stdout'], { input: source });
      expect(run.bytes.toString('utf16le')).toBe(`\uFEFF${cleanedOrchard.replaceAll('\n', '\r\n')}`);
      expect(run).toMatchObject({
        code: 0,
        stderr: 'didascalia: 2 captions taken out, in 1 of 1 document.\n',
      });
    },
    patience,
  );
});

describe('clean --write', () => {
  let cwd: string;
  let stderr: string;
  const crlf = orchard.replaceAll('\n', '\r\n');
  const utf16be = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  beforeAll(async () => {
    cwd = folderWith({
      'crlf.txt': crlf,
      'mark.txt': `\uFEFF${market}`,
      'utf-16.txt': utf16be(orchard),
      'no end.txt': market.trimEnd(),
      'library.txt': library,
      'broken.txt': Buffer.of(0x41, 0xff),
    });
    chmodSync(join(cwd, 'crlf.txt'), 0o640);
    makeOld(cwd);
    const run = await didascalia(['clean', '--write', 'missing.txt', '.'], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    ({ stderr } = run);
  }, patience);

  it.each([
    ['with CRLF', 'crlf.txt', Buffer.from(cleanedOrchard.replaceAll('\n', '\r\n'))],
    ['with a byte order mark', 'mark.txt', Buffer.from(`\uFEFF${cleanedMarket}`)],
    ['in UTF-16', 'utf-16.txt', utf16be(cleanedOrchard)],
    ['without a final line end', 'no end.txt', Buffer.from(cleanedMarket.trimEnd())],
  ])('takes the captions out of a file %s, and leaves every other byte', (_, name, expected) => {
    expect(readFileSync(join(cwd, name))).toEqual(expected);
  });

  it('does not touch a file without captions, nor one that it cannot read', () => {
    for (const name of ['library.txt', 'broken.txt']) expect(statSync(join(cwd, name)).mtimeMs).toBe(1e9);
    expect(readFileSync(join(cwd, 'broken.txt'))).toEqual(Buffer.of(0x41, 0xff));
  });

  it('names what it could not read, and says what it did with the rest', () => {
    expect(stderr.trim().split('\n')).toEqual([
      'didascalia: missing.txt: There is no such file or folder.',
      expect.stringMatching(/^didascalia: broken\.txt: .* at byte 1\./),
      'didascalia: 6 captions taken out, in 4 of 5 documents.',
    ]);
  });

  it('keeps the permissions of a file', () => {
    expect(statSync(join(cwd, 'crlf.txt')).mode & 0o777).toBe(0o640);
  });

  it('leaves no other file behind', () => {
    expect(Object.keys(filesOf(cwd))).toHaveLength(6);
  });

  it(
    'changes nothing in a second run, not even a time',
    async () => {
      makeOld(cwd);
      const before = timesOf(cwd);
      await didascalia(['clean', '--write', '.'], { cwd });
      expect(timesOf(cwd)).toEqual(before);
    },
    patience,
  );
});

describe('clean --dry-run', () => {
  const names = {
    'orchard.txt': orchard,
    'with a space.txt': market,
    'crlf.txt': orchard.replaceAll('\n', '\r\n'),
    'no-end.txt': orchard.replace(/, and nobody went home hungry\.\n$/, ''),
    'last-line.txt': `${library}\n${orchardCaption}`,
    'mark.txt': `\uFEFFThe garden of the school\n\n${orchardCaption}\n\n${library}`,
    'perché “no”.txt': market,
    'library.txt': library,
  };
  let cwd: string;
  let cleaned: string;
  let patch: string;
  let counts: Finished;
  beforeAll(async () => {
    cwd = folderWith(names);
    makeOld(cwd);
    cleaned = folderWith(names);
    const runs = await Promise.all([
      didascalia(['clean', '.', '--dry-run', '--format', 'diff'], { cwd }),
      didascalia(['clean', 'orchard.txt', 'library.txt', '--dry-run'], { cwd }),
      didascalia(['clean', '--write', '.'], { cwd: cleaned }),
    ]);
    expect(runs.map((run) => run.code)).toEqual([0, 0, 0]);
    patch = runs[0].stdout;
    counts = runs[1];
  }, patience);

  it('writes nothing', () => {
    expect(filesOf(cwd)).toEqual(
      Object.fromEntries(Object.entries(names).map(([name, text]) => [name, Buffer.from(text)])),
    );
    expect(Object.values(timesOf(cwd)).every((time) => time === 1e9)).toBe(true);
  });

  it('says nothing of a file that stays as it is', () => {
    expect(patch).not.toContain('library.txt');
  });

  it('names each file with its count without --format', () => {
    expect(counts.stdout).toBe('orchard.txt: 2 to take out\n');
    expect(counts.stderr).toBe('didascalia: 2 captions to take out, in 1 of 2 documents.\n');
  });

  describe.each([
    ['git', ['apply', '-']],
    ['patch', ['--binary', '--quiet', '-p1']],
  ])('as a patch for %s', (program, args) => {
    itWith(program)('gives exactly the cleaned files', () => {
      const patched = folderWith(names);
      execFileSync(program, args, { cwd: patched, input: patch });
      expect(filesOf(patched)).toEqual(filesOf(cleaned));
      expect(filesOf(patched)['with a space.txt']).toEqual(Buffer.from(cleanedMarket));
      expect(filesOf(patched)['mark.txt']).not.toEqual(Buffer.from(names['mark.txt']));
    });
  });
});

describe('cleaning any article', () => {
  const sentences = [
    'The bridge over the river was opened to traffic again yesterday morning.',
    'Nobody had expected the repairs to take more than a few weeks 🛠️, the mayor said.',
    'Most of the shops on the north side of the square will stay closed until the autumn.',
    'A café owner told us that she had waited for this day for two years.',
  ];
  const captions = [
    'Il ponte sul fiume è stato riaperto al traffico ieri mattina',
    'I negozi della piazza resteranno chiusi fino alla fine dell’estate',
    'La sindaca parla con gli abitanti del quartiere davanti al cantiere',
  ];
  const article = fc.record({
    blocks: fc.array(fc.constantFrom(...sentences, ...captions), { minLength: 3, maxLength: 12 }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    end: fc.constantFrom('', '\n', '\n\n'),
  });

  it.concurrent(
    'loses captions alone, keeps every paragraph in its place, and is done in one run',
    async () => {
      // The whole article in one language has no main text to compare with, so both are asked for.
      const asked = article.filter(
        ({ blocks }) =>
          blocks.some((block) => sentences.includes(block)) &&
          blocks.some((block) => captions.includes(block)),
      );
      const articles = fc.sample(asked, { numRuns: 150, seed: 4117 });
      const nameOf = (i: number) => `${String(i).padStart(3, '0')}.txt`;
      const cwd = folderWith(
        Object.fromEntries(
          articles.map(({ blocks, lineEnd, end }, i) => [
            nameOf(i),
            blocks.join(lineEnd + lineEnd) + end.replaceAll('\n', lineEnd),
          ]),
        ),
      );
      await didascalia(['clean', '.', '--out', 'cleaned'], { cwd });
      let lost = 0;
      articles.forEach(({ blocks, lineEnd }, i) => {
        const left = readFileSync(join(cwd, 'cleaned', nameOf(i)), 'utf8')
          .trimEnd()
          .split(lineEnd + lineEnd);
        // Which captions are told from titles is the detector's affair; what stays, stays in order and whole.
        let next = 0;
        for (const block of blocks) {
          if (left[next] === block) next++;
          else {
            expect(captions).toContain(block);
            lost++;
          }
        }
        expect(next).toBe(left.length);
      });
      expect(lost).toBeGreaterThan(articles.length);
      const cleanedFolder = join(cwd, 'cleaned');
      makeOld(cleanedFolder);
      const before = timesOf(cleanedFolder);
      const again = await didascalia(['clean', '--write', '.'], { cwd: cleanedFolder });
      expect(again.stderr).toBe('didascalia: 0 captions taken out, in 0 of 150 documents.\n');
      expect(timesOf(cleanedFolder)).toEqual(before);
    },
    patience,
  );
});

describe('wrong usage of clean', () => {
  it.concurrent.each([
    ['no sink', ['a.txt'], /Choose one of --out DIR, --stdout, --write and --dry-run/],
    ['two sinks', ['a.txt', '--stdout', '--write'], /Choose one of/],
    [
      'a patch without --dry-run',
      ['a.txt', '--write', '--format', 'diff'],
      /--format diff goes with --dry-run/,
    ],
    ['two texts to standard output', ['a.txt', 'b.txt', '--stdout'], /--stdout takes one text/],
    ['standard input in place', ['a.txt', '-', '--write'], /--write cannot write standard input/],
  ])(
    '%s is said in one line, writes nothing and exits with 2',
    async (_, args, message) => {
      const cwd = folderWith({ 'a.txt': orchard, 'b.txt': orchard });
      const run = await didascalia(['clean', ...args], { cwd, input: orchard });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(message);
      expect(run.stderr.trim().split('\n')).toHaveLength(1);
      expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(orchard);
    },
    patience,
  );
});
