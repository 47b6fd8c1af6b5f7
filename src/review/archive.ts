import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { Catalogue } from './catalogue.js';
import type { Connection } from './database.js';
import type { Decision, Settlement } from './decision.js';
import type { DecisionLine } from './decisionFile.js';
import type { ReviewPlace } from './place.js';
import type { Import, ImportOutcome, Standing } from './record.js';
import { identityOf, slashed } from './sources.js';
import { DecisionStore } from './store.js';

/** One thing that a line of a decision file settles, and what became of it. */
export interface ImportedDecision extends ImportOutcome {
  readonly document: string;
  /** The caption's text. */
  readonly excerpt: string;
  readonly settlement: Settlement;
  readonly author: string;
}

/** What an import did, or would do. */
export interface ImportReport {
  readonly decisions: readonly ImportedDecision[];
  /** Documents that are not in the reviewed folder, by path; their decisions are kept for when they are. */
  readonly unknown: readonly string[];
}

/** How to import. */
export interface ImportOptions {
  /** Whether the file's decisions take the place of others that stand. */
  readonly prevails: boolean;
  /** Whether to say what would happen and do nothing. */
  readonly isTrial: boolean;
}

/**
 * Everything that stands in a database, with documents named by their path from the reviewed folder.
 *
 * @param paths absolute; decisions about documents elsewhere are left out. Empty for all.
 */
export function exportDecisions(
  connection: Connection,
  { folder, base }: Pick<ReviewPlace, 'folder' | 'base'>,
  paths: readonly string[],
): readonly DecisionLine[] {
  const kept = new Catalogue(connection).paths();
  return [...new DecisionStore(connection).allRecords()].flatMap(([id, records]) => {
    const noted = kept.get(id);
    if (noted === undefined) return [];
    const path = pathBehind(id, noted, base);
    if (paths.length > 0 && !paths.some((each) => isWithin(path, each))) return [];
    const document = slashed(relative(folder, path));
    return [...records].map(([fingerprint, record]) => ({ document, fingerprint, record }));
  });
}

/** Records what a decision file settles: all of it or, where that fails, nothing. */
export function importDecisions(
  connection: Connection,
  { folder, base }: Pick<ReviewPlace, 'folder' | 'base'>,
  lines: readonly DecisionLine[],
  { prevails, isTrial }: ImportOptions,
): ImportReport {
  const documents = [...new Set(lines.map(({ document }) => document))].sort();
  const pathOf = (document: string): string => resolve(folder, document);
  if (!isTrial) {
    const unlisted = documents.map((name) => ({
      id: identityOf(pathOf(name), base),
      path: pathOf(name),
      name,
    }));
    new Catalogue(connection).remember(unlisted);
  }
  const imports = lines.flatMap((line) => {
    const id = identityOf(pathOf(line.document), base);
    return importsOf(line, id).map((proposal) => ({ document: line.document, proposal }));
  });
  const outcomes = new DecisionStore(connection).importAll(
    imports.map(({ proposal }) => proposal),
    prevails,
    isTrial,
  );
  const decisions = imports.map(({ document, proposal: { excerpt, settlement, author } }, index) => {
    return { document, excerpt, settlement, author, ...outcomes[index]! };
  });
  return { decisions, unknown: documents.filter((document) => !existsSync(pathOf(document))) };
}

function importsOf({ fingerprint, record }: DecisionLine, document: string): readonly Import[] {
  const { caption, pair, comment, excerpt } = record;
  const standings: readonly (readonly [Settlement | null, Standing<Decision>])[] = [
    [caption.decision && { subject: 'caption', decision: caption.decision }, caption],
    [pair.decision && { subject: 'pair', decision: pair.decision }, pair],
    [comment.decision && { subject: 'comment', decision: comment.decision }, comment],
  ];
  return standings.flatMap(([settlement, { author, at }]) =>
    settlement === null ? [] : { document, caption: fingerprint, excerpt, settlement, author, at },
  );
}

/**
 * The absolute path of the document with an identity. The one that was noted may be from before the folder moved; some
 * end of it still has that identity, being the path from the base.
 */
function pathBehind(id: string, noted: string, base: string): string {
  const parts = noted.split(sep);
  const ends = [noted, ...parts.map((_, index) => resolve(base, ...parts.slice(index).filter(Boolean)))];
  return ends.find((path) => identityOf(path, base) === id) ?? noted;
}

/** Whether a path is a folder or something below it; both absolute. */
export function isWithin(path: string, folder: string): boolean {
  return `${path}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
