/** Work on many documents: finding and reading them, records on a stream, progress. */
export { isInputError, problemsOf, readInput, standardInput, type Input, type InputError } from './inputs.js';
export * from './resolvePaths.js';
export * from './progress.js';
export { cleanInput, cleanInputAsDecided, type CleanedInput } from './cleanDocument.js';
export { lineBatchesOf, linesOf } from './lines.js';
export { decompressed } from './gunzip.js';
export { LineWriter } from './lineWriter.js';
export { answerMembers, type FilterOptions } from './answer.js';
export { emptySummary, filterLines, type FilterSummary } from './filter.js';
