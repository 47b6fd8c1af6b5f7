import { formatOf, packSource } from '../document/index.js';
import { isSettled, type CaptionDecision } from '../review/decision.js';
import { cleanSource, type Refusal } from '../review/apply.js';
import { cleanDocument } from '../review/cleanDocument.js';
import type { Settings } from '../settings.js';
import { quoted } from '../report/decisionWords.js';
import { counted } from '../report/words.js';
import type { ExportedCaption, ExportedDocument, ExportInput } from './exportInput.js';
import type { ExportWarning, UndecidedAction } from './exporters.js';

/** A document with its decisions applied. */
export interface CleanedExport {
  /** The whole file; the very bytes that were read where nothing changes. */
  readonly bytes: Uint8Array;
  /** How many captions were removed, replaced or marked. */
  readonly changed: number;
  readonly refusals: readonly Refusal[];
}

/**
 * Applies what was decided. Undecided strays stay, or go with `remove`: where nothing at all was decided about the
 * document, exactly as `clean` takes them out. What is there on purpose goes only where a person said so.
 */
export function cleanedExport(
  exported: ExportedDocument,
  undecided: UndecidedAction,
  settings: Settings,
): CleanedExport {
  const { document, packaging, bytes, captions } = exported;
  const untouched = { bytes, changed: 0, refusals: [] };
  const pack = (source: string) => packSource(formatOf(document), source, packaging);
  if (undecided === 'remove' && captions.every((caption) => !isDecided(caption))) {
    if (!captions.some(isUndecidedStray)) return untouched;
    const { source, removed } = cleanDocument(document, settings);
    return removed === 0 ? untouched : { ...untouched, bytes: pack(source), changed: removed };
  }
  const applied = cleanSource(
    document,
    captions.map(({ flag }) => flag),
    (_, index) => decisionFor(captions[index]!, undecided),
  );
  return {
    bytes: applied.changed === 0 ? bytes : pack(applied.source),
    changed: applied.changed,
    refusals: applied.refusals,
  };
}

/** Whether a person has settled what becomes of a caption. */
export function isDecided({ decision }: ExportedCaption): boolean {
  return isSettled(decision);
}

/** Whether a caption was left behind and nobody has settled it. */
export function isUndecidedStray(caption: ExportedCaption): boolean {
  return caption.flag.reading === 'stray' && !isDecided(caption);
}

/** Documents with their decisions applied, and what a person should know of it. */
export interface CleanedExports {
  readonly cleaned: readonly { readonly exported: ExportedDocument; readonly result: CleanedExport }[];
  readonly warnings: readonly ExportWarning[];
  readonly errors: readonly ExportWarning[];
}

/** Applies what was decided to every document; one that cannot be written back does not hold up the others. */
export function cleanedExports(
  { documents, settings }: ExportInput,
  undecided: UndecidedAction,
): CleanedExports {
  const errors: ExportWarning[] = [];
  const cleaned = documents.flatMap((exported) => {
    try {
      return [{ exported, result: cleanedExport(exported, undecided, settings) }];
    } catch (error) {
      errors.push({ path: exported.path, message: error instanceof Error ? error.message : String(error) });
      return [];
    }
  });
  const refused = refusalWarnings(cleaned);
  const warnings = undecided === 'keep' ? [...undecidedWarning(documents), ...refused] : refused;
  return { cleaned, warnings, errors };
}

/** One warning for each reason: a format refuses all captions of all its documents alike. */
function refusalWarnings(cleaned: CleanedExports['cleaned']): readonly ExportWarning[] {
  const refusals = cleaned.flatMap(({ exported, result }) =>
    result.refusals.map((refusal) => ({ ...refusal, path: exported.path })),
  );
  return [...new Set(refusals.map(({ reason }) => reason))].map((reason) => {
    const alike = refusals.filter((refusal) => refusal.reason === reason);
    const { path, flag } = alike[0]!;
    const stay =
      alike.length === 1
        ? 'stays as it is'
        : `and ${counted(alike.length - 1, 'more caption')} stay as they are`;
    return { path, message: `${quoted(flag.text)} ${stay}: ${reason}` };
  });
}

function undecidedWarning(documents: readonly ExportedDocument[]): readonly ExportWarning[] {
  const counts = documents
    .map(({ captions }) => captions.filter(isUndecidedStray).length)
    .filter((count) => count > 0);
  const count = counts.reduce((sum, each) => sum + each, 0);
  if (count === 0) return [];
  const where = counted(counts.length, 'document');
  const message =
    count === 1
      ? 'Nobody has decided about 1 caption; it stays in the text.'
      : `Nobody has decided about ${counted(count, 'caption')} in ${where}; they stay in the text.`;
  return [{ path: null, message }];
}

function decisionFor(caption: ExportedCaption, undecided: UndecidedAction): CaptionDecision | null {
  return undecided === 'remove' && isUndecidedStray(caption) ? { action: 'remove' } : caption.decision;
}
