import type { PairCandidate, PairedFlag } from '../align/pair.js';
import type { OpenedDocument } from '../document/index.js';
import type { CaptionDecision, PairDecision } from '../review/decision.js';
import { adopt, fingerprints, paragraphFingerprints } from '../review/fingerprint.js';
import { emptyRecord, type CaptionRecord, type Standing } from '../review/record.js';
import type { Settings } from '../settings.js';

/** The paragraph that a caption belongs to: the one a person chose, else the one that the analysis found. */
export interface ExportedParagraph extends Pick<PairCandidate, 'start' | 'end' | 'block' | 'evidence'> {
  /** Probability, 0 to 1; null for a paragraph that a person chose and the analysis did not consider. */
  readonly score: number | null;
}

/** A caption with all that is known of it. */
export interface ExportedCaption {
  /** Its name in its document (`review/fingerprint.ts`). */
  readonly fingerprint: string;
  readonly flag: PairedFlag;
  /** Null where nothing was decided; a skipped caption has its `skip`. */
  readonly decision: CaptionDecision | null;
  readonly pairDecision: PairDecision | null;
  readonly paragraph: ExportedParagraph | null;
  readonly comment: string | null;
  /** Who decided last; null where nobody did. */
  readonly author: string | null;
  /** When that was: ISO 8601, UTC. */
  readonly at: string | null;
}

/** A document with its captions, and all that it takes to write it back. */
export interface ExportedDocument extends OpenedDocument {
  /** The path as a person knows it, with `/`: relative to where they work, or absolute. */
  readonly path: string;
  /** The file as it was read. */
  readonly bytes: Uint8Array;
  /** In document order, never overlapping. */
  readonly captions: readonly ExportedCaption[];
}

/** Everything that an exporter may want to say. */
export interface ExportInput {
  /** The version of the tool. */
  readonly version: string;
  readonly settings: Settings;
  readonly documents: readonly ExportedDocument[];
}

/** A caption of an analysis under the name that it is known by, with what was settled about it. */
export interface RecordedCaption {
  readonly id: string;
  readonly flag: PairedFlag;
  readonly record: CaptionRecord;
}

/** What was settled about the captions of one document, by fingerprint. */
export type CaptionRecords = ReadonlyMap<string, CaptionRecord>;

/** What was settled, by the path of a document; where nothing was, an empty map. */
export type RecordsOf = (path: string) => CaptionRecords;

/** Nothing was settled anywhere. */
export const noRecords: RecordsOf = () => new Map();

/** A document that was read, by its path. */
export type ReadDocument = Omit<ExportedDocument, 'captions'>;

/**
 * Joins an analysis with what was settled about it. A caption whose neighbourhood has changed since it was decided
 * takes over its decision, as in the review.
 *
 * @param flags in document order, those to export.
 */
export function exportedDocument(
  read: ReadDocument,
  flags: readonly PairedFlag[],
  records: CaptionRecords,
): ExportedDocument {
  const names = adopt([...records.keys()], fingerprints(read.document, flags));
  const captions = flags.map((flag, index) => {
    const id = names[index]!;
    return { id, flag, record: records.get(id) ?? emptyRecord };
  });
  return exportedReview(read, captions);
}

/** The same for a document whose captions have their records already, as the review has them. */
export function exportedReview(
  { path, bytes, document, packaging }: ReadDocument,
  captions: readonly RecordedCaption[],
): ExportedDocument {
  let names: readonly string[] | undefined;
  const blockNamed = (fingerprint: string) =>
    (names ??= paragraphFingerprints(document)).indexOf(fingerprint);
  const exported = captions.map(({ id, flag, record }): ExportedCaption => {
    const pairDecision = record.pair.decision;
    const latest = latestDecision(record);
    return {
      fingerprint: id,
      flag,
      decision: record.caption.decision,
      pairDecision,
      paragraph: paragraphOf(document, flag, pairDecision, blockNamed),
      comment: record.comment.decision?.action === 'comment' ? record.comment.decision.text : null,
      author: latest === null || latest.author === '' ? null : latest.author,
      at: latest?.at ?? null,
    };
  });
  return { path, bytes, document, packaging, captions: exported };
}

/** What was said last: of the caption, of its pair, or as a comment; null where nothing stands. */
function latestDecision({ caption, pair, comment }: CaptionRecord): Standing<unknown> | null {
  const standing = [caption, pair, comment].filter(({ decision }) => decision !== null);
  return standing.sort((a, b) => b.revision - a.revision)[0] ?? null;
}

/** A chosen paragraph that has changed since counts as not chosen. */
function paragraphOf(
  document: OpenedDocument['document'],
  flag: PairedFlag,
  decision: PairDecision | null,
  blockNamed: (fingerprint: string) => number,
): ExportedParagraph | null {
  if (decision === null) return flag.pair;
  if (decision.action === 'none') return null;
  const block = blockNamed(decision.paragraph);
  const range = document.blocks[block];
  if (!range) return flag.pair;
  const known = [flag.pair, ...flag.alternatives].find((candidate) => candidate?.block === block);
  return known ?? { start: range.start, end: range.end, block, score: null, evidence: [] };
}
