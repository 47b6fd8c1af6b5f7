import { analyse, reported } from '../analyse.js';
import {
  applySplices,
  decodeText,
  EncodingError,
  FormatError,
  formatNamed,
  formats,
  isOffsetUnit,
  membersOf,
  parseRecord,
  rangeConverter,
  RecordError,
  stepsOf,
  valueAt,
  type OffsetUnit,
  type Splice,
  type TextRecord,
} from '../document/index.js';
import { flagJson } from '../report/flagJson.js';
import { cleanDocument } from '../review/cleanDocument.js';
import type { Settings } from '../settings.js';
import { longestLine } from './lines.js';

/** What `filter` does with each record. */
export interface FilterOptions {
  readonly settings: Settings;
  readonly offsets: OffsetUnit;
  /** Dotted path of the member that holds the text. */
  readonly textField: string;
  /** Name of the format of texts whose record names none. */
  readonly format: string;
  /** Answers flags that are there on purpose as well. */
  readonly includeIntended: boolean;
  /** Replaces the text by the cleaned text. */
  readonly clean: boolean;
}

/** What `filter` did, or has done so far. */
export interface FilterSummary {
  records: number;
  flagged: number;
  errors: number;
}

/** The summary before the first line. */
export function emptySummary(): FilterSummary {
  return { records: 0, flagged: 0, errors: 0 };
}

/** Members that the answer adds to a record, or changes. */
export const answerMembers: readonly string[] = ['flags', 'offsets'];

/**
 * Answers each line of a JSONL stream in its place: the record with `flags` added and every other byte as it
 * was, or an error record. Holds one line at a time.
 *
 * @param write takes one line without its end; awaited, so that a slow reader slows the work and nothing piles up.
 * @param summary counts as it goes, so that what was answered is known also where the stream breaks off.
 */
export async function filterLines(
  lines: AsyncIterable<Uint8Array>,
  options: FilterOptions,
  write: (line: string) => Promise<void> | undefined,
  summary: FilterSummary = emptySummary(),
): Promise<FilterSummary> {
  for await (const bytes of lines) {
    summary.records++;
    const answer = answerLine(bytes, summary.records, options);
    if (answer.outcome === 'error') summary.errors++;
    if (answer.outcome === 'flagged') summary.flagged++;
    await write(answer.line);
  }
  return summary;
}

interface Answer {
  readonly line: string;
  readonly outcome: 'flagged' | 'clear' | 'error';
}

function answerLine(bytes: Uint8Array, number: number, options: FilterOptions): Answer {
  try {
    if (bytes.length > longestLine) throw new RecordError(tooLong);
    const { text: json, encoding } = decodeText(bytes);
    const answer = answerRecord(json, options);
    return encoding.byteOrderMark ? { ...answer, line: `\uFEFF${answer.line}` } : answer;
  } catch (error) {
    if (!isExpected(error)) throw error;
    return { line: JSON.stringify({ error: { line: number, message: error.message } }), outcome: 'error' };
  }
}

const tooLong = `The line is longer than ${longestLine / 2 ** 20} MiB. Make records of its parts.`;

function isExpected(error: unknown): error is Error {
  return error instanceof RecordError || error instanceof EncodingError || error instanceof FormatError;
}

function answerRecord(json: string, options: FilterOptions): Answer {
  const record = parseRecord(json, options.textField);
  const name = record.format ?? options.format;
  const format = formatNamed(name);
  if (!format) {
    const known = formats.map((each) => each.name).join(', ');
    throw new RecordError(`The format "${name}" is not known; the known ones are ${known}.`);
  }
  const analysis = analyse(format.read(record.text), options.settings);
  const flags = reported(analysis, options.includeIntended);
  const range = rangeConverter(analysis.document, options.offsets);
  const answers = flags.map((flag) => flagJson(analysis.document, flag, range));
  const changes = new Map([['flags', JSON.stringify(answers)]]);
  if (options.offsets !== 'utf-16' || saysUnit(record))
    changes.set('offsets', JSON.stringify(options.offsets));
  const cleaned = options.clean ? cleanDocument(analysis.document, options.settings) : null;
  const text = cleaned && cleaned.removed > 0 ? textSplice(json, options.textField, cleaned.source) : [];
  return {
    line: applySplices(
      json,
      [...text, ...memberSplices(json, record, changes)].sort((a, b) => a.start - b.start),
    ),
    outcome: flags.length > 0 ? 'flagged' : 'clear',
  };
}

/** Whether an earlier run has written the unit of its offsets into the record. */
function saysUnit({ members: { offsets } }: TextRecord): boolean {
  return typeof offsets === 'string' && isOffsetUnit(offsets);
}

function textSplice(json: string, field: string, text: string): readonly Splice[] {
  return [{ ...valueAt(json, 0, stepsOf(field))!, text: JSON.stringify(text) }];
}

/** The splices that give members of a record other values, or add them at its end where they are missing. */
function memberSplices(
  json: string,
  record: TextRecord,
  changes: ReadonlyMap<string, string>,
): readonly Splice[] {
  const splices: Splice[] = [];
  let added = '';
  for (const [name, value] of changes) {
    if (!Object.hasOwn(record.members, name)) added += `,${JSON.stringify(name)}:${value}`;
    else
      for (const member of membersOf(json))
        if (member.name === name) splices.push({ ...member.value, text: value });
  }
  if (added === '') return splices;
  const end = json.slice(0, json.lastIndexOf('}')).trimEnd().length;
  return [...splices, { start: end, end, text: added }];
}
