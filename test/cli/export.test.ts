import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describeWith } from '../programs.js';
import { folderWith } from '../review/temporaryFolder.js';
import { library, market, marketCaption, orchard, orchardCaption, orchardSpan } from './articles.js';
import { bin, didascalia, finished, patience, start } from './didascaliaProcess.js';

const english = 'The pupils pick apples in the orchard behind the gym';
const news = { 'news/market.txt': market, 'news/days/orchard.txt': orchard, 'news/library.txt': library };

/** The files below a folder, by their paths. */
function filesIn(folder: string): Readonly<Record<string, Buffer>> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

/** A folder of news, and a decision file in it: one caption replaced, another kept. */
async function decidedNews(): Promise<string> {
  const cwd = folderWith(news);
  const { stdout } = await didascalia(['export', 'news', '--to', 'jsonl'], { cwd });
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { document: string; fingerprint: string; text: string });
  const decisions = lines.flatMap(({ document, fingerprint, text }) => {
    const decision =
      text === orchardCaption
        ? { action: 'replace', text: english }
        : text.startsWith(orchardSpan)
          ? { action: 'keep' }
          : null;
    const at = '2026-03-01T10:42:00.000Z';
    return decision ? [{ document, fingerprint, caption: text, decision, author: 'Marta', at }] : [];
  });
  expect(decisions).toHaveLength(2);
  writeFileSync(join(cwd, 'decided.jsonl'), decisions.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return cwd;
}

const replaced = orchard.replace(orchardCaption, english);

describe('export', () => {
  it.concurrent(
    'writes one form to standard output, and a summary to standard error',
    async () => {
      const cwd = folderWith(news);
      const { code, stdout, stderr } = await didascalia(['export', 'news', '--to', 'csv'], { cwd });
      const rows: Record<string, string>[] = parse(stdout, { columns: true });
      expect({ code, stderr }).toEqual({ code: 0, stderr: 'didascalia: 3 captions in 3 documents.\n' });
      expect(rows.map(({ document, line, caption }) => [document, line, caption])).toEqual([
        ['news/days/orchard.txt', '5', orchardCaption],
        ['news/days/orchard.txt', '9', expect.stringContaining(orchardSpan)],
        ['news/market.txt', '5', marketCaption],
      ]);
    },
    patience,
  );

  it.concurrent(
    'reads standard input',
    async () => {
      const { code, stdout } = await didascalia(['export', '-', '--to', 'jsonl'], { input: market });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ document: '-', text: marketCaption });
    },
    patience,
  );

  it.concurrent(
    'writes several forms below a folder with their manifest, and a second run changes nothing',
    async () => {
      const cwd = folderWith(news);
      const forms = 'cleaned,patch,tsv,csv,jsonl,xliff,tmx,html';
      const args = ['export', 'news', '--to', forms, '--out', 'done'];
      const first = await didascalia(args, { cwd });
      const made = filesIn(join(cwd, 'done'));
      expect(first.code).toBe(0);
      expect(Object.keys(made)).toEqual([
        'captions.csv',
        'captions.jsonl',
        'captions.tmx',
        'captions.tsv',
        'captions.xlf',
        'changes.patch',
        'manifest.json',
        'news/days/orchard.txt',
        'news/library.txt',
        'news/market.txt',
        'report.html',
      ]);
      const outputs = (JSON.parse(made['manifest.json']!.toString()) as { outputs: { path: string }[] })
        .outputs;
      expect(outputs.map(({ path }) => path).sort()).toEqual(
        Object.keys(made).filter((name) => name !== 'manifest.json'),
      );
      for (const name of Object.keys(made)) utimesSync(join(cwd, 'done', name), 1e9, 1e9);
      expect((await didascalia(args, { cwd })).code).toBe(0);
      expect(filesIn(join(cwd, 'done'))).toEqual(made);
      for (const name of Object.keys(made)) expect(statSync(join(cwd, 'done', name)).mtimeMs).toBe(1e12);
    },
    patience,
  );

  it.concurrent(
    'does not read its own output again, where that lies in the folder that it exports',
    async () => {
      const cwd = folderWith(news);
      const args = ['export', '.', '--to', 'cleaned', '--out', 'done'];
      await didascalia(args, { cwd });
      const made = Object.keys(filesIn(cwd));
      expect((await didascalia(args, { cwd })).code).toBe(0);
      expect(Object.keys(filesIn(cwd))).toEqual(made);
    },
    patience,
  );

  it.concurrent.each([
    ['news', 'news'],
    ['.', '.'],
    ['**/*.{txt,html}', '.'],
  ])(
    'refuses to write where a second run would take its files for documents: %s into %s',
    async (asked, out) => {
      const cwd = folderWith(news);
      const run = await didascalia(['export', asked, '--to', 'html,jsonl', '--out', out], { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/^didascalia: --out \S+ is where documents are read: [^\n]+\.\n$/);
      expect(Object.keys(filesIn(cwd))).toEqual(Object.keys(news).sort());
    },
    patience,
  );

  it.concurrent(
    'writes above a folder and beside single files, where it is not read again',
    async () => {
      const cwd = folderWith(news);
      const args = ['export', 'news/market.txt', 'news/days', '--to', 'html,jsonl', '--out', 'news'];
      const first = await didascalia(args, { cwd });
      const made = filesIn(cwd);
      const second = await didascalia(args, { cwd });
      expect([first.code, second.code]).toEqual([0, 0]);
      expect(second.stderr).toBe(first.stderr);
      expect(filesIn(cwd)).toEqual(made);
    },
    patience,
  );

  it.concurrent(
    'does not take its report or the decision file for documents',
    async () => {
      const cwd = await decidedNews();
      const args = ['export', '.', '--to', 'html', '-o', 'report.html', '--decisions', 'decided.jsonl'];
      const first = await didascalia(args, { cwd });
      const report = readFileSync(join(cwd, 'report.html'));
      const second = await didascalia(args, { cwd });
      expect([first.code, second.code]).toEqual([0, 0]);
      expect(second.stderr).toBe('didascalia: 3 captions in 3 documents, 1 file in report.html.\n');
      expect(readFileSync(join(cwd, 'report.html'))).toEqual(report);
    },
    patience,
  );

  it.concurrent(
    'names the time that SOURCE_DATE_EPOCH gives',
    () => {
      const cwd = folderWith(news);
      const env = { ...process.env, SOURCE_DATE_EPOCH: '1767225600' };
      spawnSync(process.execPath, [bin, 'export', 'news', '--to', 'tsv', '--out', 'done'], { cwd, env });
      const manifest = JSON.parse(readFileSync(join(cwd, 'done/manifest.json'), 'utf8')) as unknown;
      expect(manifest).toMatchObject({ created: '2026-01-01T00:00:00.000Z' });
    },
    patience,
  );
});

describe('decisions', () => {
  it.concurrent(
    'come from a decision file, and are applied; the rest stays, and its number is said',
    async () => {
      const cwd = await decidedNews();
      const { code, stderr } = await didascalia(
        ['export', 'news', '--to', 'cleaned,tmx', '--out', 'done', '--decisions', 'decided.jsonl'],
        { cwd },
      );
      expect(code).toBe(0);
      expect(readFileSync(join(cwd, 'done/news/days/orchard.txt'), 'utf8')).toBe(replaced);
      expect(readFileSync(join(cwd, 'done/news/market.txt'), 'utf8')).toBe(market);
      expect(readFileSync(join(cwd, 'done/captions.tmx'), 'utf8')).toContain(`<seg>${english}</seg>`);
      expect(stderr).toContain('Nobody has decided about 1 caption; it stays in the text.');
      expect(stderr).toContain('2 of 3 captions are left out of the TMX');
    },
    patience,
  );

  it.concurrent(
    'come from the database of the review of the folder, unless told otherwise',
    async () => {
      const cwd = await decidedNews();
      const text = readFileSync(join(cwd, 'decided.jsonl'), 'utf8').replaceAll('"news/', '"');
      writeFileSync(join(cwd, 'inside.jsonl'), text);
      const imported = await didascalia(['decisions', 'import', 'inside.jsonl', 'news'], { cwd });
      expect(imported.code).toBe(0);
      const database = readFileSync(join(cwd, 'news/.didascalia/review.db'));
      const decisionsIn = async (...args: string[]) => {
        const { stdout } = await didascalia(['export', ...args, '--to', 'csv'], { cwd });
        const rows: Record<string, string>[] = parse(stdout, { columns: true });
        return rows.map((row) => row.decision);
      };
      expect(await decisionsIn('news')).toEqual(['replace', 'keep', '']);
      expect(await decisionsIn('news/days')).toEqual(['replace', 'keep']);
      expect(await decisionsIn('news', '--no-decisions')).toEqual(['', '', '']);
      expect(await decisionsIn('news', '--database', 'news/.didascalia/review.db')).toEqual([
        'replace',
        'keep',
        '',
      ]);
      expect(readFileSync(join(cwd, 'news/.didascalia/review.db'))).toEqual(database);
    },
    patience,
  );

  it.concurrent(
    'are not needed: without any, cleaned is what clean makes, and --undecided keep leaves all',
    async () => {
      const cwd = folderWith(news);
      const { stderr } = await didascalia(['export', 'news', '--to', 'cleaned', '--out', 'exported'], {
        cwd,
      });
      await didascalia(['clean', 'news', '--out', 'cleaned'], { cwd });
      await didascalia(['export', 'news', '--to', 'cleaned', '--out', 'kept', '--undecided', 'keep'], {
        cwd,
      });
      expect(stderr).toContain('Nothing is decided, so all 3 strays are taken out');
      expect(filesIn(join(cwd, 'exported/news'))).toEqual(filesIn(join(cwd, 'cleaned/news')));
      expect(filesIn(join(cwd, 'kept/news'))).toEqual(filesIn(join(cwd, 'news')));
    },
    patience,
  );

  it.concurrent(
    'that cannot be read are an error before anything is written',
    async () => {
      const cwd = folderWith({ ...news, 'bad.jsonl': '{"document": 3}\n' });
      const args = ['export', 'news', '--to', 'tsv', '--out', 'done', '--decisions', 'bad.jsonl'];
      const { code, stderr } = await didascalia(args, { cwd });
      expect(code).toBe(2);
      expect(stderr).toMatch(/bad\.jsonl:1: /);
      expect(existsSync(join(cwd, 'done'))).toBe(false);
    },
    patience,
  );
});

describeWith(['git'], 'a patch from the command', () => {
  it(
    'applies in the repository where it was made',
    async () => {
      const cwd = folderWith({ 'città/a page.txt': market, 'b.txt': orchard.replaceAll('\n', '\r\n') });
      execFileSync('git', ['init', '--quiet'], { cwd });
      const { bytes } = await didascalia(['export', '.', '--to', 'patch'], { cwd });
      execFileSync('git', ['apply', '--check', '-'], { cwd, input: bytes });
      execFileSync('git', ['apply', '-'], { cwd, input: bytes });
      expect(readFileSync(join(cwd, 'città/a page.txt'), 'utf8')).toBe(
        market.replace(`${marketCaption}\n\n`, ''),
      );
      expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).not.toContain(orchardCaption);
    },
    patience,
  );
});

describe('files that are there', () => {
  it.concurrent(
    'are not overwritten without --force; the others are written',
    async () => {
      const cwd = folderWith({ ...news, 'done/captions.tsv': 'mine\n' });
      const args = ['export', 'news', '--to', 'tsv,csv', '--out', 'done'];
      const refused = await didascalia(args, { cwd });
      expect(refused.code).toBe(2);
      expect(refused.stderr).toMatch(/done\/captions\.tsv: There is another file.*--force/);
      expect(readFileSync(join(cwd, 'done/captions.tsv'), 'utf8')).toBe('mine\n');
      expect(existsSync(join(cwd, 'done/captions.csv'))).toBe(true);
      expect((await didascalia([...args, '--force'], { cwd })).code).toBe(0);
      expect(readFileSync(join(cwd, 'done/captions.tsv'), 'utf8')).toContain(orchardCaption);
    },
    patience,
  );

  it.concurrent(
    'are not overwritten by -o either, and sources never are',
    async () => {
      const cwd = folderWith({ ...news, 'report.html': 'mine\n' });
      const refused = await didascalia(['export', 'news', '--to', 'html', '-o', 'report.html'], { cwd });
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toMatch(/report\.html: There is another file/);
      const source = ['export', 'news/days', '--to', 'cleaned', '--out', '.', '--force'];
      const { code, stderr } = await didascalia(source, { cwd });
      expect(code).toBe(2);
      expect(stderr).toMatch(/news\/days\/orchard\.txt: This would replace the source/);
      expect(readFileSync(join(cwd, 'news/days/orchard.txt'), 'utf8')).toBe(orchard);
    },
    patience,
  );

  it.concurrent(
    'are never looked for outside the folder of the export',
    async () => {
      const cwd = folderWith({ ...news, 'here/x.txt': library });
      mkdirSync(join(cwd, 'elsewhere'));
      mkdirSync(join(cwd, 'done'));
      symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'done/news'));
      const above = await didascalia(['export', '../news', '--to', 'cleaned', '--out', 'out'], {
        cwd: join(cwd, 'here'),
      });
      expect(above.code).toBe(0);
      expect(Object.keys(filesIn(join(cwd, 'here/out')))).toContain('news/market.txt');
      const linked = await didascalia(['export', 'news', '--to', 'cleaned', '--out', 'done'], { cwd });
      expect(linked.code).toBe(2);
      expect(linked.stderr).toMatch(/done\/news\/market\.txt: This leads out of the folder/);
      expect(readdirSync(join(cwd, 'elsewhere'))).toEqual([]);
    },
    patience,
  );

  it.concurrent(
    'do not hide each other: two outputs of one name are an error',
    async () => {
      const cwd = folderWith({ 'captions.tsv': market, 'b.txt': orchard });
      const args = [
        'export',
        'captions.tsv',
        'b.txt',
        '--input-format',
        'text',
        '--to',
        'cleaned,tsv',
        '--out',
        'done',
      ];
      const { code, stderr } = await didascalia(args, { cwd });
      expect(code).toBe(2);
      expect(stderr).toMatch(/done\/captions\.tsv: Another file of this export has that name/);
      expect(readFileSync(join(cwd, 'done/captions.tsv'), 'utf8')).toBe(
        market.replace(`${marketCaption}\n\n`, ''),
      );
    },
    patience,
  );
});

describe('what goes wrong', () => {
  it.concurrent(
    'in one file is reported, and the others are exported',
    async () => {
      const cwd = folderWith({ ...news, 'news/broken.txt': Buffer.from([0x61, 0xff, 0x62]) });
      const { code, stdout, stderr } = await didascalia(['export', 'news', 'gone.txt', '--to', 'csv'], {
        cwd,
      });
      expect(code).toBe(2);
      expect(stderr).toMatch(/news\/broken\.txt: .*UTF-8 at byte 1/);
      expect(stderr).toMatch(/gone\.txt: There is no such file/);
      expect(parse(stdout)).toHaveLength(4);
    },
    patience,
  );

  it.concurrent.each([
    ['no form', [], /--to/],
    ['a form that is not known', ['--to', 'docx'], /docx.*cleaned, patch, tsv/],
    ['several forms for standard output', ['--to', 'tsv,csv'], /--out DIR/],
    ['a form of many files for standard output', ['--to', 'cleaned'], /--out DIR/],
    ['two places', ['--to', 'tsv', '-o', 'x', '--out', 'y'], /Choose one/],
    ['another action', ['--to', 'patch', '--undecided', 'mark'], /keep, remove/],
  ])(
    'is said in one line: %s',
    async (_, args, message) => {
      const { code, stdout, stderr } = await didascalia(['export', 'a.txt', ...args], {
        cwd: folderWith({ 'a.txt': market }),
      });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(message);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    },
    patience,
  );

  it.concurrent(
    'with several languages in one XLIFF file: it names --stray and --out',
    async () => {
      const german = 'Die Kinder der Schule pflücken die Äpfel hinter der alten Turnhalle';
      const cwd = folderWith({
        'a.txt': `${market}\n${german}\n\nNobody had expected the weather to hold.\n`,
      });
      const args = ['export', 'a.txt', '--stray', 'any', '--to', 'xliff'];
      const refused = await didascalia(args, { cwd });
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toMatch(/2 languages.*--stray.*--out DIR/);
      expect((await didascalia([...args, '--out', 'done'], { cwd })).code).toBe(0);
      expect(Object.keys(filesIn(join(cwd, 'done')))).toEqual([
        'captions.de.xlf',
        'captions.it.xlf',
        'manifest.json',
      ]);
    },
    patience,
  );

  it.concurrent(
    'by an interruption writes nothing, and exits with 130',
    async () => {
      const cwd = folderWith(news);
      const pipe = join(cwd, 'pipe.txt');
      execFileSync('mkfifo', [pipe]);
      const child = start(
        ['export', 'news', 'pipe.txt', 'news/market.txt', '--to', 'tsv', '--out', 'done'],
        cwd,
      );
      const end = finished(child);
      // Opening waits until the other side is there: then the document is in hand.
      const writer = await open(pipe, 'w');
      child.kill('SIGINT');
      await writer.writeFile(library);
      await writer.close();
      const { code, stderr } = await end;
      expect(code).toBe(130);
      expect(stderr).toContain('nothing was written');
      expect(existsSync(join(cwd, 'done'))).toBe(false);
    },
    patience,
  );
});
