import type { Document } from '../document/index.js';
import type { Flag } from './flag.js';
import { isQuoted } from './look.js';
import { mentionsOf, type Mentions } from './mentions.js';
import { shortestParagraph } from './paragraph.js';
import { rootOf } from './root.js';
import { isPage } from './setting.js';

/** What stands around the flags of a document. */
export interface Surroundings {
  /** 1 for each block that is flagged as a whole; parallel to the document's blocks. */
  readonly flagged: Uint8Array;
  /** Share of the blocks that are running text in the main language, 0 to 1. */
  readonly paragraphs: number;
  /** Parallel to the flags; for a document too short to be a page, none. */
  readonly mentions: readonly Mentions[];
}

/** Looks around a document for its flags. */
export function surroundingsOf(document: Document, flags: readonly Flag[]): Surroundings {
  const flagged = new Uint8Array(document.blocks.length);
  for (const flag of flags) if (flag.scope === 'block') flagged[flag.block] = 1;
  const paragraphs = document.blocks.filter(
    ({ start, end }, index) => flagged[index] === 0 && end - start >= shortestParagraph,
  );
  return {
    flagged,
    paragraphs: paragraphs.length / Math.max(1, document.blocks.length),
    mentions: isPage(document) ? mentionsOf(document, flags, flagged) : [],
  };
}

/** What stands around a block: prices, paragraphs, other leftovers, the heading over it, the rest of the page. */
export function addSurroundings(
  features: Map<string, number>,
  document: Document,
  block: number,
  surroundings: Surroundings,
): void {
  const { flagged, paragraphs } = surroundings;
  const near = (offset: number) => document.blocks[block + offset];
  const isFlagged = (offset: number) => flagged[block + offset] === 1;
  const textAt = (offset: number) => {
    const other = near(offset);
    return other ? document.text.slice(other.start, other.end) : '';
  };
  const set = (name: string, value: number | boolean) => {
    if (value !== 0 && value !== false) features.set(name, Number(value));
  };
  let priced = 0;
  for (let offset = -4; offset <= 4; offset++) if (offset !== 0 && isPriced(textAt(offset))) priced++;
  set('prices around', priced / 8);
  const next = textAt(1);
  set('paragraph next', next.length >= shortestParagraph && !isFlagged(1));
  set('short next', next.length > 0 && next.length <= 30 && !isFlagged(1));
  const before = textAt(-1);
  set('paragraph before', before.length >= shortestParagraph && !isFlagged(-1));
  set('short before', before.length > 0 && before.length <= 30 && !isFlagged(-1));
  const isQuotedAt = (offset: number) => isQuoted(textAt(offset));
  set('quoted among quoted', isQuotedAt(0) && (isQuotedAt(-1) || isQuotedAt(1)));
  set('first block', block === 0);
  set('last blocks', document.blocks.length - block <= 5);
  set('paragraphs', paragraphs);
  set('first block of paragraphs', block === 0 ? paragraphs : 0);
  for (const root of headingRoots(document, block, flagged)) features.set(`under ${root}`, 1);
}

function isPriced(text: string): boolean {
  return /[€$£]\s?\d|\d\s?[€$£]|^\d{1,3}[.,]\d\d$/.test(text);
}

/** How far up a heading may stand over a list. */
const farthestHeading = 12;

/** The words of the nearest short main-language block above: what a list stands under. */
function headingRoots(document: Document, block: number, flagged: Uint8Array): string[] {
  for (let i = block - 1; i >= Math.max(0, block - farthestHeading); i--) {
    const { start, end } = document.blocks[i]!;
    if (flagged[i] === 1 || end - start > 40) continue;
    const words = document.text
      .slice(start, end)
      .toLowerCase()
      .match(/\p{L}{3,}/gu);
    if (words) return words.map(rootOf);
  }
  return [];
}

/** Where else the words of a passage stand. */
export function addMentions(
  features: Map<string, number>,
  mentions: Mentions | undefined,
  whole: boolean,
  isCapitalised: boolean,
): void {
  const unit = whole ? 'block' : 'span';
  // A name or a title begins with a capital wherever it stands.
  if (!mentions || !isCapitalised) return;
  if (mentions.inParagraphs > 0) features.set(`${unit} mentioned in a paragraph`, 1);
  if (mentions.inLines > 0) features.set(`${unit} mentioned in a line`, 1);
}
