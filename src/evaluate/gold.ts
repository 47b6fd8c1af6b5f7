import type { Range } from '../document/index.js';

/** What a person says of a block: see `corpus/README.md` for when each applies. */
export const goldLabels = ['it', 'en', 'mixed', 'intended', 'neutral', 'other'] as const;
export type GoldLabel = (typeof goldLabels)[number];

/** A block of a gold document; `spans` are the stray parts of a `mixed` one. */
export interface GoldSegment extends Range {
  readonly label: GoldLabel;
  readonly spans?: readonly Range[];
}

/** A caption and the paragraph it belongs to, as indexes into the segments; `paragraph` is null for none. */
export interface GoldPair {
  readonly caption: number;
  readonly paragraph: number | null;
  /** False where another paragraph would be as fair an answer. */
  readonly certain: boolean;
}

/** A gold record: a text with its segments, its stray spans, or a caption among its paragraphs. */
export type GoldRecord =
  | {
      readonly kind: 'document';
      readonly id: string;
      readonly text: string;
      readonly segments: readonly GoldSegment[];
      readonly pairs: readonly GoldPair[];
      readonly isClean: boolean;
    }
  | {
      readonly kind: 'line';
      readonly id: string;
      readonly text: string;
      readonly label: GoldLabel;
      readonly bucket: string;
    }
  | { readonly kind: 'spans'; readonly id: string; readonly text: string; readonly spans: readonly Range[] }
  | {
      readonly kind: 'pair';
      readonly id: string;
      readonly caption: string;
      readonly at: number;
      readonly paragraphs: readonly string[];
      readonly gold: number | null;
      readonly mode: string;
    };

/** A line of a gold file is no gold record. */
export class GoldError extends Error {
  override readonly name = 'GoldError';
}

/**
 * Reads one line of a gold file (JSONL). Offsets are UTF-16 code units of `text`.
 *
 * @param line number of the line, from 1, for messages.
 * @throws GoldError with the line's number and what is missing.
 */
export function parseGold(json: string, line: number): GoldRecord {
  const record = parseObject(json, line);
  const id = typeof record.id === 'string' ? record.id : `line ${line}`;
  if (Array.isArray(record.paragraphs) && typeof record.caption === 'string')
    return pairRecord(record, id, line);
  if (typeof record.text !== 'string') throw new GoldError(`line ${line}: the record has no "text".`);
  const text = record.text;
  if (Array.isArray(record.segments)) return documentRecord(record, id, text, line);
  if (Array.isArray(record.spans))
    return { kind: 'spans', id, text, spans: record.spans.map((span) => range(span, text, line)) };
  if (isLabel(record.label)) {
    return {
      kind: 'line',
      id,
      text,
      label: record.label,
      bucket: typeof record.bucket === 'string' ? record.bucket : 'lines',
    };
  }
  throw new GoldError(
    `line ${line}: the record has no "segments", "spans", "label" or "paragraphs" to evaluate.`,
  );
}

type Json = Readonly<Record<string, unknown>>;

function parseObject(json: string, line: number): Json {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new GoldError(`line ${line}: not JSON (${(cause as Error).message}).`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new GoldError(`line ${line}: not a JSON object.`);
  return value as Json;
}

/** The members of a value; none where it is no object. */
function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function isLabel(value: unknown): value is GoldLabel {
  return (goldLabels as readonly unknown[]).includes(value);
}

function range(value: unknown, text: string, line: number): Range {
  const { start, end } = asObject(value);
  if (!Number.isInteger(start) || !Number.isInteger(end))
    throw new GoldError(`line ${line}: a range has no "start" and "end".`);
  if ((start as number) < 0 || (end as number) > text.length || (start as number) > (end as number)) {
    throw new GoldError(
      `line ${line}: the range ${String(start)}-${String(end)} leaves the text (${text.length}).`,
    );
  }
  return { start: start as number, end: end as number };
}

function documentRecord(record: Json, id: string, text: string, line: number): GoldRecord {
  const segments = (record.segments as unknown[]).map((value): GoldSegment => {
    const { label, spans } = asObject(value);
    if (!isLabel(label))
      throw new GoldError(
        `line ${line}: "${String(label)}" is no label; the labels are ${goldLabels.join(', ')}.`,
      );
    const place = range(value, text, line);
    return Array.isArray(spans)
      ? { ...place, label, spans: spans.map((span) => range(span, text, line)) }
      : { ...place, label };
  });
  const pairs = (Array.isArray(record.pairs) ? record.pairs : []).map((value: unknown): GoldPair => {
    const { caption, paragraph, certain } = asObject(value);
    const isIndex = (index: unknown): index is number =>
      Number.isInteger(index) && segments[index as number] !== undefined;
    if (!isIndex(caption) || !(paragraph === null || isIndex(paragraph))) {
      throw new GoldError(`line ${line}: a pair does not name two segments.`);
    }
    return { caption, paragraph, certain: certain !== false };
  });
  return { kind: 'document', id, text, segments, pairs, isClean: record.kind === 'trap' };
}

function pairRecord(record: Json, id: string, line: number): GoldRecord {
  const paragraphs = record.paragraphs as unknown[];
  const { at, gold, mode } = record;
  if ((record.caption as string).trim() === '') throw new GoldError(`line ${line}: the caption is empty.`);
  if (!paragraphs.every((paragraph) => typeof paragraph === 'string'))
    throw new GoldError(`line ${line}: a paragraph is no text.`);
  if (!Number.isInteger(at) || (at as number) < 0 || (at as number) > paragraphs.length) {
    throw new GoldError(`line ${line}: "at" is no place among the paragraphs.`);
  }
  if (gold !== null && !(Number.isInteger(gold) && paragraphs[gold as number] !== undefined))
    throw new GoldError(`line ${line}: "gold" names no paragraph.`);
  return {
    kind: 'pair',
    id,
    caption: record.caption as string,
    at: at as number,
    paragraphs: paragraphs,
    gold: gold as number | null,
    mode: typeof mode === 'string' ? mode : 'pairs',
  };
}
