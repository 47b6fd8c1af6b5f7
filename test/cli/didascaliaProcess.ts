import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { packageRoot } from '../../src/packageRoot.js';

/** The built bin, as `npm ci` leaves it. */
export const bin = join(packageRoot, 'dist/src/cli/main.js');

/** How long a test waits for its processes on a busy machine, in milliseconds; nothing is measured by it. */
export const patience = 120_000;

/** What a process left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as it came. */
  readonly bytes: Buffer;
}

/** Where and with what a process runs. */
export interface RunOptions {
  readonly cwd?: string;
  /** All of standard input; none by default. */
  readonly input?: string | Uint8Array;
}

/** Starts the bin with pipes on every side. The caller ends it. */
export function start(args: readonly string[], cwd: string = tmpdir()): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [bin, ...args], { cwd, stdio: 'pipe' });
}

/** Runs the bin to its end. */
export async function didascalia(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const child = start(args, options.cwd);
  child.stdin.on('error', () => undefined); // A usage error ends the process before it has read anything.
  child.stdin.end(options.input ?? '');
  return finished(child);
}

/** Waits for the end of a process and collects what it says from now on. */
export async function finished(child: ChildProcessWithoutNullStreams): Promise<Finished> {
  const [bytes, stderr, [code]] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, bytes, stdout: bytes.toString('utf8'), stderr: stderr.toString('utf8') };
}

/** `it` where a program is installed; left out where it is not (`test/environment.js` says so). */
export function itWith(program: string): jest.It {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0 ? it : it.skip;
}
