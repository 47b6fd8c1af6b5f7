/** Taking flags, pairs and decisions elsewhere: one exporter a file, registered in `exporters.ts`. */
export * from './exporters.js';
export * from './exportInput.js';
export { manifestFile, type ManifestOutput } from './manifest.js';
export { isDecided, isUndecidedStray } from './cleaned.js';
export { pathBelow } from './outputPath.js';
export { patchOfBytes } from './patch.js';
