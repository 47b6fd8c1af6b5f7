import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import {
  EncodingError,
  FormatError,
  formatNamed,
  formatOfBytes,
  formatOfPath,
  formats,
  knownExtensions,
  openBytes,
  type Format,
  type OpenedDocument,
  type ReadOptions,
} from '../document/index.js';

/** The name that stands for standard input, on the command line and in reports. */
export const standardInput = '-';

/** Something that could not be read or analysed; the batch goes on without it. */
export interface InputError {
  /** The path as it was given or found. */
  readonly path: string;
  /** What is wrong and what to do, one line. */
  readonly message: string;
}

/** A document that was read, with all that writing it back takes. */
export interface Input extends OpenedDocument {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The paths of a batch, and what was asked for and is not there. */
export interface ResolvedPaths {
  readonly paths: readonly string[];
  readonly errors: readonly InputError[];
}

const ignored = ['**/node_modules/**', '**/.git/**', '**/.didascalia/**'];
/** The same once more: above the working folder (`../site/**`) the patterns do not match. */
const isIgnored = /(^|\/)(node_modules|\.git|\.didascalia)\//;

/**
 * Resolves files, folders and globs to files, each once, sorted by code unit within a folder or glob. Folders
 * give every file whose ending a format claims; a file named outright is read whatever its ending.
 */
export async function resolvePaths(asked: readonly string[]): Promise<ResolvedPaths> {
  const paths = new Map<string, string>();
  const errors: InputError[] = [];
  for (const path of asked) {
    const found = await filesOf(path);
    if (typeof found === 'string') errors.push({ path, message: found });
    else for (const file of found) remember(paths, file);
  }
  return { paths: [...paths.values()], errors };
}

/** Keeps a path unless it names a file that another spelling (`./a.txt`, `a.txt`) has named before. */
function remember(paths: Map<string, string>, path: string): void {
  const key = path === standardInput ? path : resolve(path);
  if (!paths.has(key)) paths.set(key, path);
}

/** The files of one argument, or why there are none. */
async function filesOf(path: string): Promise<readonly string[] | string> {
  if (path === standardInput) return [path];
  const entry = await stat(path).catch((error: unknown) => error as NodeJS.ErrnoException);
  if ('isDirectory' in entry) return entry.isDirectory() ? filesBelow(path) : [path];
  if (isDynamicPattern(path)) {
    const absolute = isAbsolute(path);
    const matches = await glob(path, { ignore: ignored, dot: false, expandDirectories: false, absolute });
    const files = matches.filter((file) => !isIgnored.test(file));
    return files.length > 0 ? files.sort() : 'No file matches this pattern.';
  }
  return explain(entry);
}

async function filesBelow(folder: string): Promise<readonly string[] | string> {
  const files = await glob('**/*', {
    cwd: resolve(folder),
    ignore: ignored,
    dot: false,
    followSymbolicLinks: false,
  });
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  const readable = files.filter((file) => formatOfPath(file) !== undefined).sort();
  if (readable.length > 0) return readable.map((file) => (prefix === './' ? file : prefix + file));
  const endings = knownExtensions().join(', ');
  return `The folder holds no file with a known ending (${endings}). Name files outright to read them all the same.`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'No permission to read it.',
  EPERM: 'No permission to read it.',
  EISDIR: 'It is a folder.',
};

/** One line for a person about a file that the system would not give. */
function explain(error: NodeJS.ErrnoException): string {
  return reasons[error.code ?? ''] ?? error.message;
}

/**
 * Reads and parses one file, or standard input for `-`.
 *
 * @param formatName a format of the registry, or `undefined` to go by the file's ending, and where that says
 *   nothing by its content.
 * @returns the input, or why it could not be read.
 */
export async function readInput(
  path: string,
  formatName?: string,
  options: ReadOptions = {},
): Promise<Input | InputError> {
  try {
    const bytes = path === standardInput ? await readStandardInput() : await readFile(path);
    return { path, bytes, ...openBytes(bytes, formatFor(path, bytes, formatName), options) };
  } catch (error) {
    if (error instanceof EncodingError || error instanceof FormatError)
      return { path, message: error.message };
    if (error instanceof Error && 'code' in error)
      return { path, message: explain(error as NodeJS.ErrnoException) };
    throw error;
  }
}

/** Whether reading gave an error. */
export function isInputError(input: Input | InputError): input is InputError {
  return 'message' in input;
}

function formatFor(path: string, bytes: Uint8Array, name: string | undefined): Format {
  if (name !== undefined) return formatNamed(name) ?? formats[0]!;
  return formatOfPath(path) ?? formatOfBytes(bytes);
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
