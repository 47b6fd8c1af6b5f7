import type { BlockRole, Range } from '../document.js';
import type { ScalarSpelling } from './quotedString.js';
import { tomlString } from './tomlString.js';
import { yamlScalar } from './yamlScalar.js';

/** A text among the front matter's values. */
export interface Scalar extends ScalarSpelling {
  readonly language: 'yaml' | 'toml';
  readonly role: BlockRole;
}

/** The front matter of a text, from fence to fence, and the texts in it for people to read. */
export interface FrontMatter extends Range {
  readonly scalars: readonly Scalar[];
}

/** Keys whose values are prose, without `_` and `-`, by the role of the value; also what ends in one (`image_alt`). */
const keyRoles: readonly (readonly [string, BlockRole])[] = [
  ['alt', 'alt'],
  ['alttext', 'alt'],
  ['title', 'title'],
  ['subtitle', 'title'],
  ['heading', 'title'],
  ['headline', 'title'],
  ['caption', 'caption'],
  ['description', 'description'],
  ['summary', 'description'],
  ['excerpt', 'description'],
  ['abstract', 'description'],
  ['lead', 'description'],
  ['tagline', 'description'],
];

/** The role of a value by its key, or null where the key does not suggest prose. */
function roleOfKey(key: string): BlockRole | null {
  const plain = key.toLowerCase().replace(/[_-]/g, '');
  const found = keyRoles.find(([name]) => plain === name || (plain.endsWith(name) && isCompound(key, name)));
  return found ? found[1] : null;
}

/** Whether a name stands at a key's end as a word: `image_alt`, `imageAlt`, not `salt`. */
function isCompound(key: string, name: string): boolean {
  const tail = key.slice(-name.length);
  const before = key.charAt(key.length - name.length - 1);
  return /[_-]/.test(before) || /^\p{Lu}/u.test(tail);
}

/**
 * Reads front matter in YAML (between `---`) or TOML (between `+++`) that a text begins with: values on one line
 * whose keys suggest prose. Lists, block scalars and values over several lines are left alone.
 *
 * @param from where the text begins, after a byte order mark.
 * @returns null where there is none or it is not closed.
 */
export function frontMatterOf(source: string, from: number): FrontMatter | null {
  const opening = /(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)/y;
  opening.lastIndex = from;
  const fence = opening.exec(source)?.[1];
  if (fence === undefined) return null;
  const bodyStart = opening.lastIndex;
  const closing = fence === '---' ? /^---[ \t]*$/gm : /^\+\+\+[ \t]*$/gm;
  closing.lastIndex = bodyStart;
  const close = closing.exec(source);
  if (!close) return null;
  const lines = linesWithin(source, bodyStart, close.index);
  const scalars = fence === '---' ? yamlScalars(source, lines) : tomlScalars(source, lines);
  return { start: from, end: close.index + close[0].length, scalars };
}

function linesWithin(source: string, from: number, to: number): readonly Range[] {
  const lines: Range[] = [];
  let start = from;
  for (const ending of source.slice(from, to).matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: from + ending.index });
    start = from + ending.index + ending[0].length;
  }
  return lines;
}

function yamlScalars(source: string, lines: readonly Range[]): readonly Scalar[] {
  const scalars: Scalar[] = [];
  /** Lines indented deeper than this belong to a block scalar. */
  let blockIndent = Infinity;
  lines.forEach(({ start, end }, index) => {
    const line = source.slice(start, end);
    const indent = indentOf(line);
    if (line.trim() === '' || indent > blockIndent) return;
    blockIndent = Infinity;
    const entry = /^([ \t]*(?:- +)*)(?:"([\w.-]+)"|'([\w.-]+)'|([\w.-]+))[ \t]*:[ \t]+(?=\S)/.exec(line);
    if (!entry) return;
    const value = entry[0].length;
    if (/^[|>][-+\d]*[ \t]*(?:#.*)?$/.test(line.slice(value))) blockIndent = indent;
    const role = roleOfKey(entry[2] ?? entry[3] ?? entry[4]!);
    const next = lines[index + 1];
    const goesOn = next !== undefined && indentOf(source.slice(next.start, next.end)) > entry[1]!.length;
    const spelling = role && !goesOn ? yamlScalar(source, start + value, end) : null;
    if (role && spelling) scalars.push({ ...spelling, language: 'yaml', role });
  });
  return scalars;
}

/** Columns before the first character of a line; 0 for a line without one. */
function indentOf(line: string): number {
  return Math.max(0, line.search(/\S/));
}

function tomlScalars(source: string, lines: readonly Range[]): readonly Scalar[] {
  const scalars: Scalar[] = [];
  let openString: string | null = null;
  for (const { start, end } of lines) {
    const line = source.slice(start, end);
    const fences = [...line.matchAll(/"""|'''/g)].map(([fence]) => fence);
    const wasOpen = openString !== null;
    for (const fence of fences)
      openString = openString === null ? fence : openString === fence ? null : openString;
    if (wasOpen || fences.length > 0) continue;
    const entry = /^[ \t]*(?:[\w.-]*\.)?(?:"([\w-]+)"|'([\w-]+)'|([\w-]+))[ \t]*=[ \t]*(?=["'])/.exec(line);
    const role = entry && roleOfKey(entry[1] ?? entry[2] ?? entry[3]!);
    const spelling = role ? tomlString(source, start + entry[0].length, end) : null;
    if (role && spelling) scalars.push({ ...spelling, language: 'toml', role });
  }
  return scalars;
}
