import type { Document } from '../document/index.js';
import type { Flag } from './flag.js';
import { shortestParagraph } from './paragraph.js';

/** How often the words of a passage stand elsewhere in its document, in whatever case and between whatever marks. */
export interface Mentions {
  /** As a part of paragraphs that are not foreign as a whole: names and titles are mentioned in sentences. */
  readonly inParagraphs: number;
  /** As a part of other blocks, shorter ones. */
  readonly inLines: number;
  /** As other blocks of nothing else. */
  readonly alone: number;
}

const none: Mentions = { inParagraphs: 0, inLines: 0, alone: 0 };

/** A passage of more words is no name that a sentence would mention. */
const mostWords = 12;

/** A tree of words: the words of a passage lead from the root to its node. */
class Node {
  readonly next = new Map<string, Node>();
  inParagraphs = 0;
  inLines = 0;
  alone = 0;
}

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
  const root = new Node();
  const nodes = flags.map(({ start, end }) => nodeOf(root, wordsOf(text.slice(start, end))));
  if (root.next.size > 0) {
    blocks.forEach(({ start, end }, index) => {
      count(root, wordsOf(text.slice(start, end)), memberOf(index));
    });
  }
  return nodes.map((node, i) => {
    if (node === undefined) return none;
    const { inParagraphs, inLines, alone } = node;
    const { scope, block } = flags[i]!;
    // The passage itself was counted as well.
    const own = scope === 'block' ? 'alone' : memberOf(block);
    return { inParagraphs, inLines, alone, [own]: Math.max(0, node[own] - 1) };
  });
}

/** Letters alone: a title stands with its year in one place and without it in another. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** The node of a passage's words, which grow the tree. */
function nodeOf(root: Node, words: readonly string[]): Node | undefined {
  if (words.length === 0 || words.length > mostWords) return undefined;
  let node = root;
  for (const word of words) {
    let next = node.next.get(word);
    if (!next) node.next.set(word, (next = new Node()));
    node = next;
  }
  return node;
}

/** Counts, at each word of a block, the passages that begin there. */
function count(root: Node, words: readonly string[], part: 'inParagraphs' | 'inLines'): void {
  for (let from = 0; from < words.length; from++) {
    let node = root.next.get(words[from]!);
    for (let to = from + 1; node; to++) {
      if (from === 0 && to === words.length) node.alone++;
      else node[part]++;
      node = to < words.length ? node.next.get(words[to]!) : undefined;
    }
  }
}
