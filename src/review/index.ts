/**
 * Settling captions: decisions and how they are kept, the opened documents, and the cleaned text that the
 * decisions make of them. Knows nothing of browsers or terminals.
 */
export * from './addedFiles.js';
export * from './analyst.js';
export * from './apply.js';
export * from './catalogue.js';
export * from './decision.js';
export * from './fingerprint.js';
export * from './pairing.js';
export * from './reading.js';
export * from './realigning.js';
export * from './record.js';
export type { ReadingChoice } from './sources.js';
export * from './store.js';
export * from './workspace.js';
