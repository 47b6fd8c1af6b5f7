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
  type Format,
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

/** Members that the answer adds to a record, or changes. */
export const answerMembers: readonly string[] = ['flags', 'offsets'];

/** The answer to one line, without its end. */
export interface Answer {
  readonly line: string;
  readonly outcome: 'flagged' | 'clear' | 'error';
}

/** Gives the function that answers the bytes of a line; its number, from 1, is for errors. */
export function recordAnswerer(options: FilterOptions): (bytes: Uint8Array, number: number) => Answer {
  const steps = stepsOf(options.textField);
  return (bytes, number) => {
    try {
      if (bytes.length > longestLine) throw new RecordError(tooLong);
      const { text: json, encoding } = decodeText(bytes);
      const answer = answerRecord(json, steps, options);
      return encoding.byteOrderMark ? { ...answer, line: `\uFEFF${answer.line}` } : answer;
    } catch (error) {
      if (!isExpected(error)) throw error;
      return { line: JSON.stringify({ error: { line: number, message: error.message } }), outcome: 'error' };
    }
  };
}

const tooLong = `The line is longer than ${longestLine / 2 ** 20} MiB. Make records of its parts.`;

function isExpected(error: unknown): error is Error {
  return error instanceof RecordError || error instanceof EncodingError || error instanceof FormatError;
}

function answerRecord(json: string, steps: readonly string[], options: FilterOptions): Answer {
  const record = parseRecord(json, steps);
  const analysis = analyse(formatOf(record, options).read(record.text), options.settings);
  const flags = reported(analysis, options.includeIntended);
  // Most records of most streams; the rest of this function takes as long as a third of the analysis.
  if (flags.length === 0 && options.offsets === 'utf-16' && !hasAnswer(record))
    return { line: withMembers(json, ',"flags":[]'), outcome: 'clear' };
  const range = rangeConverter(analysis.document, options.offsets);
  const answers = flags.map((flag) => flagJson(analysis.document, flag, range));
  const changes = new Map([['flags', JSON.stringify(answers)]]);
  if (options.offsets !== 'utf-16' || saysUnit(record))
    changes.set('offsets', JSON.stringify(options.offsets));
  const cleaned = options.clean ? cleanDocument(analysis.document, options.settings) : null;
  const text = cleaned && cleaned.removed > 0 ? textSplice(json, steps, cleaned.source) : [];
  const splices = [...text, ...memberSplices(json, record, changes)].sort((a, b) => a.start - b.start);
  return { line: applySplices(json, splices), outcome: flags.length > 0 ? 'flagged' : 'clear' };
}

function formatOf(record: TextRecord, options: FilterOptions): Format {
  const name = record.format ?? options.format;
  const format = formatNamed(name);
  if (format) return format;
  const known = formats.map((each) => each.name).join(', ');
  throw new RecordError(`The format "${name}" is not known; the known ones are ${known}.`);
}

/** Whether a record has members that the answer would change. */
function hasAnswer({ members }: TextRecord): boolean {
  return answerMembers.some((name) => Object.hasOwn(members, name));
}

/** Whether an earlier run has written the unit of its offsets into the record. */
function saysUnit({ members: { offsets } }: TextRecord): boolean {
  return typeof offsets === 'string' && isOffsetUnit(offsets);
}

function textSplice(json: string, steps: readonly string[], text: string): readonly Splice[] {
  return [{ ...valueAt(json, 0, steps)!, text: JSON.stringify(text) }];
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
  const end = endOfMembers(json);
  return [...splices, { start: end, end, text: added }];
}

/** A record with members after its last one. */
function withMembers(json: string, added: string): string {
  const end = endOfMembers(json);
  return json.slice(0, end) + added + json.slice(end);
}

/** Where the last member of a record ends: before the white space and the brace that end it. */
function endOfMembers(json: string): number {
  let end = json.lastIndexOf('}');
  while (' \t\n\r'.includes(json.charAt(end - 1))) end--;
  return end;
}
