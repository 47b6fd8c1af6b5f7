import type { Block, Document, Range } from '../document.js';
import type { Splice } from '../formats.js';
import { removeAll as removeFromText } from '../plainTextRemoval.js';
import { readingOf } from './reading.js';
import type { Paragraph, Sibling, StoryItem } from './story.js';
import { deletion, deletionOfText, inOrder } from './textEdits.js';
import { sourceOfPieces } from './xmlText.js';

/**
 * Takes ranges out of a DOCX. A paragraph of which nothing is left goes as an element, unless it holds more than
 * text or its place must not be empty; then its text goes. An alternative text becomes the empty one. A span goes
 * with one of the spaces around it, as in plain text.
 */
export function removeAll(document: Document, ranges: readonly Range[]): readonly Splice[] {
  const { placed } = readingOf(document);
  const splices: Splice[] = [];
  const paragraphs: Paragraph[] = [];
  const spans: Range[] = [];
  for (const [index, inside] of rangesByBlock(document, ranges)) {
    if (!isWhole(document.text, document.blocks[index]!, inside)) spans.push(...inside);
    else
      for (const item of withTwins(placed[index]!.item)) {
        if (item.kind === 'paragraph') paragraphs.push(item);
        else splices.push(deletion(item.value));
      }
  }
  // The spans alone; what they take of the spaces around them is asked in terms of the reading text.
  const inText = removeFromText(document, spans);
  for (const [index, inside] of rangesByBlock(document, inText)) {
    const { item, start } = placed[index]!;
    const own = inside.map((range) => ({ start: range.start - start, end: range.end - start }));
    for (const each of withTwins(item)) splices.push(...deletionInItem(each, own));
  }
  return inOrder(splices.concat(removalOfParagraphs(paragraphs)));
}

/** An item and every other place in which it says the same. */
export function withTwins(item: StoryItem): readonly StoryItem[] {
  return [item, ...item.twins.flatMap(withTwins)];
}

/** Index of the block and its ranges, for each block that has some. */
function rangesByBlock(
  { blocks }: Document,
  ranges: readonly Range[],
): ReadonlyMap<number, readonly Range[]> {
  const byBlock = new Map<number, Range[]>();
  let index = 0;
  for (const range of ranges) {
    while (blocks[index] && blocks[index]!.end < range.end) index++;
    const inside = byBlock.get(index);
    if (inside) inside.push(range);
    else byBlock.set(index, [range]);
  }
  return byBlock;
}

/** Whether ranges leave nothing of a block but white space. */
function isWhole(text: string, block: Block, ranges: readonly Range[]): boolean {
  let from = block.start;
  for (const { start, end } of ranges) {
    if (text.slice(from, start).trim() !== '') return false;
    from = end;
  }
  return text.slice(from, block.end).trim() === '';
}

function deletionInItem(item: StoryItem, ranges: readonly Range[]): readonly Splice[] {
  if (item.kind === 'paragraph') return deletionOfText(item, ranges);
  return ranges.flatMap((range) => sourceOfPieces(item.pieces, range)).map(deletion);
}

function removalOfParagraphs(paragraphs: readonly Paragraph[]): readonly Splice[] {
  const gone = new Set(paragraphs.filter(({ stays }) => !stays));
  for (const siblings of new Set(paragraphs.map((paragraph) => paragraph.siblings)))
    for (const paragraph of neededAmong(siblings, gone)) gone.delete(paragraph);
  return paragraphs.flatMap((paragraph) =>
    gone.has(paragraph)
      ? removalOfElement(paragraph)
      : deletionOfText(paragraph, [{ start: 0, end: paragraph.text.length }]),
  );
}

/**
 * The paragraphs that must not go with the others: a body, cell, note or text box ends in one (a table is not
 * enough), and two tables without one between them would be one.
 */
function neededAmong(siblings: readonly Sibling[], gone: ReadonlySet<Sibling>): readonly Paragraph[] {
  const needed: Paragraph[] = [];
  let before: Sibling | null = null;
  let lastGone: Paragraph | null = null;
  for (const sibling of [...siblings, null]) {
    if (sibling !== null && typeof sibling === 'object' && gone.has(sibling)) {
      lastGone = sibling;
      continue;
    }
    const isNeeded =
      sibling === null ? before === null || before === 'table' : sibling === 'table' && before === 'table';
    if (lastGone && isNeeded) needed.push(lastGone);
    lastGone = null;
    before = sibling;
  }
  return needed;
}

/** A paragraph goes but for the ends of ranges in it, which then stand between its neighbours. */
function removalOfElement({ element, markers }: Paragraph): readonly Splice[] {
  const splices: Splice[] = [];
  let from = element.start;
  for (const { start, end } of markers) {
    if (from < start) splices.push(deletion({ start: from, end: start }));
    from = end;
  }
  splices.push(deletion({ start: from, end: element.end }));
  return splices;
}
