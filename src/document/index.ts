/** Reading documents: bytes to text, text to blocks with exact ranges, splices back. Knows nothing of languages. */
export * from './document.js';
export * from './encoding.js';
export { EncodingError } from './encodingError.js';
export * from './formatError.js';
export * from './formats.js';
export { brokenGzip, isGzip } from './gzip.js';
export * from './offsets.js';
export * from './packaging.js';
export { sectionsOf, type Section } from './sections.js';
export * from './position.js';
export { membersOf, valueAt } from './records/jsonMembers.js';
export { spellInString } from './records/jsonString.js';
export { defaultTextField, parseRecord, RecordError, stepsOf, type TextRecord } from './records/record.js';
export * from './sourceMap.js';
export * from './splice.js';
