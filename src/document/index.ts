/** Reading documents: bytes to text, text to blocks with exact ranges, splices back. Knows nothing of languages. */
export * from './document.js';
export * from './encoding.js';
export * from './formatError.js';
export * from './formats.js';
export * from './offsets.js';
export * from './packaging.js';
export * from './position.js';
export * from './sourceMap.js';
export * from './splice.js';
