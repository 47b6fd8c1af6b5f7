import { createHash } from 'node:crypto';
import { isDecided, isUndecidedStray } from './cleaned.js';
import type { ExportedCaption, ExportInput } from './exportInput.js';
import type { ExportOptions, OutputFile } from './exporters.js';

/** A file that an export has made, and by which exporter. */
export interface ManifestOutput extends OutputFile {
  readonly exporter: string;
}

/**
 * `manifest.json`: what an export read and made, with sizes and hashes, so that anyone can tell whether a file is
 * still the one that it was. The same input gives the same bytes: the time is in it only where it is given.
 *
 * @param created ISO 8601, UTC; null to leave it out.
 */
export function manifestFile(
  input: ExportInput,
  options: ExportOptions,
  outputs: readonly ManifestOutput[],
  created: string | null,
): OutputFile {
  const manifest = {
    tool: 'didascalia',
    version: input.version,
    ...(created === null ? {} : { created }),
    settings: input.settings,
    options,
    counts: {
      documents: input.documents.length,
      ...countsOf(input.documents.flatMap(({ captions }) => captions)),
    },
    inputs: input.documents.map((document) => ({
      path: document.path,
      format: document.document.format,
      ...checksum(document.bytes),
      counts: countsOf(document.captions),
    })),
    outputs: outputs.map(({ name, exporter, bytes }) => ({ path: name, exporter, ...checksum(bytes) })),
  };
  return { name: 'manifest.json', bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8') };
}

function countsOf(captions: readonly ExportedCaption[]) {
  return {
    captions: captions.length,
    paired: captions.filter(({ paragraph }) => paragraph !== null).length,
    decided: captions.filter(isDecided).length,
    undecided: captions.filter(isUndecidedStray).length,
  };
}

function checksum(bytes: Uint8Array) {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
