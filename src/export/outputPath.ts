/** What a document from standard input is called where it needs a name of its own. */
const standardInputName = 'stdin.txt';

/**
 * Where a document lands below the folder of an export: its own path, without what would lead out of that folder
 * (`..`, a root, a drive).
 *
 * @param path relative or absolute, with `/` or `\`; `-` for standard input.
 */
export function pathBelow(path: string): string {
  if (path === '-') return standardInputName;
  const kept: string[] = [];
  for (const part of path.split(/[\\/]/)) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.' && !/^[A-Za-z]:$/.test(part)) kept.push(part);
  }
  return kept.join('/');
}

/** Whether a path stays below where it starts from. */
export function isBelow(path: string): boolean {
  return !/^([\\/]|[A-Za-z]:)/.test(path) && !path.split(/[\\/]/).includes('..');
}
