import type { Range } from '../document/index.js';
import type { CaptionTerm, Lead } from './captionTerms.js';
import type { WordTieKind } from './pair.js';
import { noKey, type ParagraphIndex } from './paragraphIndex.js';

/** What ties one term of a caption to one block: the best of its leads there. */
export interface Tie {
  readonly kind: WordTieKind;
  readonly term: Range;
  readonly match: Range;
  /** The lead's value, in nats. */
  readonly value: number;
}

/** A word that stands in more blocks than this tells none of them; it ties only those nearby. */
const mostPostings = 100;
/** A tie of less, in nats, is an accident of function words. */
const leastTie = 0.02;
const nothing = -1;

/** Ties in parallel arrays, which grow with the largest caption: its lead, its posting, the next tie of its block. */
class TieBuffer {
  count = 0;
  lead = new Int32Array(1024);
  posting = new Int32Array(1024);
  next = new Int32Array(1024);

  /** Appends a tie that no other follows. */
  push(lead: number, posting: number): number {
    if (this.count === this.lead.length) this.grow();
    const tie = this.count++;
    this.lead[tie] = lead;
    this.posting[tie] = posting;
    this.next[tie] = nothing;
    return tie;
  }

  private grow(): void {
    for (const name of ['lead', 'posting', 'next'] as const) {
      const larger = new Int32Array(2 * this.count);
      larger.set(this[name]);
      this[name] = larger;
    }
  }
}

/**
 * The ties of one caption, by block. The table serves the captions of a document in turn: its arrays are as long as
 * the document and are cleared where they were written, so that a caption costs what it meets.
 */
export class TieTable {
  /** The blocks that have ties. */
  readonly blocks: number[] = [];
  /** By block: the sum of its ties in nats, its first and its last tie. */
  private readonly sums: Float64Array;
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;
  /** The leads of all terms, and the term of each. */
  private readonly leads: Lead[] = [];
  private readonly terms: CaptionTerm[] = [];
  private readonly ties = new TieBuffer();
  /** Of the term at hand: the blocks that it meets, and by block the value of its best lead, 0 for none. */
  private readonly met: number[] = [];
  private readonly bestValue: Float64Array;
  private readonly bestLead: Int32Array;
  private readonly bestPosting: Int32Array;

  constructor(
    private readonly index: ParagraphIndex,
    blockCount: number,
  ) {
    this.sums = new Float64Array(blockCount);
    this.firsts = new Int32Array(blockCount).fill(nothing);
    this.lasts = new Int32Array(blockCount);
    this.bestValue = new Float64Array(blockCount);
    this.bestLead = new Int32Array(blockCount);
    this.bestPosting = new Int32Array(blockCount);
  }

  /** Forgets the last caption and takes the terms of the next, which stands among the blocks `near`. */
  gather(terms: readonly CaptionTerm[], near: Int32Array): void {
    this.clear();
    for (const term of terms) {
      for (const lead of term.leads) {
        this.leads.push(lead);
        this.terms.push(term);
        if (lead.value >= leastTie) this.meet(lead, this.leads.length - 1, near);
      }
      for (const block of this.met) this.tie(block);
      this.met.length = 0;
    }
  }

  /** The sum of a block's ties, in nats. */
  sum(block: number): number {
    return this.sums[block]!;
  }

  /** The first tie of a block, in the order of the terms; negative for none, as after the last. */
  first(block: number): number {
    return this.firsts[block]!;
  }

  /** The tie after another. */
  next(tie: number): number {
    return this.ties.next[tie]!;
  }

  /** The lead that a tie is the meeting of. */
  lead(tie: number): Lead {
    return this.leads[this.ties.lead[tie]!]!;
  }

  /** The term of the caption that a tie ties. */
  term(tie: number): CaptionTerm {
    return this.terms[this.ties.lead[tie]!]!;
  }

  /** Whether a term that starts where this one does ties a block. */
  hasTerm(block: number, { start }: CaptionTerm): boolean {
    let tie = this.first(block);
    while (tie !== nothing && this.term(tie).start !== start) tie = this.next(tie);
    return tie !== nothing;
  }

  /** The ties of a block, in the order of their terms. */
  of(block: number): Tie[] {
    const { start, end } = this.index.postings;
    const found: Tie[] = [];
    for (let tie = this.first(block); tie !== nothing; tie = this.next(tie)) {
      const { kind, value } = this.lead(tie);
      const posting = this.ties.posting[tie]!;
      found.push({
        kind,
        term: this.term(tie),
        match: { start: start[posting]!, end: end[posting]! },
        value,
      });
    }
    return found;
  }

  private clear(): void {
    for (const block of this.blocks) {
      this.sums[block] = 0;
      this.firsts[block] = nothing;
    }
    this.ties.count = 0;
    for (const list of [this.blocks, this.terms, this.leads]) list.length = 0;
  }

  /** Notes every block in which a lead is the best so far of its term: those with all its keys, by the rarest one. */
  private meet({ keys, value }: Lead, lead: number, near: Int32Array): void {
    const { postings } = this.index;
    const rarest = this.rarestOf(keys);
    if (rarest === noKey) return;
    const first = postings.first(rarest);
    const count = postings.count(rarest);
    if (count <= mostPostings) {
      for (let i = first; i < first + count; i++)
        this.meetIn(postings.block[i]!, i, keys, rarest, value, lead);
    } else {
      for (const block of near) {
        const posting = postings.find(rarest, block);
        if (posting !== nothing) this.meetIn(block, posting, keys, rarest, value, lead);
      }
    }
  }

  private meetIn(
    block: number,
    posting: number,
    keys: readonly number[],
    rarest: number,
    value: number,
    lead: number,
  ): void {
    const best = this.bestValue[block]!;
    if (value <= best) return;
    for (const key of keys) if (key !== rarest && this.index.postings.find(key, block) === nothing) return;
    if (best === 0) this.met.push(block);
    this.bestValue[block] = value;
    this.bestLead[block] = lead;
    this.bestPosting[block] = posting;
  }

  /** The key that stands in the fewest blocks; `noKey` where one stands in none. */
  private rarestOf(keys: readonly number[]): number {
    let rarest = keys[0]!;
    for (const key of keys) {
      if (this.index.postings.count(key) < this.index.postings.count(rarest)) rarest = key;
    }
    return rarest;
  }

  /** Writes down the best lead of a term in a block that it meets. */
  private tie(block: number): void {
    const tie = this.ties.push(this.bestLead[block]!, this.bestPosting[block]!);
    if (this.firsts[block] === nothing) {
      this.blocks.push(block);
      this.firsts[block] = tie;
    } else this.ties.next[this.lasts[block]!] = tie;
    this.lasts[block] = tie;
    this.sums[block]! += this.bestValue[block]!;
    this.bestValue[block] = 0;
  }
}
