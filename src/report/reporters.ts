import type { PairedFlag } from '../align/index.js';
import type { Document, OffsetUnit } from '../document/index.js';
import type { Settings } from '../settings.js';
import { jsonReporter } from './jsonReporter.js';
import { textReporter } from './textReporter.js';

/** A checked document with what is reported of it. */
export interface CheckedDocument {
  readonly path: string;
  readonly document: Document;
  readonly flags: readonly PairedFlag[];
}

/** A decision whose caption is not in its document any more. */
export interface StaleDecision {
  /** The document's path, as the decisions name it. */
  readonly path: string;
  /** The caption's text when it was decided. */
  readonly text: string;
  /** What was decided, in a few words. */
  readonly decision: string;
}

/** What earlier decisions took off a check. */
export interface DecidedBefore {
  /** How many captions are not reported because somebody settled them. */
  readonly settled: number;
  readonly stale: readonly StaleDecision[];
}

/** Everything a reporter may want to say. */
export interface CheckResult {
  readonly version: string;
  readonly settings: Settings;
  readonly offsets: OffsetUnit;
  readonly documents: readonly CheckedDocument[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  /** Where decisions were given. */
  readonly decisions?: DecidedBefore;
}

/** How to write a report. */
export interface ReportStyle {
  /** Whether the reader is a terminal that shows colours. */
  readonly colours: boolean;
}

/** One way to report a check: a name for `--format` and a pure function to text with its final line end. */
export interface Reporter {
  readonly name: string;
  readonly description: string;
  report(result: CheckResult, style: ReportStyle): string;
}

/** Every reporter; the first is the default. A new one is one file and one line here. */
export const reporters: readonly Reporter[] = [textReporter, jsonReporter];

/** The reporter of that name, or `undefined`. */
export function reporterNamed(name: string): Reporter | undefined {
  return reporters.find((reporter) => reporter.name === name);
}
