import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../packageRoot.js';
import type { Language } from '../languages.js';

const require = createRequire(import.meta.url);

/** The ranked lists of one language, most frequent word first, as their package ships them, and its names. */
export interface RankedLists {
  readonly words: readonly (readonly string[])[];
  readonly names: readonly (readonly string[])[];
}

/** Reads a language's lists from the development dependency that ships them. */
export function readLists(language: Language): RankedLists {
  const folder = join(dirname(require.resolve(`${language.source.package}/package.json`)), 'src');
  const read = (file: string) => JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as string[];
  const names = [...language.source.names.map(read), ownNames(language.code)];
  return { words: language.source.words.map(read), names };
}

/** The names that we wrote down ourselves for a language, one a line: `src/language/data/names.<code>.txt`. */
function ownNames(code: string): string[] {
  const path = join(packageRoot, 'src', 'language', 'data', `names.${code}.txt`);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((name) => name !== '');
}
