import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../packageRoot.js';
import type { Settings } from '../settings.js';
import type { ReadingChoice } from './sources.js';

/** Raised whenever what is kept of an analysis changes: 2 keeps what is there on purpose as well. */
const keptForm = 2;

/**
 * Names what an analysis depends on beside the document: the code and the models that make it, the settings, and
 * how files are read. Kept flags are good for exactly the engine that found them.
 */
export function engineName(
  settings: Settings,
  includeIntended: boolean,
  reading: ReadingChoice = {},
): string {
  const hash = createHash('sha256').update(JSON.stringify({ keptForm, settings, includeIntended, reading }));
  const code = join(dirname(fileURLToPath(import.meta.url)), '..');
  for (const folder of ['document', 'language', 'detect', 'align']) {
    addFolder(hash, join(code, folder));
    addFolder(hash, join(packageRoot, 'src', folder, 'data'));
  }
  addFolder(hash, join(packageRoot, 'model'));
  return hash.digest('hex').slice(0, 16);
}

function addFolder(hash: ReturnType<typeof createHash>, folder: string): void {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) hash.update(path.slice(folder.length)).update(readFileSync(path));
}
