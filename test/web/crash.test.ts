import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packageRoot } from '../../src/packageRoot.js';
import { openDatabase } from '../../src/review/database.js';
import { ferryText, folderWith } from '../review/temporaryFolder.js';
import { ask, Visitor } from './visitor.js';

/** How often the server is killed; set higher for a long run. */
const kills = Number(process.env.DIDASCALIA_KILLS ?? 5);

async function serve(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(packageRoot, 'test/web/typescript.js'),
      join(packageRoot, 'test/web/reviewProcess.ts'),
      folder,
    ],
    { cwd: packageRoot, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: line.toString('utf8').trim() };
}

/** A caption's form, as a visitor has it open. */
interface OpenForm {
  readonly action: string;
  readonly caption: string;
  readonly seen: number;
}

async function openForm(url: string): Promise<OpenForm> {
  const visitor = new Visitor(url);
  const address = await visitor.addressOf('ferry');
  const [card] = await visitor.cardsOf(address);
  return {
    action: new URL(`${address}/decisions`, url).href,
    caption: card!.id,
    seen: Number(card!.seen.caption),
  };
}

/** Decides one caption again and again; answers the last text that was acknowledged, when the server is gone. */
async function decideUntilGone(
  { action, caption, ...form }: OpenForm,
  round: number,
): Promise<{ text: string; tried: string; count: number }> {
  // Revisions count the changes of this database, and nothing else changes it.
  let seen = form.seen;
  let text = '';
  let tried = '';
  let count = 0;
  try {
    for (;;) {
      tried = `Round ${round}, decision ${count}`;
      const fields = { caption, seen: String(seen), action: 'replace', text: tried };
      const { status } = await ask(action, { form: fields });
      if (status !== 303) throw new Error(`The decision was answered by ${status}.`);
      text = tried;
      seen++;
      count++;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ECONNRESET' && code !== 'ECONNREFUSED') throw error;
  }
  return { text, tried, count };
}

test(
  `no acknowledged decision is lost when the server is killed ${kills} times while it decides`,
  async () => {
    const folder = folderWith({ 'ferry.txt': ferryText });
    let acknowledged = 0;
    for (let round = 0; round < kills; round++) {
      const { child, url } = await serve(folder);
      const gone = once(child, 'exit');
      const deciding = decideUntilGone(await openForm(url), round);
      await wait(Math.random() * 200);
      child.kill('SIGKILL');
      await gone;
      const { text, tried, count } = await deciding;
      acknowledged += count;

      const database = openDatabase(join(folder, '.didascalia', 'review.db'));
      const intact = database.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
      expect(intact.integrity_check).toBe('ok');
      const rows = database.prepare(`SELECT after FROM history ORDER BY revision`).all() as {
        after: string;
      }[];
      const standing = database.prepare('SELECT value FROM decisions').get() as { value: string } | undefined;
      database.close();
      // The one under way may have been written without its answer getting through: never fewer, at most one more.
      expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
      acknowledged = rows.length;
      const texts = [text, tried]
        .filter((each) => each !== '')
        .map((each) => JSON.stringify({ action: 'replace', text: each }));
      if (count > 0) expect(texts).toContain(standing?.value);
    }
    expect(acknowledged).toBeGreaterThan(0);
  },
  60_000 + kills * 15_000,
);
