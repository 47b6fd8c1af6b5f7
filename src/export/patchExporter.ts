import { cleanedExports } from './cleaned.js';
import type { ExportedDocument } from './exportInput.js';
import type { Exporter, ExportWarning } from './exporters.js';
import { isBelow, pathBelow } from './outputPath.js';
import { patchOfBytes, whyNoPatch } from './patch.js';

/** What the decisions change, as one unified patch for all documents. */
export const patchExporter: Exporter = {
  name: 'patch',
  description: 'what the decisions change, as one patch for git apply or patch -p1',
  mediaType: 'text/x-diff',
  makes: 'file',
  export: (input, { undecided }) => {
    const { cleaned, errors, ...applied } = cleanedExports(input, undecided);
    const changed = cleaned.filter(({ result }) => result.changed > 0);
    const patches = changed
      .filter(({ exported }) => whyNoPatch(exported) === null)
      .map(({ exported, result }) => patchOfBytes(pathBelow(exported.path), exported.bytes, result.bytes));
    const warnings = changed.flatMap(({ exported }) => warningsOf(exported));
    return {
      files: [{ name: 'changes.patch', bytes: Buffer.concat(patches) }],
      warnings: [...applied.warnings, ...warnings],
      errors,
    };
  },
};

function warningsOf(exported: ExportedDocument): readonly ExportWarning[] {
  const { path } = exported;
  const reason = whyNoPatch(exported);
  if (reason !== null) return [{ path, message: `It is left out of the patch: ${reason}` }];
  if (isBelow(path)) return [];
  const message = `The patch calls it ${pathBelow(path)}. For the names that git knows, export from the folder that the patch is for.`;
  return [{ path, message }];
}
