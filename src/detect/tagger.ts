import type { TokenBuffer } from '../language/tokens.js';
import { Place } from '../language/tokens.js';
import type { Parameters } from './parameters.js';
import { isCapitalised } from './tokenClass.js';

/** A run of tokens, `[from, to)`, in the stray language. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** Log-odds, in nats, of this run's being stray against its being in the main language. */
  readonly logOdds: number;
  /** The part of `logOdds` that is not the words': the block's prior, or the cost of the run's borders. */
  readonly prior: number;
}

/**
 * A hidden Markov model of two states, main (M) and stray (S), over the tokens of a block, decoded by Viterbi
 * (Rabiner 1989). With w the token's weight, P the log-odds that the block begins stray and C the cost of a
 * change before token i, both states as log-odds against the path that never leaves M:
 *
 *     M(i) = max(M(i-1), S(i-1) - C(i))
 *     S(i) = max(S(i-1), M(i-1) - C(i)) + w(i),      M(0) = 0, S(0) = P + w(0)
 *
 * so a run's log-odds are the sum of its words' weights and its prior: nothing is hidden in them.
 */
export class Tagger {
  private fromStray = new Uint8Array();
  private fromMain = new Uint8Array();
  private costs = new Float32Array();

  constructor(private readonly parameters: Parameters) {}

  /**
   * Whether any path through S beats the one that stays in M, taking every change at its lowest cost. Blocks
   * that fail it have no stray run, so the full decoding is for the few that pass.
   */
  mayHaveRun(weights: Float32Array, count: number, prior: number): boolean {
    const change = this.parameters.change.sentence;
    const main = 0;
    let stray = prior;
    for (let i = 0; i < count; i++) {
      if (i > 0) {
        const leave = stray - change;
        const enter = main - change;
        if (leave > main) return true;
        if (enter > stray) stray = enter;
      }
      stray += weights[i]!;
    }
    return stray > 0;
  }

  /** The stray runs of the likeliest path, in order. */
  decode(text: string, tokens: TokenBuffer, weights: Float32Array, prior: number): Run[] {
    const count = tokens.count;
    if (count === 0) return [];
    this.reserve(count);
    let main = 0;
    let stray = prior + weights[0]!;
    for (let i = 1; i < count; i++) {
      const cost = (this.costs[i] = this.changeCost(text, tokens, i));
      const leave = stray - cost;
      const enter = main - cost;
      this.fromStray[i] = leave > main ? 1 : 0;
      this.fromMain[i] = enter > stray ? 1 : 0;
      if (leave > main) main = leave;
      stray = Math.max(stray, enter) + weights[i]!;
    }
    return this.traceBack(weights, count, prior, stray > main);
  }

  private traceBack(weights: Float32Array, count: number, prior: number, endsStray: boolean): Run[] {
    const runs: Run[] = [];
    let isStray = endsStray;
    let to = count;
    for (let i = count - 1; i >= 0; i--) {
      if (isStray && (i === 0 || this.fromMain[i] === 1)) {
        runs.push(this.run(weights, i, to, count, prior));
        isStray = false;
      } else if (!isStray && i > 0 && this.fromStray[i] === 1) {
        isStray = true;
        to = i;
      }
    }
    return runs.reverse();
  }

  private run(weights: Float32Array, from: number, to: number, count: number, prior: number): Run {
    const enter = from === 0 ? prior : -this.costs[from]!;
    const leave = to === count ? 0 : -this.costs[to]!;
    let words = 0;
    for (let i = from; i < to; i++) words += weights[i]!;
    return { from, to, logOdds: words + enter + leave, prior: enter + leave };
  }

  private changeCost(text: string, tokens: TokenBuffer, i: number): number {
    const { change } = this.parameters;
    if ((tokens.place[i]! & Place.SentenceStart) !== 0) return change.sentence;
    const gap = text.slice(tokens.end[i - 1], tokens.start[i]);
    if (/[^\s\p{L}'’-]/u.test(gap)) return change.punctuation;
    return isCapitalised(tokens, i) !== isCapitalised(tokens, i - 1) ? change.capital : change.plain;
  }

  private reserve(count: number): void {
    if (this.costs.length >= count) return;
    this.fromStray = new Uint8Array(count * 2);
    this.fromMain = new Uint8Array(count * 2);
    this.costs = new Float32Array(count * 2);
  }
}
