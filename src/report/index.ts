/** Saying what a check found: one reporter a file, registered in `reporters.ts`. */
export * from './reporters.js';
export { flagJson, type FlagJson } from './flagJson.js';
