import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join } from 'node:path';
import {
  EncodingError,
  FormatError,
  formatOfPath,
  knownExtensions,
  openBytes,
  type ReadOptions,
} from '../document/index.js';
import type { ReadingChoice, Source } from './sources.js';

/** Bytes that an added document may have. */
export const largestAdded = 10 * 1024 * 1024;

/** What documents that people add are called in lists, before their own name. */
export const addedLabel = 'added';

/** A document cannot be added; the message says why and what to do. */
export class AddError extends Error {
  override readonly name = 'AddError';
}

const longestName = 100;
const namesOfDevices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The folder beside the database that documents are added to; nothing else in an opened folder is ever written. */
export function addedFolder(database: string): string {
  return join(dirname(database), addedLabel);
}

/** The documents that were added before, as a source of their own; what was being written when all ended is not one. */
export function addedSource(database: string, reading: ReadingChoice = {}): Source {
  const folder = addedFolder(database);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
  const files = names.sort().map((name) => join(folder, name));
  return { folder, files, reading: { ...reading, format: undefined }, label: addedLabel };
}

/**
 * A file name without anything that a file system, a shell or a page could take for something else: the last part
 * of a path, in composed letters, of at most a hundred characters with its ending.
 */
export function sanitisedName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).pop() ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}<>:"|?*]/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const ending = extname(plain);
  const letters = Array.from(plain.slice(0, plain.length - ending.length));
  const stem = letters.slice(0, longestName - ending.length).join('');
  const whole = stem === '' ? `text${ending}` : `${stem}${ending}`;
  return namesOfDevices.test(whole) ? `-${whole}` : whole;
}

/**
 * Writes a document into the folder of added ones. A file that is there is never overwritten: a number is added to
 * the name. The file is there whole or not at all.
 *
 * @param options how its text is found, where it is a file of records.
 * @returns its absolute path.
 * @throws AddError for a name whose ending no format claims, more than 10 MiB, or bytes that cannot be read; the
 *   system's error where it cannot be written.
 */
export function addFile(folder: string, asked: string, bytes: Uint8Array, options: ReadOptions = {}): string {
  const name = sanitisedName(asked);
  refuseUnreadable(name, bytes, options);
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `.${randomUUID()}`);
  writeFileSync(draft, bytes, { flag: 'wx', flush: true });
  try {
    return linkAsNew(draft, folder, name);
  } finally {
    rmSync(draft, { force: true });
  }
}

function refuseUnreadable(name: string, bytes: Uint8Array, options: ReadOptions): void {
  const format = formatOfPath(name);
  if (!format)
    throw new AddError(
      `${name} was not added: no format that is read ends like that. Known endings: ${knownExtensions(options).join(', ')}.`,
    );
  if (bytes.length > largestAdded) throw new AddError(`${name} was not added: it has more than 10 MB.`);
  try {
    openBytes(bytes, format, options);
  } catch (error) {
    if (error instanceof EncodingError || error instanceof FormatError)
      throw new AddError(`${name} was not added: ${error.message}`);
    throw error;
  }
}

/** A link, other than renaming, fails where the name is taken: nobody's file is lost, whoever comes first. */
function linkAsNew(draft: string, folder: string, name: string): string {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem}-${number}${ending}`);
    try {
      putAsNew(draft, path);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function putAsNew(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // Some file systems have no links; there a copy is made, which does not overwrite either.
    copyFileSync(draft, path, constants.COPYFILE_EXCL);
  }
}
