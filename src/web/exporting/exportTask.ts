import type { ExportOptions, ExportWarning } from '../../export/index.js';
import type { Source } from '../../review/sources.js';
import type { Settings } from '../../settings.js';

/** What a thread that exports is asked. */
export interface ExportTask {
  readonly database: string;
  readonly sources: readonly Source[];
  /** Names the analysis that is exported (`review/engine.ts`). */
  readonly engine: string;
  readonly settings: Settings;
  /** Whether captions that are there on purpose are exported too. */
  readonly includesIntended: boolean;
  readonly version: string;
  /** A document's id; null for all that are open. */
  readonly document: string | null;
  /** Name of the exporter. */
  readonly to: string;
  readonly options: ExportOptions;
  /** An empty folder for the file that is made. */
  readonly folder: string;
}

/** The file that an export made, and what a person should know of it. */
export interface ExportResult {
  /** Null where there was nothing that the format can hold. */
  readonly file: {
    /** Name for the person who takes it. */
    readonly name: string;
    readonly path: string;
    readonly mediaType: string;
    /** In bytes. */
    readonly size: number;
  } | null;
  readonly documents: number;
  readonly warnings: readonly ExportWarning[];
  /** Documents that were left out, and why. */
  readonly leftOut: readonly ExportWarning[];
}

/** What a thread that exports says. */
export type ExportMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'result'; readonly result: ExportResult };
