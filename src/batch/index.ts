/** Work on many documents: finding and reading them, records on a stream, progress. */
export * from './inputs.js';
export * from './progress.js';
export { cleanInput, type CleanedInput } from './cleanDocument.js';
export { linesOf } from './lines.js';
export { filterLines, type FilterOptions, type FilterSummary } from './filter.js';
