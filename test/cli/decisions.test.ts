import { closeSync, existsSync, openSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { plainText } from '../../src/document/plainText.js';
import { fingerprints } from '../../src/review/fingerprint.js';
import { folderWith } from '../review/temporaryFolder.js';
import { library, orchard, orchardCaption, orchardSpan } from './articles.js';
import { onlyFlags, reportOf } from './checkReport.js';
import { bin, didascalia, patience } from './didascaliaProcess.js';

/** The captions of `orchard` as a check finds them, with their fingerprints. */
const [caption, span] = ((): readonly { readonly name: string; readonly text: string }[] => {
  const args = [bin, 'check', '-', '--format', 'json'];
  const { stdout } = spawnSync(process.execPath, args, { input: orchard, encoding: 'utf8' });
  const document = plainText.read(orchard);
  const flags = onlyFlags(stdout).map((flag) => {
    const block = document.blocks.findIndex(({ start, end }) => start <= flag.start && flag.start < end);
    return { ...flag, block };
  });
  return fingerprints(document, flags).map((name, index) => ({ name, text: flags[index]!.text }));
})();

function line(
  fingerprint: string,
  caption: string,
  decision: Readonly<Record<string, string>>,
  document = 'orchard.txt',
): string {
  return `${JSON.stringify({ document, fingerprint, caption, decision, author: 'Ada', at: '2026-03-01T10:42:00.000Z' })}\n`;
}

const removed = line(caption!.name, orchardCaption, { action: 'remove' });
const kept = line(caption!.name, orchardCaption, { action: 'keep' });
const replaced = line(caption!.name, orchardCaption, { action: 'replace', text: 'Apples behind the gym' });
const spanKept = line(span!.name, span!.text, { action: 'keep' });

/** A working folder with documents below `news` and a decision file among them. */
function folder(decisions: string): string {
  return folderWith({
    'news/orchard.txt': orchard,
    'news/library.txt': library,
    'news/.didascalia/decisions.jsonl': decisions,
  });
}

const file = 'news/.didascalia/decisions.jsonl';

describe('check --decisions', () => {
  it.concurrent(
    'reports what is not settled, and says how much was',
    async () => {
      const run = await didascalia(['check', 'news', '--decisions', file], { cwd: folder(removed) });
      expect(run.code).toBe(1);
      expect(run.stdout).not.toContain(orchardCaption);
      expect(run.stdout).toContain(orchardSpan);
      expect(run.stdout).toContain('1 caption left behind in 1 of 2 documents. 1 caption settled before.');
    },
    patience,
  );

  it.concurrent(
    'ends with 0 where everything is settled, whatever it was settled to',
    async () => {
      const cwd = folder(replaced + spanKept);
      expect(await didascalia(['check', 'news', '--decisions', file], { cwd })).toMatchObject({
        code: 0,
        stdout: 'Nothing left behind in 2 documents. 2 captions settled before.\n',
        stderr: '',
      });
    },
    patience,
  );

  it.concurrent(
    'counts in JSON what was settled, and lists what is stale there and on standard error',
    async () => {
      const cwd = folder(removed + spanKept);
      writeFileSync(join(cwd, 'news/orchard.txt'), orchard.replace(`${orchardCaption}\n\n`, ''));
      const run = await didascalia(['check', 'news', '--decisions', file, '--format', 'json'], { cwd });
      expect(run.code).toBe(0);
      expect(reportOf(run.stdout)).toMatchObject({
        summary: { flags: 0, settled: 1 },
        stale: [{ path: 'orchard.txt', text: orchardCaption, decision: 'remove' }],
      });
      expect(run.stderr).toMatch(
        /orchard\.txt: “I ragazzi [^\n]*” is not there any more; it was settled \(remove\)/,
      );
    },
    patience,
  );

  it.concurrent(
    'lists the decisions of a document that is gone',
    async () => {
      const cwd = folder(kept);
      unlinkSync(join(cwd, 'news/orchard.txt'));
      const run = await didascalia(['check', 'news', '--decisions', file], { cwd });
      expect(run.code).toBe(0);
      expect(run.stderr).toContain('is not there any more; it was settled (keep)');
    },
    patience,
  );

  it.concurrent(
    'does not read what is not named, nor the file of decisions as a document',
    async () => {
      const cwd = folder(removed + spanKept);
      expect((await didascalia(['check', 'news'], { cwd })).code).toBe(1);
      const among = join(cwd, 'news/settled.jsonl');
      writeFileSync(among, removed + spanKept);
      const run = await didascalia(['check', 'news', '--decisions', 'news/settled.jsonl'], { cwd });
      expect(run).toMatchObject({ code: 0, stderr: '' });
    },
    patience,
  );

  it.concurrent(
    'says which line has a fault, and checks nothing',
    async () => {
      const run = await didascalia(['check', 'news', '--decisions', file], { cwd: folder(`${kept}{}\n`) });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(
        /^didascalia: news\/\.didascalia\/decisions\.jsonl:2: "fingerprint" is none/,
      );
    },
    patience,
  );
});

describe('clean --decisions', () => {
  it.concurrent.each([
    [
      'removes, keeps and replaces as it was settled',
      replaced + spanKept,
      [],
      orchard.replace(orchardCaption, 'Apples behind the gym'),
    ],
    ['removes strays that nobody settled', spanKept, [], orchard.replace(`${orchardCaption}\n\n`, '')],
    [
      'leaves them with --undecided keep',
      removed,
      ['--undecided', 'keep'],
      orchard.replace(`${orchardCaption}\n\n`, ''),
    ],
    [
      'leaves everything where nothing is settled and the undecided are kept',
      '',
      ['--undecided', 'keep'],
      orchard,
    ],
  ])(
    '%s',
    async (_, decisions, options, expected) => {
      const args = ['clean', 'news/orchard.txt', '--stdout', '--decisions', file, ...options];
      const run = await didascalia(args, { cwd: folder(decisions) });
      expect(run).toMatchObject({ code: 0, stdout: expected });
    },
    patience,
  );

  it.concurrent(
    'changes nothing the second time',
    async () => {
      const cwd = folder(replaced + spanKept);
      const args = ['clean', 'news', '--write', '--decisions', file];
      expect((await didascalia(args, { cwd })).stderr).toContain('1 replaced or marked, in 1 of 2 documents');
      const once = readFileSync(join(cwd, 'news/orchard.txt'), 'utf8');
      expect((await didascalia(args, { cwd })).stderr).toContain('0 captions taken out, in 0 of 2');
      expect(readFileSync(join(cwd, 'news/orchard.txt'), 'utf8')).toBe(once);
    },
    patience,
  );

  it.concurrent(
    'says which decision the format cannot carry out, and why',
    async () => {
      const cwd = folder(line(caption!.name, orchardCaption, { action: 'mark' }) + spanKept);
      const run = await didascalia(['clean', 'news/orchard.txt', '--stdout', '--decisions', file], { cwd });
      expect(run).toMatchObject({ code: 0, stdout: orchard });
      expect(run.stderr).toMatch(/“I ragazzi [^\n]*” stays as it is: Plain text cannot say which language/);
    },
    patience,
  );

  it.concurrent(
    'has no --undecided without decisions',
    async () => {
      const run = await didascalia(['clean', 'news', '--dry-run', '--undecided', 'keep'], {
        cwd: folder(''),
      });
      expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('--decisions FILE') as string });
    },
    patience,
  );
});

describe('decisions', () => {
  it.concurrent(
    'go in and come out as the same bytes, and the second time nothing is new',
    async () => {
      const cwd = folder(removed + spanKept);
      const first = await didascalia(['decisions', 'import', file, 'news'], { cwd });
      expect(first).toMatchObject({
        code: 0,
        stdout: '',
        stderr: 'didascalia: Decisions: 2 new, 0 the same.\n',
      });
      const out = await didascalia(['decisions', 'export', 'news'], { cwd });
      const sorted = [removed, spanKept].sort().join('');
      expect(out).toMatchObject({ code: 0, stdout: sorted, stderr: '' });
      await didascalia(['decisions', 'export', 'news', '-o', 'out.jsonl'], { cwd });
      expect(readFileSync(join(cwd, 'out.jsonl'), 'utf8')).toBe(sorted);
      const again = await didascalia(['decisions', 'import', 'out.jsonl', 'news'], { cwd });
      expect(again.stderr).toBe('didascalia: Decisions: 0 new, 2 the same.\n');
    },
    patience,
  );

  it.concurrent(
    'that stand are kept and listed, unless the file’s are to prevail',
    async () => {
      const cwd = folder(removed);
      await didascalia(['decisions', 'import', file, 'news'], { cwd });
      writeFileSync(join(cwd, 'theirs.jsonl'), kept);
      const refused = await didascalia(['decisions', 'import', 'theirs.jsonl', 'news'], { cwd });
      expect(refused.code).toBe(0);
      expect(refused.stderr).toMatch(
        /orchard\.txt: “I ragazzi [^\n]*”: here “remove”, in the file “keep” by Ada/,
      );
      expect(refused.stderr).toContain('1 decided otherwise: stay as they are here');
      expect((await didascalia(['decisions', 'export', 'news'], { cwd })).stdout).toBe(removed);
      await didascalia(['decisions', 'import', 'theirs.jsonl', 'news', '--theirs'], { cwd });
      expect((await didascalia(['decisions', 'export', 'news'], { cwd })).stdout).toBe(kept);
    },
    patience,
  );

  it.concurrent(
    'are all left out where one line has a fault, and every fault is listed',
    async () => {
      const cwd = folder(`${removed}nonsense\n{}\n`);
      const run = await didascalia(['decisions', 'import', file, 'news'], { cwd });
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(/decisions\.jsonl:2: [^\n]+\n[^\n]*decisions\.jsonl:3: /);
      expect(existsSync(join(cwd, 'news/.didascalia/review.db'))).toBe(false);
    },
    patience,
  );

  it.concurrent(
    'are tried without a trace, and those of unknown documents are listed',
    async () => {
      const cwd = folder(line(caption!.name, orchardCaption, { action: 'keep' }, 'gone.txt'));
      const run = await didascalia(['decisions', 'import', file, 'news', '--dry-run'], { cwd });
      expect(run.code).toBe(0);
      expect(run.stderr).toContain('gone.txt: There is no such document here');
      expect(run.stderr).toContain('Nothing was imported (--dry-run). Decisions: 1 new');
      expect(existsSync(join(cwd, 'news/.didascalia/review.db'))).toBe(false);
    },
    patience,
  );

  it.concurrent(
    'that were never made are said to be none',
    async () => {
      const run = await didascalia(['decisions', 'export', 'news'], { cwd: folder('') });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/There are no decisions: .*review\.db is not there/);
    },
    patience,
  );

  (process.platform === 'linux' ? it : it.skip)(
    'that find a full disk are said not to be written',
    async () => {
      const cwd = folder(removed);
      await didascalia(['decisions', 'import', file, 'news'], { cwd });
      const full = openSync('/dev/full', 'w');
      const run = spawnSync(process.execPath, [bin, 'decisions', 'export', 'news'], {
        cwd,
        encoding: 'utf8',
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      expect(run.status).toBe(2);
      expect(run.stderr).toMatch(/^didascalia: Standard output cannot be written: [^\n]*\n$/);
    },
    patience,
  );

  it.concurrent.each([
    [['decisions', '--help'], 'didascalia decisions '],
    [['decisions', 'export', '--help'], 'didascalia decisions export'],
    [['decisions', 'import', '--help'], 'didascalia decisions import'],
  ])(
    '%p explains itself with examples',
    async (args, usage) => {
      const { code, stdout } = await didascalia(args);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Usage: ${usage}`));
      expect(stdout).toContain('\nExamples:\n');
    },
    patience,
  );

  it.concurrent(
    'have no third command',
    async () => {
      const run = await didascalia(['decisions', 'merge']);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/unknown command 'merge'/);
    },
    patience,
  );
});
