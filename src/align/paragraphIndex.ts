import type { Document } from '../document/index.js';
import { Shape, TokenBuffer, tokenise } from '../language/tokens.js';
import { numbersIn } from './numbers.js';
import { PostingBuilder, type Postings } from './postings.js';
import { rarityOf } from './rarity.js';
import { SoundIndex, type SoundAlike } from './soundIndex.js';
import type { Stem } from './stem.js';

/** A key's number in a `ParagraphIndex`. */
export type KeyId = number;

/** The number of a key that stands in no paragraph. */
export const noKey: KeyId = -1;

const tokens = new TokenBuffer();

/**
 * An inverted index of the paragraphs a caption may belong to: stems and numbers, the keys, to the blocks they stand
 * in, with the inverse document frequency over these blocks (Spärck Jones 1972). Keys are numbered, so that all that
 * is asked of them for every caption stands in flat arrays.
 */
export class ParagraphIndex {
  private readonly keys = new Map<string, KeyId>();
  /** Folded words of the paragraphs to their keys. */
  private readonly words = new Map<string, KeyId>();
  private readonly sounds = new SoundIndex();
  /** The least rarity of the words of a key; 1 for numbers. */
  private readonly rarities: number[] = [];
  private readonly worths: Float64Array;
  private readonly worthOfStranger: number;
  /** For every block of the document, how many indexed paragraphs stand before it. */
  private readonly paragraphCounts: Int32Array;
  /** Tokens of every block of the document; `notIndexed` for those that are no answer. */
  private readonly lengths: Int32Array;
  /** Where each key first stands in each block. */
  readonly postings: Postings;

  constructor(
    private readonly document: Document,
    /** Indexes of the blocks that may be answers, ascending. */
    readonly blocks: Int32Array,
    private readonly stem: Stem,
    private readonly main: string,
  ) {
    this.lengths = new Int32Array(document.blocks.length).fill(notIndexed);
    const builder = new PostingBuilder();
    for (const block of blocks) this.add(block, builder);
    this.postings = builder.build(this.keys.size);
    this.paragraphCounts = this.countParagraphs();
    this.worths = Float64Array.from(this.rarities, (rarity, key) => this.worthFor(rarity, key));
    this.worthOfStranger = this.worthFor(1, noKey);
  }

  private add(index: number, builder: PostingBuilder): void {
    const { text } = this.document;
    const { start, end } = this.document.blocks[index]!;
    tokenise(text, start, end, tokens);
    this.lengths[index] = tokens.count;
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.shape[i] !== Shape.Opaque)
        builder.add(this.wordKey(i), index, tokens.start[i]!, tokens.end[i]!);
    }
    for (const number of numbersIn(text, start, end)) {
      builder.add(this.addKey(number.value, 1), index, number.start, number.end);
    }
  }

  /** The key of the token at `i`. */
  private wordKey(i: number): KeyId {
    const folded = this.document.text.slice(tokens.start[i], tokens.end[i]).toLowerCase();
    const known = this.words.get(folded);
    if (known !== undefined) return known;
    const rarity = rarityOf(tokens.first[i]!, tokens.second[i]!, this.main);
    const key = this.addKey(this.stem(folded), rarity);
    this.words.set(folded, key);
    this.sounds.add(folded, key, tokens.shape[i] !== Shape.Lower);
    return key;
  }

  private addKey(spelled: string, rarity: number): KeyId {
    const known = this.keys.get(spelled);
    if (known !== undefined) {
      if (rarity < this.rarities[known]!) this.rarities[known] = rarity;
      return known;
    }
    const key = this.keys.size;
    this.keys.set(spelled, key);
    this.rarities.push(rarity);
    return key;
  }

  private countParagraphs(): Int32Array {
    let count = 0;
    return Int32Array.from(this.document.blocks, ({ kind }, block) => {
      const before = count;
      if (kind === 'paragraph' && this.has(block)) count++;
      return before;
    });
  }

  private worthFor(rarity: number, key: KeyId): number {
    const inverse = Math.log((this.blocks.length + 1) / (this.postings.count(key) + 0.5));
    return Math.max(0, inverse) * Math.sqrt(rarity);
  }

  /** Whether a block may be an answer. */
  has(block: number): boolean {
    return this.lengthOf(block) !== notIndexed;
  }

  /** Tokens of a block that may be an answer; -1 for another, and for what is no block. */
  lengthOf(block: number): number {
    return this.lengths[block] ?? notIndexed;
  }

  /** How many paragraphs that may be answers stand before a block. */
  paragraphsBefore(block: number): number {
    return this.paragraphCounts[block]!;
  }

  /** The topmost of the headings and labels directly above a paragraph; the block itself where there are none. */
  topOf(block: number): number {
    const { blocks } = this.document;
    let top = block;
    if (blocks[block]!.kind !== 'paragraph') return top;
    while (block - top < mostHeadings && this.has(top - 1) && blocks[top - 1]!.kind !== 'paragraph') top--;
    return top;
  }

  /**
   * What meeting a key in a block is worth: its inverse document frequency among the paragraphs, less for
   * words that are common in the language at large; nats.
   */
  worth(key: KeyId): number {
    return key === noKey ? this.worthOfStranger : this.worths[key]!;
  }

  /** The number of a stem or number, or `noKey`. */
  keyNamed(spelled: string): KeyId {
    return this.keys.get(spelled) ?? noKey;
  }

  /** The key of a word of the captions as it would stand in the paragraphs, or `noKey`. */
  keyOf(folded: string): KeyId {
    return this.words.get(folded) ?? this.keyNamed(this.stem(folded));
  }

  /** The words of the paragraphs that sound like a folded word, most alike first. */
  soundAlikes(folded: string): readonly SoundAlike[] {
    return this.sounds.search(folded);
  }
}

const notIndexed = -1;
/** A paragraph has at most a heading and a line under it. */
const mostHeadings = 2;
