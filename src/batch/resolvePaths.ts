import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { formatOfPath, isReadInFolders, knownExtensions, type ReadOptions } from '../document/index.js';
import { explain, standardInput, type InputError } from './inputs.js';

/** Where files were looked for: a folder that was asked for, or the one where a pattern begins. */
export interface SearchedFolder {
  readonly path: string;
  /** Whether in the folders below it as well, however deep. */
  readonly isDeep: boolean;
}

/** The paths of a batch, and what was asked for and is not there. */
export interface ResolvedPaths {
  readonly paths: readonly string[];
  readonly folders: readonly SearchedFolder[];
  readonly errors: readonly InputError[];
}

const ignored = ['**/node_modules/**', '**/.git/**', '**/.didascalia/**'];
/** The same once more: above the working folder (`../site/**`) the patterns do not match. */
const isIgnored = /(^|\/)(node_modules|\.git|\.didascalia)\//;

/**
 * Resolves files, folders and globs to files, each once, sorted by code unit within a folder or glob. Folders
 * give every file whose ending a format claims, tables where a column is asked for; a file named outright is read
 * whatever its ending.
 */
export async function resolvePaths(
  asked: readonly string[],
  options: ReadOptions = {},
): Promise<ResolvedPaths> {
  const paths = new Map<string, string>();
  const folders: SearchedFolder[] = [];
  const errors: InputError[] = [];
  for (const path of asked) {
    const { files, folder, error } = await filesOf(path, options);
    for (const file of files) remember(paths, file);
    if (folder !== undefined) folders.push(folder);
    if (error !== undefined) errors.push({ path, message: error });
  }
  return { paths: [...paths.values()], folders, errors };
}

/** Keeps a path unless it names a file that another spelling (`./a.txt`, `a.txt`) has named before. */
function remember(paths: Map<string, string>, path: string): void {
  const key = path === standardInput ? path : resolve(path);
  if (!paths.has(key)) paths.set(key, path);
}

/** What one argument gives. */
interface Found {
  readonly files: readonly string[];
  /** Where they were looked for; absent for a single file. */
  readonly folder?: SearchedFolder;
  /** Why there are none. */
  readonly error?: string | undefined;
}

async function filesOf(path: string, options: ReadOptions): Promise<Found> {
  if (path === standardInput) return { files: [path] };
  const entry = await stat(path).catch((error: unknown) => error as NodeJS.ErrnoException);
  if ('isDirectory' in entry) return entry.isDirectory() ? filesBelow(path, options) : { files: [path] };
  const { isDynamicPattern } = await import('tinyglobby');
  return isDynamicPattern(path) ? filesMatching(path) : { files: [], error: explain(entry) };
}

async function filesMatching(pattern: string): Promise<Found> {
  const { glob, isDynamicPattern } = await import('tinyglobby');
  const absolute = isAbsolute(pattern);
  const matches = await glob(pattern, { ignore: ignored, dot: false, expandDirectories: false, absolute });
  const files = matches.filter((file) => !isIgnored.test(file)).sort();
  const steps = pattern.split('/');
  const fixed = steps.slice(
    0,
    steps.findIndex((step) => isDynamicPattern(step)),
  );
  const folder = { path: fixed.join('/') || (absolute ? '/' : '.'), isDeep: steps.includes('**') };
  return { files, folder, error: files.length > 0 ? undefined : 'No file matches this pattern.' };
}

async function filesBelow(path: string, options: ReadOptions): Promise<Found> {
  const { glob } = await import('tinyglobby');
  const files = await glob('**/*', {
    cwd: resolve(path),
    ignore: ignored,
    dot: false,
    followSymbolicLinks: false,
  });
  const prefix = path.endsWith('/') ? path : `${path}/`;
  const folder = { path, isDeep: true };
  const readable = files
    .filter((file) => {
      const format = formatOfPath(file);
      return format !== undefined && isReadInFolders(format, options);
    })
    .sort();
  if (readable.length > 0)
    return { files: readable.map((file) => (prefix === './' ? file : prefix + file)), folder };
  const endings = knownExtensions(options).join(', ');
  const error = `The folder holds no file with a known ending (${endings}). Name files outright to read them all the same.`;
  return { files: [], folder, error };
}
