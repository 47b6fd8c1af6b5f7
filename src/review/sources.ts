import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { knownExtensions, type ReadOptions } from '../document/index.js';
import type { ListedFile } from './catalogue.js';

/** A path that was asked for cannot be opened; the message says which and why. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** How opened files are read. */
export interface ReadingChoice extends ReadOptions {
  /** A format of the registry for every file, or `undefined` to go by its ending and content. */
  readonly format?: string | undefined;
}

/** A folder or file that was opened. Its files may be read, nothing else. */
export interface Source {
  /** Absolute path of the folder; for a single file, of the folder that holds it. */
  readonly folder: string;
  /** Absolute paths of the files in it that were opened. */
  readonly files: readonly string[];
  readonly reading: ReadingChoice;
  /** What its documents are called before their own names; by default nothing, or the folder where there are several. */
  readonly label?: string;
}

/**
 * Finds the documents under the given paths: every file of a folder whose ending a format claims (tables where a
 * column is named), and every file named by itself. Links that lead out of their folder are left out.
 *
 * @throws SourceError for a path that is not there.
 */
export async function findSources(
  paths: readonly string[],
  reading: ReadingChoice = {},
): Promise<readonly Source[]> {
  return Promise.all(paths.map((path) => findSource(path, reading)));
}

async function findSource(path: string, reading: ReadingChoice): Promise<Source> {
  const absolute = resolve(path);
  const status = statSync(absolute, { throwIfNoEntry: false });
  if (!status) throw new SourceError(`There is no file or folder ${path}.`);
  if (status.isFile()) return { folder: dirname(absolute), files: [absolute], reading };
  const patterns = knownExtensions(reading).map((extension) => `**/*${extension}`);
  const names = await glob(patterns, {
    cwd: absolute,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**'],
  });
  const files = names.sort().map((name) => join(absolute, name));
  return { folder: absolute, files: files.filter((file) => isInside(absolute, file)), reading };
}

/** Describes the files of the sources for the catalogue; identities are relative to `base`, so that they move with it. */
export function* listFiles(sources: readonly Source[], base: string): Generator<ListedFile> {
  const areSeveral = sources.filter(({ label }) => label === undefined).length > 1;
  for (const source of sources) {
    const label = source.label ?? (areSeveral ? basename(source.folder) : undefined);
    for (const path of source.files) {
      const status = statSync(path, { throwIfNoEntry: false });
      if (!status?.isFile()) continue;
      const name = slashed(relative(source.folder, path));
      yield {
        id: identityOf(path, base),
        path,
        name: label === undefined ? name : `${label}/${name}`,
        size: status.size,
        modified: status.mtimeMs,
      };
    }
  }
}

/** The first of the sources that a file stands in. */
export function sourceOf(sources: readonly Source[], path: string): Source | undefined {
  return sources.find(({ folder }) => path.startsWith(folder + sep));
}

/**
 * Reads a file of the sources.
 *
 * @throws SourceError where the file is gone, or has become a link out of its folder since it was listed.
 */
export function readSource(sources: readonly Source[], path: string): Uint8Array {
  const source = sourceOf(sources, path);
  try {
    if (source && isInside(source.folder, path)) return readFileSync(path);
  } catch (error) {
    throw new SourceError(
      `The file cannot be read any more: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  throw new SourceError('The file cannot be read any more: it leads out of the opened folder.');
}

function isInside(folder: string, path: string): boolean {
  try {
    const real = realpathSync(path);
    return real.startsWith(realpathSync(folder) + sep);
  } catch {
    return false;
  }
}

/** A document's identity: a hash of its path relative to `base`, so that it moves with it. Both paths are absolute. */
export function identityOf(path: string, base: string): string {
  return createHash('sha256')
    .update(slashed(relative(base, path)), 'utf8')
    .digest('hex')
    .slice(0, 16);
}

/** A path with `/` between its parts, on every system. */
export function slashed(path: string): string {
  return path.split(sep).join('/');
}
