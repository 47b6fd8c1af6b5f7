/** A text of JSON that is no record with a text; the message is one line that says why. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
}

/** A record as `JSON.parse` gives it, with the text that is read. */
export interface TextRecord {
  readonly text: string;
  /** What the record says its text is written in; null where it says nothing. */
  readonly format: string | null;
  readonly members: Readonly<Record<string, unknown>>;
}

/** The member that holds a record's text unless told otherwise. */
export const defaultTextField = 'text';

/** The steps of a dotted path (`article.body`, `captions.0.text`): names of members, and indexes in lists from 0. */
export function stepsOf(field: string): readonly string[] {
  return field.split('.');
}

/**
 * Reads one record.
 *
 * @param steps the way to the member that holds the text (`stepsOf`).
 * @throws RecordError for what is not JSON, not an object, or has no such text.
 */
export function parseRecord(json: string, steps: readonly string[]): TextRecord {
  const members = parseObject(json, steps);
  const text = follow(members, steps);
  if (typeof text !== 'string')
    throw new RecordError(`The record has no "${steps.join('.')}" that is a string.`);
  const format = Object.hasOwn(members, 'format') ? members.format : undefined;
  if (format !== undefined && typeof format !== 'string')
    throw new RecordError('The record\'s "format" is not a string.');
  return { text, format: format ?? null, members };
}

function parseObject(json: string, steps: readonly string[]): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const reason = (error as Error).message.replace(/\p{Cc}/gu, '\uFFFD');
    throw new RecordError(`The line is not JSON: ${reason}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RecordError(`The line is not a JSON object with a "${steps.join('.')}".`);
  return value as Record<string, unknown>;
}

function follow(value: unknown, steps: readonly string[]): unknown {
  let inner = value;
  for (const step of steps) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
    inner = (inner as Record<string, unknown>)[step];
  }
  return inner;
}
