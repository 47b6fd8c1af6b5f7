import { analyse, reported } from '../analyse.js';
import {
  decodeText,
  EncodingError,
  formatNamed,
  formats,
  isOffsetUnit,
  rangeConverter,
  type OffsetUnit,
} from '../document/index.js';
import { flagJson } from '../report/flagJson.js';
import type { Settings } from '../settings.js';
import { cleanDocument } from './cleanDocument.js';
import { membersOf } from './jsonMembers.js';

/** What `filter` does with each record. */
export interface FilterOptions {
  readonly settings: Settings;
  readonly offsets: OffsetUnit;
  /** Answers flags that are there on purpose as well. */
  readonly includeIntended: boolean;
  /** Replaces `text` by the cleaned text. */
  readonly clean: boolean;
}

/** What `filter` did. */
export interface FilterSummary {
  readonly records: number;
  readonly flagged: number;
  readonly errors: number;
}

/** A line is no record that can be analysed. */
class RecordError extends Error {
  override readonly name = 'RecordError';
}

/**
 * Answers each line of a JSONL stream in its place: the record with `flags` added and every other byte as it
 * was, or an error record. Holds one line at a time.
 *
 * @param write takes one line without its end; awaited, so that a slow reader slows the work and nothing piles up.
 */
export async function filterLines(
  lines: AsyncIterable<Uint8Array>,
  options: FilterOptions,
  write: (line: string) => Promise<void>,
): Promise<FilterSummary> {
  let records = 0;
  let flagged = 0;
  let errors = 0;
  for await (const bytes of lines) {
    records++;
    const answer = answerLine(bytes, records, options);
    if (answer.outcome === 'error') errors++;
    if (answer.outcome === 'flagged') flagged++;
    await write(answer.line);
  }
  return { records, flagged, errors };
}

interface Answer {
  readonly line: string;
  readonly outcome: 'flagged' | 'clear' | 'error';
}

function answerLine(bytes: Uint8Array, number: number, options: FilterOptions): Answer {
  try {
    const { text: json } = decodeText(bytes);
    return answerRecord(json, options);
  } catch (error) {
    if (!(error instanceof RecordError) && !(error instanceof EncodingError)) throw error;
    return { line: JSON.stringify({ error: { line: number, message: error.message } }), outcome: 'error' };
  }
}

function answerRecord(json: string, options: FilterOptions): Answer {
  const record = parseRecord(json);
  const format = formatNamed(record.format);
  if (!format) {
    const known = formats.map((each) => each.name).join(', ');
    throw new RecordError(`The format "${record.format}" is not known; the known ones are ${known}.`);
  }
  const analysis = analyse(format.read(record.text), options.settings);
  const flags = reported(analysis, options.includeIntended);
  const range = rangeConverter(analysis.document, options.offsets);
  const answers = flags.map((flag) => flagJson(analysis.document, flag, range));
  const changes = new Map([['flags', JSON.stringify(answers)]]);
  if (options.offsets !== 'utf-16' || record.saysUnit)
    changes.set('offsets', JSON.stringify(options.offsets));
  if (options.clean) {
    const cleaned = cleanDocument(analysis.document, options.settings);
    if (cleaned.removed > 0) changes.set('text', JSON.stringify(cleaned.source));
  }
  return { line: withMembers(json, changes), outcome: flags.length > 0 ? 'flagged' : 'clear' };
}

interface FilterRecord {
  readonly text: string;
  readonly format: string;
  /** Whether an earlier run has written the unit of its offsets into the record. */
  readonly saysUnit: boolean;
}

function parseRecord(json: string): FilterRecord {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new RecordError(`The line is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RecordError('The line is not a JSON object with a "text".');
  }
  const { text, format, offsets } = value as { text?: unknown; format?: unknown; offsets?: unknown };
  if (typeof text !== 'string') throw new RecordError('The record has no "text" that is a string.');
  if (format !== undefined && typeof format !== 'string')
    throw new RecordError('The record\'s "format" is not a string.');
  const saysUnit = typeof offsets === 'string' && isOffsetUnit(offsets);
  return { text, format: format ?? formats[0]!.name, saysUnit };
}

/** The record with some members' values changed, or added at its end where they are missing. */
function withMembers(json: string, changes: ReadonlyMap<string, string>): string {
  const members = membersOf(json);
  const pieces: string[] = [];
  const missing = new Map(changes);
  let from = 0;
  for (const member of members) {
    const change = changes.get(member.name);
    if (change === undefined) continue;
    pieces.push(json.slice(from, member.value.start), change);
    from = member.value.end;
    missing.delete(member.name);
  }
  const end = json.lastIndexOf('}');
  const last = members[members.length - 1];
  const insertAt = last ? Math.max(last.range.end, from) : end;
  pieces.push(json.slice(from, insertAt));
  for (const [name, value] of missing) pieces.push(last ? ',' : '', `${JSON.stringify(name)}:${value}`);
  pieces.push(json.slice(insertAt));
  return pieces.join('');
}
