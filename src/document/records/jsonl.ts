import {
  documentOf,
  sourceRangeOf,
  type Block,
  type Document,
  type Problem,
  type Range,
  type ReadOptions,
} from '../document.js';
import { decodeText, encodeText } from '../encoding.js';
import { FormatError } from '../formatError.js';
import type { Format, Splice } from '../formats.js';
import { plainTextBlocks } from '../plainText.js';
import { removeAll as removeFromPlainText } from '../plainTextRemoval.js';
import { sourceHull, SourceMapBuilder, type SourceMap } from '../sourceMap.js';
import { decodeUtf8Lines, encodeUtf8Lines, faultIn } from '../utf8Lines.js';
import { valueAt } from './jsonMembers.js';
import { copyString, spellInString } from './jsonString.js';
import { defaultTextField, parseRecord, RecordError, stepsOf } from './record.js';

/**
 * JSON Lines: one object a line, whose text (`ReadOptions.textField`) is plain. Each record is a section of its
 * own; everything in a line but the changed part of that one string stays as it is.
 */
export const jsonl: Format = {
  name: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  container: {
    unpack: (bytes) => {
      const { text, encoding } = decodeText(bytes, decodeUtf8Lines);
      return { source: text, encoding };
    },
    pack: (source, encoding) => encodeText(source, encoding, encodeUtf8Lines),
  },
  looksLike,
  read: readJsonl,
  removeAll,
  replace: (document, range, text) => [{ ...sourceRangeOf(document, range), text: spellInString(text) }],
  mark: () => ({
    refusal:
      'The text of a record is plain and cannot say which language a passage is in. Keep, remove or replace the caption.',
  }),
};

/** Whether the first line is an object with a member, whole or as much of it as there is. */
function looksLike(beginning: string): boolean {
  const [line = '', ...rest] = beginning
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .split('\n');
  if (!/^\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(line)) return false;
  return rest.length === 0 || line.trimEnd().endsWith('}');
}

/** A line that holds no record is a problem of the document and stays as it is. @throws FormatError where none holds one. */
function readJsonl(source: string, options: ReadOptions = {}): Document {
  const steps = stepsOf(options.textField ?? defaultTextField);
  const builder = new SourceMapBuilder(source);
  const blocks: Block[] = [];
  const sections: number[] = [];
  const problems: Problem[] = [];
  let records = 0;
  let end = 0;
  for (const line of linesOf(source)) {
    const record = readLine(source, line, steps);
    if ('message' in record) {
      problems.push(record);
      continue;
    }
    records++;
    const own = plainTextBlocks(record.text);
    if (own.length === 0) continue;
    if (sections.length > 0) builder.put('\n\n', end, record.literal.start + 1);
    sections.push(blocks.length);
    for (const block of own) blocks.push(movedBy(block, builder.length));
    copyString(builder, source, record.literal);
    end = record.literal.end - 1;
  }
  if (records === 0 && problems[0]) throw new FormatError(...explain(problems[0]));
  const { text, map } = builder.build();
  const parts = { format: 'jsonl', options, source, text, map, blocks, problems };
  return documentOf(sections.length > 0 ? { ...parts, sections } : parts);
}

function explain({ line, message }: Problem): [string, number] {
  return [`${message} No line is a record with a text; --text-field names the member that holds it.`, line];
}

interface Line extends Range {
  /** From 1. */
  readonly number: number;
}

/** The lines that are not blank; JSON has no line feed inside a value. */
function* linesOf(source: string): Generator<Line> {
  let number = 1;
  for (let start = 0; start < source.length; number++) {
    const feed = source.indexOf('\n', start);
    const end = feed === -1 ? source.length : feed;
    if (!isBlank(source, start, end)) yield { number, start, end };
    start = end + 1;
  }
}

function isBlank(source: string, start: number, end: number): boolean {
  while (start < end && ' \t\r'.includes(source[start]!)) start++;
  return start === end;
}

function readLine(
  source: string,
  { number, start, end }: Line,
  steps: readonly string[],
): { readonly text: string; readonly literal: Range } | Problem {
  try {
    const line = source.slice(start, end);
    const fault = faultIn(line);
    if (fault !== null)
      throw new RecordError(
        `The line is not valid UTF-8 at byte ${fault} of it. Write it anew in UTF-8; the other lines are read.`,
      );
    const { text, format } = parseRecord(line, steps);
    if (format !== null && format !== 'text')
      throw new RecordError(
        `The record's "format" is "${format}", and files are read with plain texts. Use a pipe: didascalia filter < FILE.`,
      );
    return { text, literal: valueAt(source, start, steps)! };
  } catch (error) {
    if (error instanceof RecordError) return { line: number, message: error.message };
    throw error;
  }
}

/** Every record by itself, as the plain text it is. */
function removeAll(document: Document, ranges: readonly Range[]): readonly Splice[] {
  const { blocks, sections } = document;
  const splices: Splice[] = [];
  const left = ranges.values();
  let range = left.next().value;
  sections.forEach((first, index) => {
    const next = blocks[sections[index + 1] ?? blocks.length];
    const inside: Range[] = [];
    for (; range && (!next || range.start < next.start); range = left.next().value) inside.push(range);
    if (inside.length > 0) splices.push(...removeFromRecord(document, blocks[first]!, inside));
  });
  return splices;
}

function removeFromRecord(document: Document, first: Block, ranges: readonly Range[]): readonly Splice[] {
  const { text, map } = recordAround(document, sourceRangeOf(document, first).start);
  const record = documentOf({ format: 'text', source: text, blocks: plainTextBlocks(text) });
  const base = first.start - record.blocks[0]!.start;
  const own = ranges.map(({ start, end }) => ({ start: start - base, end: end - base }));
  return removeFromPlainText(record, own).map((splice) => ({
    ...sourceHull(map, splice),
    text: spellInString(splice.text),
  }));
}

/** The text of the record in whose line an offset of the source stands. */
function recordAround(
  { source, options }: Document,
  offset: number,
): { readonly text: string; readonly map: SourceMap } {
  const start = source.lastIndexOf('\n', offset) + 1;
  const builder = new SourceMapBuilder(source);
  copyString(builder, source, valueAt(source, start, stepsOf(options.textField ?? defaultTextField))!);
  return builder.build();
}

function movedBy(block: Block, by: number): Block {
  return { ...block, start: block.start + by, end: block.end + by };
}
