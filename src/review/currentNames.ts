import type { DecisionLine } from './decisionFile.js';
import { currentName } from './fingerprint.js';

/** A caption as an earlier version named it. */
export interface NamedCaption {
  /** Its fingerprint. */
  readonly name: string;
  /** Its text, as kept with a decision. */
  readonly excerpt: string;
}

/**
 * The fingerprints that captions of one document have now (`currentName`); two that were told apart by the
 * punctuation at their edges alone are told apart by a number.
 *
 * @returns by the names before, those that change.
 */
export function currentNames(captions: readonly NamedCaption[]): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const { name, excerpt } of captions) {
    const current = currentName(name, excerpt);
    if (current !== name) changed.set(name, current);
  }
  const taken = new Set(captions.map(({ name }) => name).filter((name) => !changed.has(name)));
  for (const [name, current] of changed) {
    const free = firstFree(current, taken);
    taken.add(free);
    changed.set(name, free);
  }
  return changed;
}

/** The same lines, their captions named as they are now. */
export function withCurrentNames(lines: readonly DecisionLine[]): readonly DecisionLine[] {
  const documents = new Map<string, NamedCaption[]>();
  for (const { document, fingerprint, record } of lines) {
    const captions = documents.get(document) ?? [];
    captions.push({ name: fingerprint, excerpt: record.excerpt });
    documents.set(document, captions);
  }
  const names = new Map([...documents].map(([document, captions]) => [document, currentNames(captions)]));
  return lines.map((line) => ({
    ...line,
    fingerprint: names.get(line.document)!.get(line.fingerprint) ?? line.fingerprint,
  }));
}

/** A name, with the next number at its end where it is taken. */
function firstFree(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const [caption, before, after, number = '1'] = name.split('-');
  return firstFree([caption, before, after, Number(number) + 1].join('-'), taken);
}
