import type { Block, Document } from '../document/index.js';
import { Shape, TokenBuffer, tokenise } from '../language/tokens.js';
import { numbersIn } from './numbers.js';
import { bigrams, dice, soundKey } from './similarity.js';
import { rarityOf } from './rarity.js';
import type { Stem } from './stem.js';

/** Where a key first stands in one block. */
export interface Posting {
  /** Index in `document.blocks`. */
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/** One distinct word of the paragraphs. */
interface Word {
  readonly folded: string;
  readonly key: string;
  /** True where it is written with a capital inside sentences. */
  readonly capital: boolean;
  readonly grams: readonly string[];
}

/** A word of the paragraphs that sounds like another one. */
export interface SoundAlike {
  readonly key: string;
  /** Sørensen–Dice coefficient of the sound keys, 0 to 1. */
  readonly similarity: number;
  readonly capital: boolean;
}

const tokens = new TokenBuffer();
/** Sharing this much of its sound is the least that makes a word a candidate. */
const leastSimilarity = 0.55;
const shortestSoundAlike = 4;

/**
 * An inverted index of the paragraphs a caption may belong to: stems and numbers to the blocks they stand in,
 * with the inverse document frequency over these blocks (Spärck Jones 1972).
 */
export class ParagraphIndex {
  private readonly postings = new Map<string, Posting[]>();
  private readonly words = new Map<string, Word>();
  private readonly byGram = new Map<string, Word[]>();
  private readonly alike = new Map<string, readonly SoundAlike[]>();
  private readonly rarities = new Map<string, number>();
  /** For every block of the document, how many indexed paragraphs stand before it. */
  private readonly paragraphCounts: Int32Array;
  /** Words of each indexed block, by its index in `document.blocks`. */
  readonly lengths = new Map<number, number>();

  constructor(
    private readonly document: Document,
    /** Indexes of the blocks that may be answers, ascending. */
    readonly blocks: readonly number[],
    private readonly stem: Stem,
    private readonly main: string,
  ) {
    for (const index of blocks) this.add(index, document.blocks[index]!);
    this.paragraphCounts = countParagraphs(document, this.lengths);
    for (const word of this.words.values()) {
      for (const gram of gramKeys(word.grams)) push(this.byGram, gram, word);
    }
  }

  private add(index: number, block: Block): void {
    const { text } = this.document;
    tokenise(text, block.start, block.end, tokens);
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.shape[i] === Shape.Opaque) continue;
      const start = tokens.start[i]!;
      const end = tokens.end[i]!;
      const capital = tokens.shape[i] !== Shape.Lower;
      this.post(
        this.word(text.slice(start, end), capital, tokens.first[i]!, tokens.second[i]!).key,
        index,
        start,
        end,
      );
    }
    for (const number of numbersIn(text, block.start, block.end)) {
      this.post(number.value, index, number.start, number.end);
    }
    this.lengths.set(index, tokens.count);
  }

  private post(key: string, block: number, start: number, end: number): void {
    const list = this.postings.get(key);
    if (!list) this.postings.set(key, [{ block, start, end }]);
    else if (list[list.length - 1]!.block !== block) list.push({ block, start, end });
  }

  private word(written: string, capital: boolean, first: number, second: number): Word {
    const folded = written.toLowerCase();
    const known = this.words.get(folded);
    if (known) return known;
    const key = this.stem(folded);
    const word = {
      folded,
      key,
      capital,
      grams: folded.length >= shortestSoundAlike ? bigrams(soundKey(folded)) : [],
    };
    this.words.set(folded, word);
    const rarity = rarityOf(first, second, this.main);
    this.rarities.set(key, Math.min(rarity, this.rarities.get(key) ?? rarity));
    return word;
  }

  /** How many paragraphs that may be answers stand before a block. */
  paragraphsBefore(block: number): number {
    return this.paragraphCounts[block]!;
  }

  /** The headings and labels directly above a paragraph, nearest first; none for other blocks. */
  headingsOf(block: number): readonly number[] {
    if (this.document.blocks[block]!.kind !== 'paragraph') return [];
    const headings: number[] = [];
    for (let above = block - 1; above >= 0 && headings.length < mostHeadings; above--) {
      if (!this.lengths.has(above) || this.document.blocks[above]!.kind === 'paragraph') break;
      headings.push(above);
    }
    return headings;
  }

  /** The blocks in which a key stands, ascending. */
  find(key: string): readonly Posting[] {
    return this.postings.get(key) ?? [];
  }

  /**
   * What meeting a key in a block is worth: its inverse document frequency among the paragraphs, less for
   * words that are common in the language at large; nats.
   */
  worth(key: string): number {
    const frequency = this.find(key).length;
    const inverse = Math.log((this.blocks.length + 1) / (frequency + 0.5));
    return Math.max(0, inverse) * Math.sqrt(this.rarities.get(key) ?? 1);
  }

  /** The stem of a word of the captions as it would stand in the paragraphs. */
  keyOf(folded: string): string {
    return this.words.get(folded)?.key ?? this.stem(folded);
  }

  /** The words of the paragraphs that sound like a folded word, most alike first. */
  soundAlikes(folded: string): readonly SoundAlike[] {
    if (folded.length < shortestSoundAlike) return [];
    let found = this.alike.get(folded);
    if (!found) {
      found = this.searchAlike(bigrams(soundKey(folded)));
      this.alike.set(folded, found);
    }
    return found;
  }

  private searchAlike(grams: readonly string[]): SoundAlike[] {
    const shared = new Map<Word, number>();
    for (const gram of gramKeys(grams)) {
      for (const word of this.byGram.get(gram) ?? []) {
        shared.set(word, (shared.get(word) ?? borderGrams) + 1);
      }
    }
    const best = new Map<string, SoundAlike>();
    for (const [word, count] of shared) {
      if ((2 * count) / (grams.length + word.grams.length) < leastSimilarity - 0.1) continue;
      const similarity = dice(grams, word.grams);
      if (similarity < leastSimilarity || similarity <= (best.get(word.key)?.similarity ?? 0)) continue;
      best.set(word.key, { key: word.key, similarity, capital: word.capital });
    }
    return [...best.values()].sort((a, b) => b.similarity - a.similarity).slice(0, mostAlike);
  }
}

/** The first bigrams of a word are its border and its first letter, which sound-alikes share. */
const borderGrams = 2;

/** The bigrams by which a word is found: those after its first letter, each with it, so that lists stay short. */
function gramKeys(grams: readonly string[]): ReadonlySet<string> {
  return new Set(grams.slice(borderGrams).map((gram) => `${grams[1]!} ${gram}`));
}

/** A paragraph has at most a heading and a line under it. */
const mostHeadings = 2;

function countParagraphs(document: Document, indexed: ReadonlyMap<number, number>): Int32Array {
  const counts = new Int32Array(document.blocks.length);
  let count = 0;
  document.blocks.forEach((block, index) => {
    counts[index] = count;
    if (indexed.has(index) && block.kind === 'paragraph') count++;
  });
  return counts;
}

/** More sound-alikes than this say that the word is like everything. */
const mostAlike = 8;

function push(map: Map<string, Word[]>, gram: string, word: Word): void {
  const list = map.get(gram);
  if (list) list.push(word);
  else map.set(gram, [word]);
}
