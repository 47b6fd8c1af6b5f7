import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/packageRoot.js';
import { openDatabase } from '../../src/review/database.js';
import { DecisionStore } from '../../src/review/store.js';
import { ferryText, folderWith } from '../review/temporaryFolder.js';
import { ask, Visitor } from './visitor.js';

/** Milliseconds that a test may take on a busy machine. */
const patience = 120_000;

const server = [
  '--import',
  join(packageRoot, 'test/web/typescript.js'),
  join(packageRoot, 'test/web/reviewProcess.ts'),
];

/** The largest file that the server may write, in blocks of 512 bytes: some decisions fit, not many. */
const blocks = 600;

/** Serves a folder with a limit on the size of files, which to SQLite is a disk that has no more room. */
async function serveOnSmallDisk(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const limited = `ulimit -f ${blocks} && exec "$0" "$@"`;
  const child = spawn('sh', ['-c', limited, process.execPath, ...server, folder], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: line.toString('utf8').trim() };
}

const describeOnPosix = process.platform === 'win32' ? describe.skip : describe;

describeOnPosix('a full disk', () => {
  it(
    'is told to whoever decides; nothing that was acknowledged is lost, and pages are still shown',
    async () => {
      const folder = folderWith({ 'ferry.txt': ferryText });
      const { child, url } = await serveOnSmallDisk(folder);
      const visitor = new Visitor(url);
      const address = await visitor.addressOf('ferry');
      const [card] = await visitor.cardsOf(address);
      const acknowledged: string[] = [];
      const textOf = (index: number) => `${index} ${'x'.repeat(2000)}`;
      const decide = (text: string) =>
        ask(new URL(`${address}/decisions`, url).href, {
          form: { caption: card!.id, seen: String(acknowledged.length), action: 'replace', text },
        });
      let answer = await decide(textOf(0));
      while (answer.status === 303 && acknowledged.length < 10_000) {
        acknowledged.push(textOf(acknowledged.length));
        answer = await decide(textOf(acknowledged.length));
      }
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(answer.status).toBe(503);
      expect(answer.body).toContain('This was NOT recorded: the database could not be written');
      expect(answer.body).toContain('make room, then decide again');
      expect((await visitor.open(address)).body).toContain('1 of 3 captions settled');
      expect((await decide('again')).status).toBe(503);
      child.kill('SIGKILL');
      await once(child, 'exit');

      const connection = openDatabase(join(folder, '.didascalia', 'review.db'));
      expect(connection.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' });
      const store = new DecisionStore(connection);
      const id = address.split('/')[2]!;
      const history = store.historyOf(id).get(card!.id)!;
      const texts = history.map(({ settlement }) => settlement?.decision).reverse();
      expect(texts).toEqual(acknowledged.map((text) => ({ action: 'replace', text })));
      expect(store.recordsOf(id).get(card!.id)!.caption.decision).toEqual(texts[texts.length - 1]);
      connection.close();
    },
    patience,
  );

  it(
    'before there is a database is told with the remedy, and the review does not start',
    () => {
      const folder = folderWith({ 'ferry.txt': ferryText });
      const run = spawnSync(
        'sh',
        ['-c', 'ulimit -f 8 && exec "$0" "$@"', process.execPath, ...server, folder],
        {
          cwd: packageRoot,
          encoding: 'utf8',
        },
      );
      expect(run.status).not.toBe(0);
      expect(run.stderr).toMatch(
        /Decisions cannot be kept in [^\n]*review\.db \([^\n]+\)\. Name another place with --database FILE/,
      );
    },
    patience,
  );
});

/** Every file of a folder with what it holds. */
function contentsOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'base64')]));
}

/** Someone who may not write what root may: root's own tests run as nobody. */
const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

describeOnPosix('a read-only folder', () => {
  it(
    'is told with the remedy, and nothing is made in it',
    () => {
      const folder = folderWith({ 'ferry.txt': ferryText });
      chmodSync(folder, 0o555);
      const run = spawnSync(process.execPath, [...server, folder], {
        cwd: packageRoot,
        encoding: 'utf8',
        ...other,
      });
      chmodSync(folder, 0o755);
      expect(run.status).not.toBe(0);
      expect(run.stderr).toMatch(
        /Decisions cannot be kept in [^\n]*\(EACCES[^\n]*\)\. Name another place with --database FILE/,
      );
      expect(readdirSync(folder)).toEqual(['ferry.txt']);
    },
    patience,
  );

  it(
    'with a database from before is told as well, and the database stays as it was',
    () => {
      const folder = folderWith({ 'ferry.txt': ferryText });
      const own = join(folder, '.didascalia');
      mkdirSync(own);
      const file = join(own, 'review.db');
      openDatabase(file).close();
      chmodSync(file, 0o444);
      const before = contentsOf(own);
      chmodSync(folder, 0o755);
      chmodSync(own, 0o555);
      const run = spawnSync(process.execPath, [...server, folder], {
        cwd: packageRoot,
        encoding: 'utf8',
        ...other,
      });
      chmodSync(own, 0o755);
      expect(run.status).not.toBe(0);
      expect(run.stderr).toMatch(
        /Decisions cannot be kept in [^\n]*\. Name another place with --database FILE/,
      );
      expect(contentsOf(own)).toEqual(before);
    },
    patience,
  );
});
