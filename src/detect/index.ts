/** Finding what is not in the document's main language: words to weights, weights to runs, runs to flags. */
export { detect } from './detect.js';
export { explainWords, type ExplainedWord } from './explain.js';
export { prepare } from './identifier.js';
export type { Evidence, Flag, Reading, Scope } from './flag.js';
