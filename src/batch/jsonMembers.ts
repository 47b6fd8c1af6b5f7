import type { Range } from '../document/index.js';

/** A member of a JSON object as it stands in its source: ranges in UTF-16 code units. */
export interface Member {
  readonly name: string;
  /** The whole member, from its name's quotation mark to the end of its value. */
  readonly range: Range;
  readonly value: Range;
}

/**
 * Finds the members of the outermost object of a JSON text (RFC 8259), so that one can be changed and every
 * other byte stay: numbers, key order, escapes and spacing are the writer's own.
 *
 * @param json a text that `JSON.parse` accepts and that is an object.
 */
export function membersOf(json: string): Member[] {
  const members: Member[] = [];
  let i = json.indexOf('{') + 1;
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

function skipSpace(json: string, i: number): number {
  while (i < json.length && ' \t\n\r'.includes(json[i]!)) i++;
  return i;
}

/** The offset after the string that begins at `i`. */
function stringEnd(json: string, i: number): number {
  for (i++; json[i] !== '"'; i++) if (json[i] === '\\') i++;
  return i + 1;
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
