import type { Block, Document, Range } from '../document.js';
import type { Splice } from '../formats.js';
import { removeAll as removeFromText } from '../plainTextRemoval.js';
import { removeFromEmbedded, type EmbeddedHtml } from './embeddedHtml.js';
import { removeElements } from './elementRemoval.js';
import { outlineOf } from './outline.js';
import type { HtmlPassage, Outline, Passage, ScalarPassage } from './passage.js';
import { spelledScalar } from './scalarSpelling.js';
import { removeSpan, removeText } from './spanRemoval.js';
import { deletion, merged, relabelling } from './spliceSet.js';
import type { Element } from './syntax/element.js';

/**
 * Takes ranges out of a Markdown text. A block goes with its lines, and with the items, lists, quotes and tables
 * that nothing is left in; cells stay, empty. A removed alternative text leaves `![](…)`, a removed title nothing,
 * a value of the front matter `""`. Part of a block goes with one of the spaces around it and the emphasis and
 * links that it is all of.
 */
export function removeAll(document: Document, ranges: readonly Range[]): readonly Splice[] {
  const outline = outlineOf(document);
  const splices: Splice[] = [];
  const gone: Element[] = [];
  const embedded = new Map<EmbeddedHtml, { passage: HtmlPassage; range: Range }[]>();
  const parts: Range[] = [];
  for (const [index, inside] of rangesByBlock(document, ranges)) {
    const passage = outline.passages[index]!;
    const isWhole = isAllOf(document.text, document.blocks[index]!, inside);
    if (passage.kind === 'scalar')
      splices.push(cutScalar(document, passage, isWhole ? [passage.range] : inside));
    else if (passage.kind === 'html') {
      const others = embedded.get(passage.embedded) ?? [];
      others.push(...inside.map((range) => ({ passage, range })));
      embedded.set(passage.embedded, others);
    } else if (!isWhole) parts.push(...inside);
    else if (passage.kind === 'prose' && !passage.inline.isShown) gone.push(passage.element);
    else splices.push(...removeWhole(document.source, outline, passage));
  }
  for (const [html, cuts] of embedded) {
    const changes = removeFromEmbedded(html, cuts);
    if (changes) splices.push(...changes);
    else gone.push(cuts[0]!.passage.element);
  }
  for (const [index, cuts] of rangesByBlock(document, removeFromText(document, parts))) {
    const passage = outline.passages[index]!;
    splices.push(...cuts.flatMap((cut) => removeSpan(document, outline, passage, cut)));
  }
  splices.push(...removeElements(document.source, outline, gone));
  return merged(splices);
}

/** Ranges in order, by the index of the block that each stands in. */
function rangesByBlock({ blocks }: Document, ranges: readonly Range[]): ReadonlyMap<number, Range[]> {
  const found = new Map<number, Range[]>();
  let index = 0;
  for (const { start, end } of ranges) {
    while (index < blocks.length && blocks[index]!.end < end) index++;
    const inside = found.get(index);
    if (inside) inside.push({ start, end });
    else if (index < blocks.length) found.set(index, [{ start, end }]);
  }
  return found;
}

/** Whether nothing but white space is left of a block. */
function isAllOf(text: string, block: Block, ranges: readonly Range[]): boolean {
  let from = block.start;
  for (const { start, end } of ranges) {
    if (text.slice(from, start).trim() !== '') return false;
    from = end;
  }
  return text.slice(from, block.end).trim() === '';
}

/** The splices that take all of a passage whose element stays. */
function removeWhole(
  source: string,
  outline: Outline,
  passage: Exclude<Passage, ScalarPassage | HtmlPassage>,
): readonly Splice[] {
  if (passage.kind === 'title') return [deletion({ start: passage.title.lead, end: passage.title.end })];
  if (passage.kind === 'prose') return removeText(outline, passage);
  const { inline } = passage;
  const { innerStart, innerEnd } = inline;
  if (!inline.isOwnLabel) return [deletion({ start: innerStart, end: innerEnd })];
  return [{ ...relabelling(source, inline), start: innerStart }];
}

/** A value of the front matter without some of its text. */
function cutScalar(document: Document, { scalar, range }: ScalarPassage, cuts: readonly Range[]): Splice {
  const { text } = document;
  const block = { ...range, kind: 'caption', role: 'caption' } as const;
  const deletions = cuts[0] === range ? cuts : removeFromText({ ...document, blocks: [block] }, cuts);
  let from = range.start;
  let rest = '';
  for (const { start, end } of deletions) {
    rest += text.slice(from, Math.max(from, start));
    from = end;
  }
  rest += text.slice(from, range.end);
  return { start: scalar.start, end: scalar.end, text: spelledScalar(scalar, rest.trim()) };
}
