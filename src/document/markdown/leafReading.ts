import type { BlockRole, Range } from '../document.js';
import { inlineTrees, type InlineTrees } from './inlineTree.js';
import { plainNode, type InlineNode } from './inlineNode.js';
import type { Passage } from './passage.js';
import type { Content } from './syntax/content.js';
import type { Piece } from './syntax/delimiters.js';
import type { Element, TitleRange } from './syntax/element.js';
import type { InlineContainer, InlineContent } from './syntax/inlineContent.js';
import { parseString } from './syntax/stringParser.js';
import { TextOffsets, type TextEmitter } from './textEmitter.js';

/** The passages of one leaf, and the markup of its running text. */
export interface LeafReading {
  readonly passages: readonly Passage[];
  readonly running: InlineNode;
}

/**
 * Reads a paragraph, heading or cell: its running text, and the alternative texts and titles in it. Those that
 * stand before the first word come before the text, the others after it.
 */
export function readLeaf(
  emitter: TextEmitter,
  element: Element,
  content: Content,
  inlines: InlineContent,
): LeafReading {
  const images = outermostImages(inlines.containers);
  const { running, alternative } = partition(inlines.pieces, images);
  const attributes = attributesOf(inlines.containers, images);
  const isText = (piece: Piece) => /\S/.test(piece.text ?? content.text.slice(piece.start, piece.end));
  const firstText = running.find(isText)?.start ?? Infinity;
  const offsets = { running: new TextOffsets(), alternative: new TextOffsets() };
  const unfinished: ((trees: InlineTrees) => Passage)[] = [];
  const sourceOf = (offset: number) => content.sourceOf(offset);
  const readAttribute = (container: InlineContainer) => {
    const pieces = alternative.get(container);
    const range = pieces ? emitter.emit(pieces, sourceOf, offsets.alternative) : null;
    if (range)
      unfinished.push(({ images: trees }) => {
        const inline =
          trees.get(container) ?? plainNode(content.rangeOf(container.start, container.end), range);
        return { kind: 'alt', role: 'alt', range, inline, element };
      });
    const title = container.title ? readTitle(emitter, element, content, container.title) : null;
    if (title) unfinished.push(() => title);
  };
  attributes.filter(({ end }) => end <= firstText).forEach(readAttribute);
  const range = isAddress(content, running) ? null : emitter.emit(running, sourceOf, offsets.running);
  if (range)
    unfinished.push(({ running: inline }) => ({
      kind: 'prose',
      role: roleOf(element, inline, range),
      range,
      inline,
      element,
    }));
  attributes.filter(({ end }) => end > firstText).forEach(readAttribute);
  const trees = inlineTrees(content, inlines, offsets.running, offsets.alternative);
  return { passages: unfinished.map((finish) => finish(trees)), running: trees.running };
}

/** Reads a title; null where it says nothing. */
export function readTitle(
  emitter: TextEmitter,
  element: Element,
  content: Content,
  { lead, start, end }: TitleRange,
): Passage | null {
  const pieces = parseString(content.text, start + 1, end - 1);
  const range = emitter.emit(pieces, (offset) => content.sourceOf(offset));
  if (!range) return null;
  const title = { lead: content.sourceOf(lead), ...content.rangeOf(start, end) };
  const inline = plainNode({ start: title.start + 1, end: title.end - 1 }, range);
  return { kind: 'title', role: 'title', range, title, inline, element };
}

/** Whether running text is nothing but an address, which says nothing in any language. */
function isAddress({ text }: Content, pieces: readonly Piece[]): boolean {
  const [only, more] = pieces;
  if (!only || more || only.text !== null) return false;
  return /^(?:https?:\/\/|mailto:|www\.)\S*$/i.test(text.slice(only.start, only.end));
}

/** Images that stand in no other's alternative text, in order. */
function outermostImages(containers: readonly InlineContainer[]): readonly InlineContainer[] {
  const images = containers.filter(({ kind }) => kind === 'image').sort((a, b) => a.start - b.start);
  let end = 0;
  return images.filter((image) => {
    const isOutermost = image.start >= end;
    if (isOutermost) end = image.end;
    return isOutermost;
  });
}

interface Partition {
  readonly running: readonly Piece[];
  readonly alternative: ReadonlyMap<InlineContainer, readonly Piece[]>;
}

/** Parts pieces into those of the running text and those of each image. */
function partition(pieces: readonly Piece[], images: readonly InlineContainer[]): Partition {
  const running: Piece[] = [];
  const alternative = new Map<InlineContainer, Piece[]>(images.map((image) => [image, []]));
  let index = 0;
  for (const piece of pieces) {
    while (index < images.length && images[index]!.end <= piece.start) index++;
    const image = images[index];
    if (image && piece.start >= image.start) alternative.get(image)!.push(piece);
    else running.push(piece);
  }
  return { running, alternative };
}

/** Images, and links with a title, in order; what stands inside an image's alternative text is none. */
function attributesOf(
  containers: readonly InlineContainer[],
  images: readonly InlineContainer[],
): readonly InlineContainer[] {
  const links = containers.filter(({ kind, title }) => kind === 'link' && title);
  const sorted = [...images, ...links].sort((a, b) => a.start - b.start);
  let end = 0;
  return sorted.filter(({ kind, start, end: to }) => {
    if (start < end) return false;
    if (kind === 'image') end = to;
    return true;
  });
}

function roleOf(element: Element, inline: InlineNode, { start, end }: Range): BlockRole {
  if (element.kind === 'heading') return 'heading';
  const link = inline.children.find(({ kind, textStart, textEnd }) => kind === 'link' && textStart < textEnd);
  if (link && link.textStart <= start && end <= link.textEnd) return 'link';
  if (element.kind === 'cell') return 'table cell';
  const { kind } = element.parent!;
  if (kind === 'item') return 'list item';
  return kind === 'quote' ? 'quotation' : 'paragraph';
}
