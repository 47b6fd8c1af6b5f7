import { lstat, mkdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { standardInput } from '../batch/index.js';

/**
 * The paths without those below the output folder, where that lies within what was asked for: they are the
 * copies of an earlier run, and a second one shall change nothing.
 */
export function withoutCopies(
  paths: readonly string[],
  asked: readonly string[],
  out: string,
): readonly string[] {
  if (asked.some((path) => isWithin(path, out))) return paths;
  return paths.filter((path) => path === standardInput || !isWithin(path, out));
}

/** Whether a path is a folder or something below it. */
function isWithin(path: string, folder: string): boolean {
  return `${resolve(path)}${sep}`.startsWith(`${resolve(folder)}${sep}`);
}

/** Leaves a file alone that already says this, so that a second run changes nothing, not even its time. */
export async function writeIfChanged(path: string, bytes: Uint8Array): Promise<void> {
  if (await says(path, bytes)) return;
  await writeFileAtomic(path, Buffer.from(bytes));
}

/** What must not be lost by writing. */
export interface WritingRules {
  /** Whether files of other content may be overwritten. */
  readonly force: boolean;
  /** Absolute paths of the sources, which are never written. */
  readonly sources: ReadonlySet<string>;
}

/**
 * Writes a file whole or not at all; one that says the same already is left alone.
 *
 * @throws Error whose message says why not, where a file of other content is there or the system refuses.
 */
export async function writeNew(path: string, bytes: Uint8Array, rules: WritingRules): Promise<void> {
  if (rules.sources.has(resolve(path)))
    throw new Error('This would replace the source. Choose another place for the export.');
  if (await says(path, bytes)) return;
  if (!rules.force && (await isThere(path)))
    throw new Error(
      'There is another file of that name. Add --force to overwrite it, or choose another place.',
    );
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomic(path, Buffer.from(bytes));
}

/**
 * The same for a file below a folder, which no name and no link leads out of.
 *
 * @param name relative, with `/`.
 * @throws Error also where the name would lead out of the folder.
 */
export async function writeBelow(
  folder: string,
  name: string,
  bytes: Uint8Array,
  rules: WritingRules,
): Promise<void> {
  const path = join(folder, name);
  const outside = new Error('This leads out of the folder of the export.');
  if (!isWithin(path, folder)) throw outside;
  await mkdir(folder, { recursive: true });
  if (!isWithin(await existingFolder(dirname(path)), await realpath(folder))) throw outside;
  await writeNew(path, bytes, rules);
}

/** Where the nearest folder above a path that is there really lies. */
async function existingFolder(path: string): Promise<string> {
  return realpath(path).catch(() => existingFolder(dirname(path)));
}

async function says(path: string, bytes: Uint8Array): Promise<boolean> {
  const present = await readFile(path).catch(() => null);
  return present !== null && Buffer.compare(present, bytes) === 0;
}

async function isThere(path: string): Promise<boolean> {
  const entry = await lstat(path).catch(() => null);
  return entry !== null;
}
