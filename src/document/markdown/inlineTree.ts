import type { Range } from '../document.js';
import { inlineNode, type InlineNode, type MarkedRange } from './inlineNode.js';
import type { Content } from './syntax/content.js';
import type { InlineContainer, InlineContent, InlineMark } from './syntax/inlineContent.js';
import type { TextOffsets } from './textEmitter.js';

/** The inline markup of a leaf: of its running text, and of each image's alternative text. */
export interface InlineTrees {
  readonly running: InlineNode;
  readonly images: ReadonlyMap<InlineContainer, InlineNode>;
}

/**
 * Makes trees of the inline markup of a leaf. Tags of HTML that match among one parent's children enclose what is
 * between them; other tags stay single marks.
 *
 * @param running where the pieces of the running text stand in the reading text.
 * @param alternative the same for those of alternative texts.
 */
export function inlineTrees(
  content: Content,
  inlines: InlineContent,
  running: TextOffsets,
  alternative: TextOffsets,
): InlineTrees {
  return new TreeBuilder(content, inlines, running, alternative).build();
}

/** Markup nested deeper than this is left flat; nobody writes so. */
const deepestNesting = 200;

type Entry = InlineContainer | InlineMark;

interface TaggedNode {
  readonly node: InlineNode;
  readonly mark: InlineMark | null;
}

class TreeBuilder {
  private readonly entries: readonly Entry[];
  private next = 0;
  private readonly images = new Map<InlineContainer, InlineNode>();

  constructor(
    private readonly content: Content,
    { containers, marks }: InlineContent,
    private readonly running: TextOffsets,
    private readonly alternative: TextOffsets,
  ) {
    this.entries = [...containers, ...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  build(): InlineTrees {
    const end = this.content.text.length;
    const children = this.childrenUpTo(end, this.running, 0);
    const range = this.sourceRange({ start: 0, innerStart: 0, innerEnd: end, end });
    const running = inlineNode('passage', range, this.running.between(0, end), children);
    return { running, images: this.images };
  }

  private childrenUpTo(limit: number, offsets: TextOffsets, depth: number): readonly InlineNode[] {
    const children: TaggedNode[] = [];
    for (let entry = this.entries[this.next]; entry && entry.start < limit; entry = this.entries[this.next]) {
      this.next++;
      if (!('kind' in entry)) children.push({ node: this.markNode(entry, offsets), mark: entry });
      else if (depth < deepestNesting)
        children.push({ node: this.containerNode(entry, offsets, depth), mark: null });
    }
    return withTagPairs(children);
  }

  private markNode(mark: InlineMark, offsets: TextOffsets): InlineNode {
    const { start, end, tag } = mark;
    const range = this.sourceRange({ start, innerStart: end, innerEnd: end, end });
    const isShown = tag !== undefined && shownTags.test(tag.name);
    return inlineNode('mark', range, emptyAt(offsets.between(start, start)), [], { isShown });
  }

  private containerNode(container: InlineContainer, offsets: TextOffsets, depth: number): InlineNode {
    const { kind, innerStart, innerEnd, end } = container;
    const isImage = kind === 'image' && offsets === this.running;
    const inside = isImage ? this.alternative : offsets;
    const children = this.childrenUpTo(end, inside, depth + 1);
    const range = this.sourceRange(container);
    const isOwnLabel = container.isOwnLabel === true;
    const node = inlineNode(kind, range, inside.between(innerStart, innerEnd), children, { isOwnLabel });
    if (!isImage) return node;
    this.images.set(container, node);
    const nowhere = emptyAt(offsets.between(container.start, container.start));
    return inlineNode(kind, range, nowhere, [], { isShown: true });
  }

  private sourceRange({ start, innerStart, innerEnd, end }: MarkedRange): MarkedRange {
    const { content } = this;
    return {
      start: content.sourceOf(start),
      innerStart: content.sourceOf(innerStart),
      innerEnd: content.sourceOf(innerEnd),
      end: content.sourceOf(end),
    };
  }
}

const shownTags = /^(?:audio|embed|iframe|img|input|object|picture|svg|video)$/;

function emptyAt({ start }: Range): Range {
  return { start, end: start };
}

function withTagPairs(children: readonly TaggedNode[]): readonly InlineNode[] {
  const done: TaggedNode[] = [];
  /** Indexes in `done` of opening tags, by name. */
  const open: { readonly name: string; readonly index: number }[] = [];
  for (const child of children) {
    const tag = child.mark?.tag;
    const opening = tag?.isClosing ? open.findLastIndex(({ name }) => name === tag.name) : -1;
    if (opening < 0) {
      if (tag && !tag.isClosing && !tag.isVoid) open.push({ name: tag.name, index: done.length });
      done.push(child);
      continue;
    }
    const [first] = open.splice(opening);
    const [start, ...inner] = done.splice(first!.index);
    done.push({
      node: pairOf(
        start!,
        child.node,
        inner.map(({ node }) => node),
      ),
      mark: null,
    });
  }
  return done.map(({ node }) => node);
}

function pairOf(open: TaggedNode, close: InlineNode, children: readonly InlineNode[]): InlineNode {
  const { start, end, textStart, isShown } = open.node;
  const range = { start, innerStart: end, innerEnd: close.start, end: close.end };
  const language = open.mark?.tag?.language;
  const shown = isShown || children.some((child) => child.isShown);
  return inlineNode('html', range, { start: textStart, end: close.textStart }, children, {
    isShown: shown,
    ...(language !== undefined && { language }),
  });
}
