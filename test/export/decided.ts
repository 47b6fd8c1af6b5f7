import { formatOfPath, formats, openBytes } from '../../src/document/index.js';
import {
  defaultExportOptions,
  exportedDocument,
  exporterNamed,
  type ExportedDocument,
  type ExportInput,
  type ExportOptions,
  type ExportOutput,
} from '../../src/export/index.js';
import { fingerprints } from '../../src/review/fingerprint.js';
import type { CaptionDecision, PairDecision } from '../../src/review/decision.js';
import { emptyRecord, type CaptionRecord } from '../../src/review/record.js';
import { defaultSettings } from '../../src/settings.js';
import { markedAnalysis } from '../review/markedAnalysis.js';

/** What is settled about a caption, by its text. */
export type Settled = Readonly<
  Record<
    string,
    { readonly decision?: CaptionDecision; readonly pair?: PairDecision; readonly comment?: string }
  >
>;

const author = 'Marta';

/** When everything was settled. */
export const settledAt = '2026-03-01T10:42:07.250Z';

/** A document whose captions are the fixtures' own, found without a model. */
export function exported(
  path: string,
  content: string | Uint8Array,
  settled: Settled = {},
): ExportedDocument {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const opened = openBytes(bytes, formatOfPath(path) ?? formats[0]!);
  const { flags } = markedAnalysis(opened.document);
  const names = fingerprints(opened.document, flags);
  const records = flags.flatMap((flag, index): [string, CaptionRecord][] => {
    const known = settled[flag.text];
    return known ? [[names[index]!, recordOf(flag.text, known)]] : [];
  });
  return exportedDocument({ path, bytes, ...opened }, flags, new Map(records));
}

function recordOf(excerpt: string, { decision, pair, comment }: Settled[string]): CaptionRecord {
  const standing = { revision: 1, author, at: settledAt };
  return {
    ...emptyRecord,
    excerpt,
    ...(decision && { caption: { ...standing, decision } }),
    ...(pair && { pair: { ...standing, decision: pair } }),
    ...(comment !== undefined && {
      comment: { ...standing, decision: { action: 'comment', text: comment } },
    }),
  };
}

/** These documents, as exporters take them. */
export function inputOf(...documents: readonly ExportedDocument[]): ExportInput {
  return { version: '9.8.7', settings: defaultSettings, documents };
}

/** What an exporter makes of documents. */
export function exportTo(
  name: string,
  documents: readonly ExportedDocument[],
  options: Partial<ExportOptions> = {},
): ExportOutput {
  return exporterNamed(name)!.export(inputOf(...documents), { ...defaultExportOptions, ...options });
}

/** The only file that an exporter makes of documents, as text. */
export function textTo(
  name: string,
  documents: readonly ExportedDocument[],
  options: Partial<ExportOptions> = {},
): string {
  const { files } = exportTo(name, documents, options);
  expect(files).toHaveLength(1);
  return Buffer.from(files[0]!.bytes).toString('utf8');
}
