import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../src/packageRoot.js';

/**
 * Compares a text with the file of that name in `test/report/golden`. `UPDATE_GOLDEN=1` writes the file instead;
 * what has changed is then reviewed as any other change.
 */
export function expectGolden(name: string, actual: string): void {
  const path = join(packageRoot, 'test/report/golden', name);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  if (!existsSync(path)) throw new Error(`${path} is missing; run the tests once with UPDATE_GOLDEN=1.`);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}
