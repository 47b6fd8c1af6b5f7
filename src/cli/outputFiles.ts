import { lstat, mkdir, readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { standardInput, type ResolvedPaths } from '../batch/index.js';
import { pathBelow } from '../export/outputPath.js';
import { UsageError } from './usageError.js';

/**
 * The paths without those below the output folder, where that lies within what was asked for: they are the
 * copies of an earlier run, and a second one shall change nothing. Those that were named, or stand below a folder
 * that was, stay.
 *
 * @throws UsageError where copies could not be told from documents: the output folder is a folder that is read, or
 *   is above one so that copies would come to lie below that.
 */
export async function withoutCopies(
  { paths, folders }: ResolvedPaths,
  asked: readonly string[],
  out: string,
): Promise<readonly string[]> {
  const target = await placeOf(out);
  for (const { path } of folders.filter(({ isDeep }) => isDeep)) {
    const read = await placeOf(path);
    const copies = join(target, pathBelow(localPath(path)));
    const comeBelow = copies !== read && isWithin(read, target) && isWithin(copies, read);
    if (read !== target && !comeBelow) continue;
    throw new UsageError(
      `--out ${out} is where documents are read: another run would take its files for documents. Name a folder of its own, such as ${join(out, 'didascalia')}.`,
    );
  }
  const places = await Promise.all([...asked, ...folders.map(({ path }) => path)].map(placeOf));
  const named = places.filter((place) => isWithin(place, target));
  const isCopy = (place: string) => isWithin(place, target) && !named.some((each) => isWithin(place, each));
  const found = await Promise.all(paths.map(async (path) => ({ path, place: await placeOf(path) })));
  return found.filter(({ path, place }) => path === standardInput || !isCopy(place)).map(({ path }) => path);
}

/** Where something really lies, whatever links lead there. */
async function placeOf(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

/** An absolute path as seen from here. */
export function localPath(path: string): string {
  return isAbsolute(path) ? relative(process.cwd(), path) : path;
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
