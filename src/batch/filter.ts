import { recordAnswerer, type FilterOptions } from './answer.js';

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

/**
 * Answers each line of a JSONL stream in its place: the record with `flags` added and every other byte as it
 * was, or an error record. Holds the lines of one batch at a time.
 *
 * @param batches lines as they come together (`lineBatchesOf`): to wait for each would cost more than many a record.
 * @param write takes one line without its end; awaited, so that a slow reader slows the work and nothing piles up.
 * @param summary counts as it goes, so that what was answered is known also where the stream breaks off.
 */
export async function filterLines(
  batches: AsyncIterable<readonly Uint8Array[]>,
  options: FilterOptions,
  write: (line: string) => Promise<void> | undefined,
  summary: FilterSummary = emptySummary(),
): Promise<FilterSummary> {
  const answer = recordAnswerer(options);
  for await (const batch of batches) {
    for (const bytes of batch) {
      summary.records++;
      const { line, outcome } = answer(bytes, summary.records);
      if (outcome === 'error') summary.errors++;
      if (outcome === 'flagged') summary.flagged++;
      const taken = write(line);
      if (taken) await taken;
    }
  }
  return summary;
}
