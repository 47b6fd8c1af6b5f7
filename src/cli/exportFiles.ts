import { join } from 'node:path';
import type { ManifestOutput, OutputFile } from '../export/index.js';
import { writeBelow, writeNew, type WritingRules } from './outputFiles.js';
import { UsageError } from './usageError.js';

/**
 * Writes the only file of an export, to standard output where no other place is named.
 *
 * @returns whether it could be written.
 * @throws UsageError for several files.
 */
export async function writeOne(
  made: readonly ManifestOutput[],
  output: string | undefined,
  rules: WritingRules,
): Promise<boolean> {
  const [file, ...others] = made;
  if (others.length > 0)
    throw new UsageError(
      `The captions are in ${made.length} languages, and an XLIFF file has one source language: name one with --stray, or a folder for the files with --out DIR.`,
    );
  if (!file) return true;
  if (output !== undefined) return attempt(output, () => writeNew(output, file.bytes, rules));
  await new Promise<void>((done, fail) => {
    process.stdout.write(file.bytes, (error) => {
      if (error) fail(error);
      else done();
    });
  });
  return true;
}

/**
 * Writes the files and then the manifest of those that are there; one that fails does not hold up the others.
 *
 * @returns whether all could be written.
 */
export async function writeFolder(
  folder: string,
  made: readonly ManifestOutput[],
  manifestOf: (written: readonly ManifestOutput[]) => OutputFile,
  rules: WritingRules,
): Promise<boolean> {
  const written = new Map<string, ManifestOutput>();
  for (const file of made) {
    const path = join(folder, file.name);
    const isDone = written.has(file.name)
      ? complain(path, 'Another file of this export has that name. Export the two to folders of their own.')
      : await attempt(path, () => writeBelow(folder, file.name, file.bytes, rules));
    if (isDone) written.set(file.name, file);
  }
  const manifest = manifestOf([...written.values()]);
  const path = join(folder, manifest.name);
  const isDone = written.has(manifest.name)
    ? complain(path, 'A document of this export has that name; the manifest is not written.')
    : await attempt(path, () => writeBelow(folder, manifest.name, manifest.bytes, rules));
  return isDone && written.size === made.length;
}

async function attempt(path: string, write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    return complain(path, error instanceof Error ? error.message : String(error));
  }
}

/** Says on standard error what is wrong with a file. */
export function complain(path: string | null, message: string): false {
  console.error(`didascalia: ${path === null ? '' : `${path}: `}${message}`);
  return false;
}
