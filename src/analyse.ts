import { align, type PairedFlag } from './align/index.js';
import { detect } from './detect/index.js';
import type { Document } from './document/index.js';
import type { Settings } from './settings.js';

/** A document with its flags in order, each with its paragraph. */
export interface Analysis {
  readonly document: Document;
  /** Strays and intended ones; in order of `start`, never overlapping. */
  readonly flags: readonly PairedFlag[];
}

/** The whole way from a document to its paired flags. Pure: the same input gives the same answer. */
export function analyse(document: Document, settings: Settings): Analysis {
  return { document, flags: align(document, detect(document, settings), settings) };
}

/** The flags that are reported unless asked otherwise: what was left behind. */
export function strays(analysis: Analysis): readonly PairedFlag[] {
  return analysis.flags.filter((flag) => flag.reading === 'stray');
}

/** The flags to report: strays, and on request what is there on purpose as well. */
export function reported(analysis: Analysis, includeIntended: boolean): readonly PairedFlag[] {
  return includeIntended ? analysis.flags : strays(analysis);
}
