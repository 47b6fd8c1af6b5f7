import {
  citedRange,
  citedText,
  LineIndex,
  rangeConverter,
  textOf,
  type OffsetUnit,
} from '../document/index.js';
import type { ExportedParagraph, ExportInput } from './exportInput.js';

/** The columns of a table of captions, in order. */
export const columns = [
  'document',
  'line',
  'column',
  'start',
  'end',
  'language',
  'confidence',
  'reading',
  'scope',
  'role',
  'caption',
  'decision',
  'replacement',
  'paragraph_start',
  'paragraph_end',
  'score',
  'paragraph',
  'comment',
  'author',
  'decided_at',
  'fingerprint',
] as const;

/** One caption as cells, by column; a cell is empty where there is nothing to say. */
export type Row = Readonly<Record<(typeof columns)[number], string>>;

/** Decimals of probabilities and scores, as in JSON. */
const decimals = 4;

/** Every caption as a row, in the order of the documents; line and column count from 1, in what the file says. */
export function rowsOf({ documents }: ExportInput, offsets: OffsetUnit): readonly Row[] {
  return documents.flatMap(({ path, document, captions }) => {
    const lines = new LineIndex(citedText(document));
    const range = rangeConverter(document, offsets);
    return captions.map(({ flag, decision, paragraph, fingerprint, ...record }): Row => {
      const place = lines.at(citedRange(document, flag).start);
      const { start, end } = range(flag);
      const pair = paragraph && range(paragraph);
      return {
        document: path,
        line: String(place.line),
        column: String(place.column),
        start: String(start),
        end: String(end),
        language: flag.language,
        confidence: rounded(flag.confidence),
        reading: flag.reading,
        scope: flag.scope,
        role: document.blocks[flag.block]?.role ?? '',
        caption: flag.text,
        decision: decision?.action ?? '',
        replacement: decision?.action === 'replace' ? decision.text : '',
        paragraph_start: pair ? String(pair.start) : '',
        paragraph_end: pair ? String(pair.end) : '',
        score: scoreCell(paragraph),
        paragraph: paragraph ? textOf(document, paragraph) : '',
        comment: record.comment ?? '',
        author: record.author ?? '',
        decided_at: record.at ?? '',
        fingerprint,
      };
    });
  });
}

/** Empty where there is no paragraph, or a person chose one that has no score. */
function scoreCell(paragraph: ExportedParagraph | null): string {
  const score = paragraph?.score ?? null;
  return score === null ? '' : rounded(score);
}

function rounded(probability: number): string {
  return String(Number(probability.toFixed(decimals)));
}
