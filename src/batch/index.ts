/** Work on many documents: finding and reading them, records on a stream, progress. */
export * from './inputs.js';
export * from './progress.js';
export { cleanInput, cleanInputAsDecided, type CleanedInput } from './cleanDocument.js';
export { linesOf } from './lines.js';
export { decompressed } from './gunzip.js';
export { LineWriter } from './lineWriter.js';
export {
  answerMembers,
  emptySummary,
  filterLines,
  type FilterOptions,
  type FilterSummary,
} from './filter.js';
