import { readFile } from 'node:fs/promises';
import {
  EncodingError,
  FormatError,
  formatNamed,
  formatOfBytes,
  formatOfPath,
  formats,
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

const tooLarge =
  'It is larger than 512 MiB, too large to be read at once. Records go through a pipe, however many: didascalia filter < FILE.';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'No permission to read it.',
  EPERM: 'No permission to read it.',
  EISDIR: 'It is a folder.',
  ERR_FS_FILE_TOO_LARGE: tooLarge,
  ERR_STRING_TOO_LONG: tooLarge,
};

/** One line for a person about a file that the system would not give. */
export function explain(error: NodeJS.ErrnoException): string {
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
    if (error instanceof RangeError && error.message === 'Invalid string length')
      return { path, message: tooLarge };
    if (error instanceof Error && 'code' in error)
      return { path, message: explain(error as NodeJS.ErrnoException) };
    throw error;
  }
}

/** What could not be read inside an input that was: the rest of it is checked all the same. */
export function problemsOf({ path, document }: Input): readonly InputError[] {
  return document.problems.map(({ line, message }) => ({ path, message: `Line ${line}: ${message}` }));
}

/** Whether reading gave an error. */
export function isInputError(input: Input | InputError): input is InputError {
  return 'message' in input;
}

function formatFor(path: string, bytes: Uint8Array, name: string | undefined): Format {
  if (name !== undefined) return formatNamed(name) ?? formats[0]!;
  return formatOfPath(path) ?? formatOfBytes(bytes);
}

/** Standard input is read up to this many bytes, as a file is. */
const mostBytes = 2 * 1024 ** 3;

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new FormatError(tooLarge);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
