import type { KeyId } from './paragraphIndex.js';
import { dice, soundOf, type Sound } from './similarity.js';

/** A word of the paragraphs that sounds like another one. */
export interface SoundAlike {
  readonly key: KeyId;
  /** Sørensen–Dice coefficient of the sound keys, 0 to 1. */
  readonly similarity: number;
  /** True where it is written with a capital inside sentences. */
  readonly capital: boolean;
}

interface SoundWord {
  readonly key: KeyId;
  readonly capital: boolean;
  readonly sound: Sound;
}

/** Sharing this much of its sound is the least that makes a word a candidate. */
const leastSimilarity = 0.55;
/** Bigrams that both words repeat add no more than this to what their distinct bigrams say. */
const mostRepeated = 0.1;
const shortestSoundAlike = 4;
/** More sound-alikes than this say that the word is like everything. */
const mostAlike = 8;
/** The first bigrams of a word are its border and its first letter, which sound-alikes share. */
const borderGrams = 2;

/** The words of a document by the bigrams of their sound: finds those that sound like another word. */
export class SoundIndex {
  private readonly words: SoundWord[] = [];
  /** How many bigrams each word has. */
  private readonly lengths: number[] = [];
  /** First bigram, later bigram, to the words that have both: sound-alikes begin alike. */
  private readonly byGram = new Map<number, Map<number, number[]>>();
  private readonly found = new Map<string, readonly SoundAlike[]>();
  /** Distinct bigrams that each word shares with the one that is looked for; 0 between two searches. */
  private readonly shared: number[] = [];

  /** Adds a distinct folded word. */
  add(folded: string, key: KeyId, capital: boolean): void {
    if (folded.length < shortestSoundAlike) return;
    const sound = soundOf(folded);
    const word = this.words.push({ key, capital, sound }) - 1;
    this.lengths.push(sound.grams.length);
    this.shared.push(0);
    const lists = listIn(this.byGram, sound.grams[1]!, () => new Map<number, number[]>());
    for (const gram of sound.inner) listIn(lists, gram, () => []).push(word);
  }

  /** The words that sound like a folded one, most alike first. */
  search(folded: string): readonly SoundAlike[] {
    if (folded.length < shortestSoundAlike) return [];
    return listIn(this.found, folded, () => this.searchFor(soundOf(folded)));
  }

  private searchFor(sound: Sound): readonly SoundAlike[] {
    const { shared, lengths } = this;
    const best = new Map<KeyId, SoundAlike>();
    for (const index of this.sharing(sound)) {
      const atLeast = (2 * (shared[index]! + borderGrams)) / (sound.grams.length + lengths[index]!);
      shared[index] = 0;
      if (atLeast < leastSimilarity - mostRepeated) continue;
      const { key, capital, sound: other } = this.words[index]!;
      const similarity = sound.hasRepeats && other.hasRepeats ? dice(sound, other) : atLeast;
      if (similarity < leastSimilarity || similarity <= (best.get(key)?.similarity ?? 0)) continue;
      best.set(key, { key, similarity, capital });
    }
    return [...best.values()].sort((a, b) => b.similarity - a.similarity).slice(0, mostAlike);
  }

  /** The words that share a bigram, in the order in which they are met; `shared` says how many. */
  private sharing(sound: Sound): readonly number[] {
    const { shared } = this;
    const met: number[] = [];
    const lists = this.byGram.get(sound.grams[1]!);
    for (const gram of sound.inner) {
      for (const word of lists?.get(gram) ?? []) {
        if (shared[word]!++ === 0) met.push(word);
      }
    }
    return met;
  }
}

function listIn<Key, List>(map: Map<Key, List>, key: Key, make: () => List): List {
  let list = map.get(key);
  if (list === undefined) {
    list = make();
    map.set(key, list);
  }
  return list;
}
