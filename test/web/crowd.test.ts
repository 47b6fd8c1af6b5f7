import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { packageRoot } from '../../src/packageRoot.js';
import { ferryText, folderWith } from '../review/temporaryFolder.js';
import { ask, reviewOf } from './visitor.js';

const files = { 'ferry.txt': ferryText };

/** Milliseconds that a test may take on a busy machine. */
const patience = 300_000;

/** Sends this and nothing more; answers what the server says until it hangs up. */
async function halfAsk(url: string, said: string): Promise<string> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(said.replace('HOST', host));
  return text(socket);
}

describe('a visitor who takes too long to ask', () => {
  it.each([
    ['says nothing', ''],
    ['never ends the first line', 'GET /he'],
    ['never ends the headers', 'GET / HTTP/1.1\r\nHost: HOST\r\nX-Slow: 1\r\n'],
    [
      'never ends the form',
      'POST /undo HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nback=',
    ],
  ])('and %s is hung up on', async (_, said) => {
    const { url } = await reviewOf(files, { requestTimeout: 200 });
    expect(await halfAsk(url, said)).toMatch(/^HTTP\/1\.1 408 /);
    expect((await ask(url)).status).toBe(200);
  });

  it('drop by drop is hung up on as well, and nobody waits for it', async () => {
    const { url } = await reviewOf(files, { requestTimeout: 400 });
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n`);
    const drops = setInterval(() => socket.write('X-Drop: 1\r\n'), 50);
    const answer = text(socket);
    expect((await ask(url)).status).toBe(200);
    expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(drops);
  });
});

describe('more visitors than are served at a time', () => {
  it('are told that it is busy, until one leaves', async () => {
    const { url } = await reviewOf(files, { mostConnections: 2 });
    const { hostname, port } = new URL(url);
    const sitting = [connect(Number(port), hostname), connect(Number(port), hostname)];
    await Promise.all(sitting.map((socket) => once(socket, 'connect')));
    const { status, headers, body } = await ask(url);
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('1');
    expect(body).toContain('nothing was changed');
    const form = { caption: 'any', seen: '0', action: 'remove', text: 'x'.repeat(20_000) };
    expect((await ask(new URL('/undo', url).href, { form })).status).toBe(503);
    sitting[0]!.destroy();
    await waitUntil(async () => (await ask(url)).status === 200);
    sitting[1]!.destroy();
  });

  (process.platform === 'linux' ? it : it.skip)(
    'ten thousand at once are answered or told that it is busy; the server goes on, and its memory stays bounded',
    async () => {
      const folder = folderWith(files);
      const script = ['typescript.js', 'reviewProcess.ts'].map((name) => join(packageRoot, 'test/web', name));
      const child = spawn(process.execPath, ['--import', ...script, folder], {
        cwd: packageRoot,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const url = line.toString('utf8').trim();
      const before = peakOf(child.pid!);
      const visits = Array.from({ length: 10_000 }, () =>
        ask(new URL('/help', url).href).then(
          ({ status }) => String(status),
          (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error),
        ),
      );
      const outcomes = new Map<string, number>();
      for (const outcome of await Promise.all(visits))
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      // On a busy machine some take too long to ask (408), and some find the system's own queue full.
      for (const outcome of outcomes.keys()) expect(['200', '408', '503', 'ECONNRESET']).toContain(outcome);
      expect(outcomes.get('200')).toBeGreaterThan(0);
      expect((await ask(url)).status).toBe(200);
      const grown = peakOf(child.pid!) - before;
      expect(grown).toBeLessThan(500_000);
      child.kill();
      await once(child, 'exit');
    },
    patience,
  );
});

/** The most memory that a process has ever had, in kB. */
function peakOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);
}

/** Tries again until something holds; the test's own limit ends it. */
async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
