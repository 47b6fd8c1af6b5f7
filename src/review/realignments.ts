import { setTimeout } from 'node:timers/promises';
import type { Anchors, PairedFlag } from '../align/index.js';

/** Milliseconds that a reader waits for pairs; a longer document is shown with those known before, and told of later. */
const patience = 300;
/** Documents whose pairs are kept, and how many sets of each: those before and after a few undos. */
const mostDocuments = 8;
const mostSets = 6;

/** Aligns a document's flags again around what was settled. */
export type Aligner = (anchors: Anchors) => Promise<readonly PairedFlag[]>;

/** What is known of the pairs of one document. */
interface Known {
  readonly content: string;
  /** By the anchors that they were aligned around; the set that was asked for last is the last. */
  readonly sets: Map<string, readonly PairedFlag[]>;
  /** The anchors that were asked for last, as a key. */
  wanted: string;
  /** The set that was answered last. */
  shown: readonly PairedFlag[];
  /** Resolves when nothing is being aligned; one set of a document at a time. */
  turn: Promise<void>;
  /** Sets that are being aligned or wait for their turn. */
  readonly underWay: Set<string>;
}

/** Keeps the pairs of documents as aligned around what people settled, and aligns anew only when that changes. */
export class Realignments {
  private readonly known = new Map<string, Known>();
  private readonly listeners = new Set<(document: string) => void>();

  /** Hears of documents whose pairs changed after they had been answered without. */
  listen(listener: (document: string) => void): void {
    this.listeners.add(listener);
  }

  /**
   * The flags of a document, paired around the anchors; where that takes long, those answered before, and listeners
   * hear of it when it is done.
   *
   * @param document names it.
   * @param content stands for its bytes.
   * @param found its flags as the analysis paired them.
   */
  async flagsOf(
    document: string,
    content: string,
    found: readonly PairedFlag[],
    anchors: Anchors,
    aligner: Aligner,
  ): Promise<readonly PairedFlag[]> {
    const known = this.knownOf(document, content, found);
    const key = keyOf(anchors);
    known.wanted = key;
    const ready = anchors.size === 0 ? found : known.sets.get(key);
    if (ready) return (known.shown = ready);
    if (!known.underWay.has(key)) this.begin(document, known, key, () => aligner(anchors));
    await Promise.race([known.turn, setTimeout(patience, undefined, { ref: false })]);
    return (known.shown = known.sets.get(key) ?? known.shown);
  }

  private knownOf(document: string, content: string, found: readonly PairedFlag[]): Known {
    const kept = this.known.get(document);
    const known =
      kept?.content === content
        ? kept
        : {
            content,
            sets: new Map<string, readonly PairedFlag[]>(),
            wanted: '',
            shown: found,
            turn: Promise.resolve(),
            underWay: new Set<string>(),
          };
    this.known.delete(document);
    this.known.set(document, known);
    dropOldest(this.known, mostDocuments);
    return known;
  }

  /** Aligns when the set before is done, unless others are wanted by then. */
  private begin(
    document: string,
    known: Known,
    key: string,
    aligned: () => Promise<readonly PairedFlag[]>,
  ): void {
    known.underWay.add(key);
    const work = async (): Promise<void> => {
      if (known.wanted !== key) return;
      const flags = await aligned();
      known.sets.set(key, flags);
      dropOldest(known.sets, mostSets);
      // Whoever waits is answered first and shows them; only who was answered before hears of them.
      setImmediate(() => {
        if (known.wanted !== key || known.shown === flags || hasSamePairs(known.shown, flags)) return;
        for (const listener of this.listeners) listener(document);
      });
    };
    // The pairs of the analysis are good to go on with where aligning fails, as when the workspace closes.
    known.turn = known.turn
      .then(work)
      .catch(() => undefined)
      .finally(() => known.underWay.delete(key));
  }
}

function keyOf(anchors: Anchors): string {
  return [...anchors].map(([caption, block]) => `${caption}:${block}`).join(' ');
}

function hasSamePairs(a: readonly PairedFlag[], b: readonly PairedFlag[]): boolean {
  return a.every((flag, index) => flag.pair?.block === b[index]?.pair?.block);
}

function dropOldest<Key>(map: Map<Key, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
