import { rangeConverter } from '../document/index.js';
import { flagJson } from './flagJson.js';
import type { Reporter } from './reporters.js';

/** One JSON object for programs; offsets are in the unit that it names. */
export const jsonReporter: Reporter = {
  name: 'json',
  description: 'one JSON object with every flag, its evidence, pair and alternatives',
  report: ({ version, settings, offsets, documents, errors, decisions }) => {
    const flags = documents.reduce((sum, document) => sum + document.flags.length, 0);
    const flagged = documents.filter((document) => document.flags.length > 0).length;
    const report = {
      tool: 'didascalia',
      version,
      settings,
      offsets,
      summary: {
        documents: documents.length,
        flagged,
        flags,
        errors: errors.length,
        ...(decisions && { settled: decisions.settled }),
      },
      documents: documents.map(({ path, document, flags }) => {
        const range = rangeConverter(document, offsets);
        const answers = flags.map((flag) => flagJson(document, flag, range));
        return { path, format: document.format, flags: answers };
      }),
      errors,
      ...(decisions && { stale: decisions.stale }),
    };
    return `${JSON.stringify(report, null, 2)}\n`;
  },
};
