import type { Range } from '../document.js';

/** A member of a JSON object as it stands in its source: ranges in UTF-16 code units. */
export interface Member {
  readonly name: string;
  /** The whole member, from its name's quotation mark to the end of its value. */
  readonly range: Range;
  readonly value: Range;
}

/**
 * Finds the members of an object in a JSON text (RFC 8259), so that one can be changed and every other byte
 * stay: numbers, key order, escapes and spacing are the writer's own.
 *
 * @param json a text that `JSON.parse` accepts, alone or within a longer one.
 * @param open where the object begins; by default the outermost one.
 */
export function membersOf(json: string, open = json.indexOf('{')): Member[] {
  const members: Member[] = [];
  let i = open + 1;
  for (;;) {
    i = skipSpace(json, i);
    if (json[i] === '}') return members;
    if (json[i] === ',') {
      i++;
      continue;
    }
    const start = i;
    const nameEnd = stringEnd(json, i);
    const valueStart = skipSpace(json, skipSpace(json, nameEnd) + 1);
    const valueEnd = skipValue(json, valueStart);
    members.push({
      name: JSON.parse(json.slice(start, nameEnd)) as string,
      range: { start, end: valueEnd },
      value: { start: valueStart, end: valueEnd },
    });
    i = valueEnd;
  }
}

/**
 * The range of the value that a path of names and list indexes leads to, or `undefined` where it leads nowhere.
 * Of two members of one name the last counts, as in `JSON.parse`.
 *
 * @param json a text that `JSON.parse` accepts, alone or within a longer one.
 * @param start where the outermost value begins, white space before it aside.
 * @param path one step or more.
 */
export function valueAt(json: string, start: number, path: readonly string[]): Range | undefined {
  const from = skipSpace(json, start);
  let value: Range = { start: from, end: from };
  for (const step of path) {
    const inner =
      json[value.start] === '{'
        ? membersOf(json, value.start).findLast((member) => member.name === step)?.value
        : json[value.start] === '['
          ? elementAt(json, value.start, step)
          : undefined;
    if (!inner) return undefined;
    value = inner;
  }
  return value;
}

/** The element of the list that begins at `open` whose index from 0 is spelled `step`. */
function elementAt(json: string, open: number, step: string): Range | undefined {
  let i = skipSpace(json, open + 1);
  for (let index = 0; json[i] !== ']'; index++) {
    const end = skipValue(json, i);
    if (String(index) === step) return { start: i, end };
    i = skipSpace(json, end);
    if (json[i] === ',') i = skipSpace(json, i + 1);
  }
  return undefined;
}

function skipSpace(json: string, i: number): number {
  while (i < json.length && ' \t\n\r'.includes(json[i]!)) i++;
  return i;
}

/** The offset after the string that begins at `i`: a quotation mark ends it unless a backslash escapes it. */
function stringEnd(json: string, i: number): number {
  for (let end = json.indexOf('"', i + 1); ; end = json.indexOf('"', end + 1)) {
    let first = end;
    while (json[first - 1] === '\\') first--;
    if ((end - first) % 2 === 0) return end + 1;
  }
}

function skipValue(json: string, i: number): number {
  if (json[i] === '"') return stringEnd(json, i);
  if (json[i] !== '{' && json[i] !== '[') {
    while (i < json.length && !',}] \t\n\r'.includes(json[i]!)) i++;
    return i;
  }
  let depth = 0;
  do {
    const character = json[i]!;
    if (character === '"') {
      i = stringEnd(json, i);
      continue;
    }
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    i++;
  } while (depth > 0);
  return i;
}
