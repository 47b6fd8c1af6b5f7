import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { OpenedDocument } from '../document/index.js';

/** Lines of context around a change, as git has them. */
const contextLines = 3;

/**
 * A unified patch from one file to another that `git apply` and `patch -p1` take; empty where they are the same.
 * Works on bytes, whatever they encode: a patch holds the lines of a file as they are.
 *
 * @param path with `/`, relative to where the patch will be applied.
 */
export function patchOfBytes(path: string, before: Uint8Array, after: Uint8Array): Uint8Array {
  if (Buffer.compare(before, after) === 0) return new Uint8Array(0);
  // A byte a character: what the patch says in Latin-1 is what the files say in theirs.
  const patch = createTwoFilesPatch(
    `a/${path}`,
    `b/${path}`,
    latin1(before),
    latin1(after),
    undefined,
    undefined,
    { context: contextLines, headerOptions: FILE_HEADERS_ONLY },
  );
  // After a name with a space comes a tab, as git writes it: `patch` would take the space for the name's end.
  return Buffer.from(patch.replace(/^(--- [^"\n]* [^\n]*)\n(\+\+\+ [^\n]*)\n/, '$1\t\n$2\t\n'), 'latin1');
}

/** Why a change of a document cannot be told as a patch; null where it can. */
export function whyNoPatch({ document, packaging, bytes }: PatchedDocument): string | null {
  const remedy = 'Write it cleaned instead.';
  if (packaging.compressed) return `it is compressed. ${remedy}`;
  if (document.citedBy === 'text')
    return `a ${document.format} file is no text that a patch could change. ${remedy}`;
  if (packaging.encoding.name.startsWith('utf-16')) return `git takes UTF-16 for binary data. ${remedy}`;
  const isBinary = bytes.subarray(0, firstFewBytes).includes(0);
  return isBinary ? `it has a NUL byte, so git takes it for binary data. ${remedy}` : null;
}

/** A document with the bytes of its file. */
type PatchedDocument = OpenedDocument & { readonly bytes: Uint8Array };

/** As much of a file git searches for a NUL (`FIRST_FEW_BYTES` in its xdiff-interface.c). */
const firstFewBytes = 8000;

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
