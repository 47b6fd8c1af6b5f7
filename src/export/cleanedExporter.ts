import { cleanedExports } from './cleaned.js';
import type { Exporter } from './exporters.js';
import { pathBelow } from './outputPath.js';

/** Every document with its decisions applied, under its own path. */
export const cleanedExporter: Exporter = {
  name: 'cleaned',
  description: 'the documents with the decisions applied, under their own paths',
  mediaType: 'application/octet-stream',
  makes: 'folder',
  export: (input, { undecided }) => {
    const { cleaned, warnings, errors } = cleanedExports(input, undecided);
    const files = cleaned.map(({ exported, result }) => {
      return { name: pathBelow(exported.path), bytes: result.bytes };
    });
    return { files, warnings, errors };
  },
};
