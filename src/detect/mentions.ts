import type { Document } from '../document/index.js';
import { Shape, TokenBuffer, tokenise } from '../language/tokens.js';
import type { Flag } from './flag.js';
import { shortestParagraph } from './paragraph.js';

/** How often the words of a passage stand elsewhere in its document, in whatever case and between whatever marks. */
export interface Mentions {
  /** As a part of paragraphs that are not foreign as a whole: names and titles are mentioned in sentences. */
  readonly inParagraphs: number;
  /** As a part of other blocks, shorter ones. */
  readonly inLines: number;
}

const none: Mentions = { inParagraphs: 0, inLines: 0 };

/** A passage of more words is no name that a sentence would mention. */
const mostWords = 12;

/** A tree of words, each by its hash: the words of a passage lead from the root to its node. */
class Node {
  readonly next = new Map<number, Node>();
  inParagraphs = 0;
  inLines = 0;
}

/** Bits of a hash by which most words of a document are known to begin no passage. */
const filterSize = 1 << 16;

/**
 * Counts the mentions of flagged passages in one walk over the document's words.
 *
 * @param flagged 1 for each block that is flagged as a whole; parallel to `document.blocks`.
 * @returns parallel to `flags`; passages of no word or of more than 12 have none.
 */
export function mentionsOf(
  { text, blocks }: Document,
  flags: readonly Pick<Flag, 'start' | 'end' | 'block' | 'scope'>[],
  flagged: Uint8Array,
): readonly Mentions[] {
  const memberOf = (index: number) => {
    const { start, end } = blocks[index]!;
    return flagged[index] === 0 && end - start >= shortestParagraph ? 'inParagraphs' : 'inLines';
  };
  const tree = new PassageTree(text);
  const nodes = flags.map(({ start, end }) => tree.nodeOf(start, end));
  if (nodes.some((node) => node !== undefined)) {
    blocks.forEach(({ start, end }, index) => {
      tree.count(start, end, memberOf(index));
    });
  }
  return nodes.map((node, i) => {
    if (node === undefined) return none;
    const { inParagraphs, inLines } = node;
    const { scope, block } = flags[i]!;
    if (scope === 'block') return { inParagraphs, inLines };
    // A part of a block was itself counted as well.
    const own = memberOf(block);
    return { inParagraphs, inLines, [own]: Math.max(0, node[own] - 1) };
  });
}

/** The passages of a text, and the walk that counts them; its words in a buffer that is used again. */
class PassageTree {
  private readonly root = new Node();
  private readonly beginnings = new Uint8Array(filterSize);
  private readonly tokens = new TokenBuffer();
  private words = new Uint32Array(256);

  constructor(private readonly text: string) {}

  /** The node of a passage's words, which grow the tree. */
  nodeOf(start: number, end: number): Node | undefined {
    const count = this.read(start, end);
    if (count === 0 || count > mostWords) return undefined;
    this.beginnings[this.words[0]! % filterSize] = 1;
    let node = this.root;
    for (let i = 0; i < count; i++) {
      const word = this.words[i]!;
      let next = node.next.get(word);
      if (!next) node.next.set(word, (next = new Node()));
      node = next;
    }
    return node;
  }

  /** Counts, at each word of a block, the passages that begin there. */
  count(start: number, end: number, part: 'inParagraphs' | 'inLines'): void {
    const count = this.read(start, end);
    const { words, beginnings } = this;
    for (let from = 0; from < count; from++) {
      if (beginnings[words[from]! % filterSize] === 0) continue;
      let node = this.root.next.get(words[from]!);
      for (let to = from + 1; node; to++) {
        // A block of nothing else repeats the passage and does not mention it.
        if (from > 0 || to < count) node[part]++;
        node = to < count ? node.next.get(words[to]!) : undefined;
      }
    }
  }

  /** Reads the words of a range. Numbers are left out: a title stands with its year in one place and without in another. */
  private read(start: number, end: number): number {
    const { tokens } = this;
    tokenise(this.text, start, end, tokens);
    if (this.words.length < tokens.count) this.words = new Uint32Array(tokens.count * 2);
    let count = 0;
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.shape[i] !== Shape.Opaque) this.words[count++] = tokens.first[i]!;
    }
    return count;
  }
}
