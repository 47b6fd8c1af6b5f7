import type { Document, Encoding, Range, ReadOptions } from './document.js';
import { docx } from './docx/index.js';
import { beginningOfGzip, isGzip } from './gzip.js';
import { html } from './html/html.js';
import { markdown } from './markdown/markdown.js';
import { plainText } from './plainText.js';
import { csv, tsv } from './records/delimited.js';
import { jsonl } from './records/jsonl.js';

/** A splice: `range` of the source gives way to `text`; everything else stays as it is. */
export interface Splice extends Range {
  readonly text: string;
  /** True where it is only needed for what stands there now: left out where another splice changes that. */
  readonly ifUntouched?: true;
}

/** Why a format cannot do what it was asked, for a person to read. */
export interface FormatRefusal {
  readonly refusal: string;
}

/** How the bytes of a file hold the source of a document, where they are more than text in UTF-8 or UTF-16. */
export interface Container {
  /** @throws EncodingError or FormatError for bytes that it cannot read. */
  unpack(bytes: Uint8Array): { readonly source: string; readonly encoding: Encoding };
  /** Puts a changed source into the original file's place; what is not the source stays byte for byte. */
  pack(source: string, encoding: Encoding, original: Uint8Array): Uint8Array;
}

/**
 * How one kind of file is read and written back. A new format is one file that exports such an object,
 * and one line in `formats`. Ranges are of the reading text, splices of the source.
 */
export interface Format {
  readonly name: string;
  /** File name endings, with their dot, lower case. */
  readonly extensions: readonly string[];
  /** True for tables: a folder's are read only where a person has said which column holds the text. */
  readonly needsColumn?: true;
  readonly container?: Container;
  /** Whether the first bytes of a file, as Latin-1, look like this format; asked where no name and no ending tells. */
  looksLike?(beginning: string): boolean;
  /**
   * Finds the blocks of a source text.
   *
   * @throws FormatError for what cannot be read as this format.
   */
  read(source: string, options?: ReadOptions): Document;
  /**
   * The splices that take flagged ranges away so that no empty line, paragraph or double space stays behind, and
   * nothing that was apart is joined. All at once, because ranges in a row share what stands between them.
   *
   * @param ranges in order of `start`, never overlapping, each inside one block.
   */
  removeAll(document: Document, ranges: readonly Range[]): readonly Splice[];
  /** The splices that put an English text in a flagged range's place, escaped as the format asks. */
  replace(document: Document, range: Range, text: string): readonly Splice[];
  /** The splices that mark a range as being in another language, or why the format cannot say that. */
  mark(document: Document, range: Range, language: string): readonly Splice[] | FormatRefusal;
}

/** Every format that is read, by its name; the first is the default for unknown endings and standard input. */
export const formats: readonly Format[] = [plainText, html, markdown, jsonl, csv, tsv, docx];

/** The format of that name, or `undefined`. */
export function formatNamed(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}

/** The format that a file name's ending asks for (`.gz` aside), or `undefined` where no format claims it. */
export function formatOfPath(path: string): Format | undefined {
  const lower = path.toLowerCase().replace(/\.gz$/, '');
  return formats.find((format) => format.extensions.some((extension) => lower.endsWith(extension)));
}

/** As much of a source is looked at to tell its format. */
const beginningLength = 4096;

/** The format that the bytes of a file look like, decompressed or not; plain text where they look like none. */
export function formatOfBytes(bytes: Uint8Array): Format {
  const first = bytes.subarray(0, beginningLength);
  const beginning = Buffer.from(isGzip(first) ? beginningOfGzip(first) : first).toString('latin1');
  return formats.find((format) => format.looksLike?.(beginning)) ?? formats[0]!;
}

/**
 * Every ending, plain and compressed, of the files that are read in a folder.
 *
 * @param options what to read in files of records.
 */
export function knownExtensions(options: ReadOptions = {}): readonly string[] {
  return formats
    .filter((format) => isReadInFolders(format, options))
    .flatMap(({ extensions }) => extensions.flatMap((ending) => [ending, `${ending}.gz`]));
}

/** Whether files of a format are read in a folder, where nobody has named them. */
export function isReadInFolders(format: Format, { column }: ReadOptions): boolean {
  return !format.needsColumn || column !== undefined;
}

/** The format that a document was read with. @throws TypeError for a name that is not registered. */
export function formatOf(document: Document): Format {
  const format = formatNamed(document.format);
  if (!format) throw new TypeError(`No format is called "${document.format}".`);
  return format;
}
