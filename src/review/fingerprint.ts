import { createHash } from 'node:crypto';
import type { Flag } from '../detect/flag.js';
import { textOf, type Document } from '../document/index.js';

/** How much text on each side of a caption tells it from its twins, in normalised characters. */
const contextLength = 64;

/** Hexadecimal digits at a fingerprint's beginning that stand for what the caption says. */
export const wordsLength = 12;

type Placed = Pick<Flag, 'start' | 'end' | 'block'>;

/**
 * Names captions by what they say and what stands beside them, so that a decision finds its caption again
 * when lines were added or removed elsewhere. Punctuation at the caption's edges does not count, on either side of
 * them: whether a full stop or a quotation mark belongs to it may change. The form is `caption-before-after`, three hashes, with a number
 * after the second and later ones of captions that even their neighbours do not tell apart.
 *
 * @returns one fingerprint a flag, in their order; no two are equal.
 */
export function fingerprints(document: Document, flags: readonly Placed[]): readonly string[] {
  return numberTwins(
    flags.map((flag) => {
      const before = normalise(textBefore(document, flag)).slice(-contextLength);
      const after = normalise(textAfter(document, flag)).slice(0, contextLength);
      return `${hash(saidBy(textOf(document, flag)), wordsLength)}-${hash(before, 8)}-${hash(after, 8)}`;
    }),
  );
}

/**
 * The fingerprint that a caption has now. Earlier versions counted the punctuation at the edges of its text in.
 *
 * @param name its fingerprint, as this version or an earlier one made it.
 * @param excerpt its text.
 */
export function currentName(name: string, excerpt: string): string {
  if (wordsOf(name) !== hash(normalise(excerpt), wordsLength)) return name;
  return hash(saidBy(excerpt), wordsLength) + name.slice(wordsLength);
}

/** The part of a caption's fingerprint that it has in common with every caption that says the same. */
export function wordsOf(fingerprint: string): string {
  return fingerprint.slice(0, wordsLength);
}

/** Names the document's blocks by what they say: one fingerprint a block, no two equal. */
export function paragraphFingerprints(document: Document): readonly string[] {
  return numberTwins(document.blocks.map((block) => hash(normalise(textOf(document, block)), 16)));
}

/**
 * Gives captions of a changed document the names that they had before. A caption takes over a kept name that
 * is its own; else one that says the same beside the same neighbour on one side; else the only one left that
 * says the same.
 *
 * @param kept names under which something was decided.
 * @param current names of the captions as they are now.
 * @returns for each of `current` the name to know it by; no two are equal.
 */
export function adopt(kept: readonly string[], current: readonly string[]): readonly string[] {
  const left = new Set(kept);
  const names: (string | null)[] = current.map((name) => (left.delete(name) ? name : null));

  const takeOver = (accepts: (old: string, name: string, index: number) => boolean): void => {
    current.forEach((name, index) => {
      if (names[index] !== null) return;
      const old = [...left].find((candidate) => accepts(candidate, name, index));
      if (old === undefined) return;
      left.delete(old);
      names[index] = old;
    });
  };
  takeOver((old, name) => hasNeighbourInCommon(partsOf(old), partsOf(name)));
  takeOver((old, name) => saysSameAlone(old, name, current, names) && isOnlyOne(wordsOf(old), [...left]));
  return names.map((name, index) => name ?? current[index]!);
}

interface Parts {
  readonly caption: string;
  readonly before: string;
  readonly after: string;
}

function partsOf(name: string): Parts {
  const [caption = '', before = '', after = ''] = name.split('-');
  return { caption, before, after };
}

function hasNeighbourInCommon(a: Parts, b: Parts): boolean {
  return a.caption === b.caption && (a.before === b.before || a.after === b.after);
}

function isOnlyOne(words: string, among: readonly string[]): boolean {
  return among.filter((name) => wordsOf(name) === words).length === 1;
}

function saysSameAlone(
  old: string,
  name: string,
  current: readonly string[],
  names: readonly (string | null)[],
): boolean {
  if (wordsOf(old) !== wordsOf(name)) return false;
  const unnamed = current.filter((_, index) => names[index] === null);
  return isOnlyOne(wordsOf(name), unnamed);
}

function textBefore(document: Document, flag: Placed): string {
  const previous = document.blocks[flag.block - 1];
  const own = document.blocks[flag.block];
  const head = own ? document.text.slice(own.start, flag.start) : '';
  return `${previous ? textOf(document, previous) : ''} ${head.replace(/[\p{P}\s]+$/u, '')}`;
}

function textAfter(document: Document, flag: Placed): string {
  const next = document.blocks[flag.block + 1];
  const own = document.blocks[flag.block];
  const tail = own ? document.text.slice(flag.end, own.end) : '';
  return `${tail.replace(/^[\p{P}\s]+/u, '')} ${next ? textOf(document, next) : ''}`;
}

/** What typing, wrapping and quotation style change without changing what is said. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d\u00ab\u00bb]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a caption says: its text without the punctuation at its edges, but for one that is nothing else. */
function saidBy(text: string): string {
  const normal = normalise(text);
  const bare = normal.replace(/^[\p{P} ]+/u, '').replace(/[\p{P} ]+$/u, '');
  return bare === '' ? normal : bare;
}

function hash(text: string, hexadecimalDigits: number): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, hexadecimalDigits);
}

function numberTwins(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  });
}
