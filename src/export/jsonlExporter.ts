import { rangeConverter, textOf } from '../document/index.js';
import { flagJson } from '../report/flagJson.js';
import type { Exporter } from './exporters.js';

/** One flag a line for programs: the flag as `check --format json` has it, with its document and what was decided. */
export const jsonlExporter: Exporter = {
  name: 'jsonl',
  description: 'a flag a line with its evidence, pair and decision, for programs',
  mediaType: 'application/jsonl; charset=utf-8',
  makes: 'file',
  export: ({ documents }, { offsets }) => {
    const lines = documents.flatMap(({ path, document, captions }) => {
      const range = rangeConverter(document, offsets);
      return captions.map(({ flag, paragraph, fingerprint, decision, pairDecision, comment, author, at }) =>
        JSON.stringify({
          document: path,
          format: document.format,
          offsets,
          ...flagJson(document, flag, range),
          fingerprint,
          decision,
          pairDecision,
          paragraph: paragraph && { ...range(paragraph), text: textOf(document, paragraph) },
          comment,
          author,
          decidedAt: at,
        }),
      );
    });
    const text = lines.map((line) => `${line}\n`).join('');
    return { files: [{ name: 'captions.jsonl', bytes: Buffer.from(text, 'utf8') }], warnings: [] };
  },
};
