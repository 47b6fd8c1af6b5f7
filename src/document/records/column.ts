import { FormatError } from '../formatError.js';
import { defaultTextField } from './record.js';

/** The column that is read. */
export interface Column {
  /** From 0. */
  readonly index: number;
  /** Whether the first row names the columns and is none of their texts. */
  readonly hasHeader: boolean;
}

/**
 * Finds the column that was asked for, by its name in the first row or by its number from 1. Where none was, it is
 * the only one, or the one called `text`.
 *
 * @param first the cells of the first row.
 * @throws FormatError, with the columns that there are, where there is no such column or none to choose by itself.
 */
export function chooseColumn(first: readonly string[], asked: string | undefined): Column {
  const names = first.map((name) => name.trim());
  const named = names.indexOf(asked ?? defaultTextField);
  if (named !== -1) return { index: named, hasHeader: true };
  const hasHeader = isHeader(names);
  if (asked === undefined) {
    if (names.length === 1) return { index: 0, hasHeader };
    throw new FormatError(`Which column holds the text? Name it with --column. ${described(names)}`);
  }
  const number = Number(asked);
  if (Number.isInteger(number) && number >= 1 && number <= names.length)
    return { index: number - 1, hasHeader };
  throw new FormatError(`There is no column "${asked}" for --column. ${described(names)}`);
}

/** Columns beyond these are not listed in a message. */
const mostListed = 20;
/** Longer names are cut in a message. */
const longestListed = 40;

function described(names: readonly string[]): string {
  const listed = names
    .slice(0, mostListed)
    .map((name, index) => `${index + 1} "${name.slice(0, longestListed).replace(/\p{Cc}/gu, ' ')}"`);
  const more = names.length > mostListed ? ` and ${names.length - mostListed} more` : '';
  return `The first row has ${listed.join(', ')}${more}.`;
}

/**
 * Whether a first row looks like names of columns: single words, no two the same; of one word alone it must be
 * lower case as well, for a caption may be one word too.
 */
function isHeader(names: readonly string[]): boolean {
  const pattern = names.length === 1 ? /^\p{Ll}[\p{Ll}\d_.-]*$/u : /^\p{L}[\p{L}\d_.-]*$/u;
  return names.every((name) => pattern.test(name)) && new Set(names).size === names.length;
}
