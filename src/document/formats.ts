import type { Document, Range } from './document.js';
import { plainText } from './plainText.js';

/** A splice: `range` of the source gives way to `text`; everything else stays as it is. */
export interface Splice extends Range {
  readonly text: string;
}

/**
 * How one kind of file is read and written back. A new format is one file that exports such an object,
 * and one line in `formats`.
 */
export interface Format {
  readonly name: string;
  /** File name endings, with their dot, lower case. */
  readonly extensions: readonly string[];
  /** Finds the blocks of a source text. */
  read(text: string): Document;
  /**
   * The splices that take flagged ranges away so that no empty line, paragraph or double space stays behind, and
   * nothing that was apart is joined. All at once, because ranges in a row share what stands between them.
   *
   * @param ranges in order of `start`, never overlapping, each inside one block.
   */
  removeAll(document: Document, ranges: readonly Range[]): readonly Splice[];
  /** The splice that puts an English text in a flagged range's place, escaped as the format asks. */
  replace(document: Document, range: Range, text: string): Splice;
  /** The splice that marks a range as being in another language, or why the format cannot say that. */
  mark(document: Document, range: Range, language: string): Splice | { readonly refusal: string };
}

/** Every format that is read, by its name; the first is the default for unknown endings and standard input. */
export const formats: readonly Format[] = [plainText];

/** The format of that name, or `undefined`. */
export function formatNamed(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}

/** The format that a file name's ending asks for, or `undefined` where no format claims it. */
export function formatOfPath(path: string): Format | undefined {
  const lower = path.toLowerCase();
  return formats.find((format) => format.extensions.some((extension) => lower.endsWith(extension)));
}

/** The format that a document was read with. @throws TypeError for a name that is not registered. */
export function formatOf(document: Document): Format {
  const format = formatNamed(document.format);
  if (!format) throw new TypeError(`No format is called "${document.format}".`);
  return format;
}
