import type { Document, Range } from '../document/index.js';
import { findRow, noRow, wordTable } from '../language/model.js';
import { Shape, TokenBuffer, tokenise } from '../language/tokens.js';
import type { Equivalent, Lexicon } from './lexicon.js';
import { englishWord, numbersIn } from './numbers.js';
import type { WordTieKind } from './pair.js';
import { noKey, type KeyId, type ParagraphIndex } from './paragraphIndex.js';
import { rarityOf } from './rarity.js';

/** A way in which a term of a caption may be met in a paragraph: all of `keys` stand there. */
export interface Lead {
  readonly kind: WordTieKind;
  readonly keys: readonly KeyId[];
  /** What meeting it is worth: the keys' worth times how sure the lead is, in nats. */
  readonly value: number;
}

/** A word, number or multiword term of a caption with the leads it gives. */
export interface CaptionTerm extends Range {
  readonly leads: readonly Lead[];
}

const tokens = new TokenBuffer();

/** The quality of a translation falls with its rank among the equivalents. */
const rankDecay = 0.12;
/** Words of a multiword term that the lexicon has ("Paesi Bassi") say less by themselves. */
const shareOfCovered = 0.3;
/** A word that merely sounds alike says less where the lexicon knows what the word means. */
const shareOfKnownCognate = 0.4;

/** A number that is written as a word may be part of another one. */
const shareOfSpelledNumber = 0.7;

/** A word of a caption, before its leads are known. */
interface CaptionWord extends Range {
  readonly folded: string;
  readonly capital: boolean;
  /** How telling it is by its frequency in its own language, 0 to 1. */
  readonly rarity: number;
  /** Whether it is a listed first or last name. */
  readonly isName: boolean;
}

/** A term of several words with the words it covers. */
interface CoveringTerm extends CaptionTerm {
  /** Index of its first word, and of the word after its last. */
  readonly from: number;
  readonly to: number;
}

/** An equivalent as the paragraphs have it. */
interface KeyedEquivalent {
  readonly keys: readonly KeyId[];
  /** Of all keys together, in nats. */
  readonly worth: number;
  readonly rank: number;
}

/** Finds the leads of one document's captions; what it has found out about a word it keeps for the next caption. */
export class CaptionReader {
  private readonly equivalents = new Map<string, readonly KeyedEquivalent[]>();
  /** In how many of the document's captions each word stands. */
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly document: Document,
    private readonly index: ParagraphIndex,
    private readonly lexicon: Lexicon | null,
    captions: readonly (Range & { readonly language: string })[],
  ) {
    for (const caption of captions) {
      const words = captionWords(document.text, caption, caption.language);
      for (const word of new Set(words.map(({ folded }) => folded)))
        this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
    }
  }

  /** The terms of `range`, in order, each with its leads into the paragraphs. */
  terms(range: Range, language: string): CaptionTerm[] {
    const { text } = this.document;
    const words = captionWords(text, range, language);
    const multiwords = this.multiwordTerms(words);
    const terms = words.map((word, i): CaptionTerm => {
      const isCovered = multiwords.some(({ from, to }) => from <= i && i < to);
      const share = isCovered ? shareOfCovered : this.shareOfFirstName(word, words[i + 1]);
      return {
        start: word.start,
        end: word.end,
        leads: this.leadsOf(word, share * this.shareOfShared(word)),
      };
    });
    for (const { start, end, value } of numbersIn(text, range.start, range.end)) {
      terms.push({ start, end, leads: this.leadsOfNumber(value) });
    }
    return [...terms, ...multiwords];
  }

  /**
   * A first name before a surname that the document knows says no more than the surname: the text names a person
   * in full once and by the surname after that.
   */
  private shareOfFirstName(word: CaptionWord, next: CaptionWord | undefined): number {
    if (!word.isName || !word.capital || !next?.capital || next.start !== word.end + 1) return 1;
    const { index } = this;
    const surname = index.keyOf(next.folded);
    if (surname === noKey) return 1;
    const worth = index.worth(index.keyOf(word.folded));
    return worth === 0 ? 1 : Math.min(1, index.worth(surname) / worth);
  }

  /** What many captions have in common is what the page is about, and tells none of their paragraphs. */
  private shareOfShared({ folded }: CaptionWord): number {
    return 1 / Math.sqrt(Math.max(1, this.counts.get(folded) ?? 1));
  }

  private leadsOf(word: CaptionWord, share: number): Lead[] {
    const { folded, capital, rarity } = word;
    const { index } = this;
    const equivalents = this.equivalentsOf(folded);
    const weight = share * Math.sqrt(rarity);
    const leads = equivalents.map(({ keys, worth, rank }): Lead => ({
      kind: 'translation',
      keys,
      value: (weight / (1 + rankDecay * rank)) * worth,
    }));
    const known = equivalents.length > 0 ? shareOfKnownCognate : 1;
    leads.push(
      this.lead(
        capital ? 'name' : 'cognate',
        index.keyOf(folded),
        capital ? share * Math.max(rarity, 0.3) : 0.9 * weight,
      ),
    );
    for (const { key, similarity, capital: theirs } of index.soundAlikes(folded)) {
      const quality =
        weight * ((similarity - 0.4) / 0.6) * (capital === theirs ? 1 : 0.7) * (capital ? 1 : known);
      leads.push(this.lead(capital && theirs ? 'name' : 'cognate', key, quality));
    }
    return leads;
  }

  /** A number stands in digits or, where the paragraphs are English, as a word. */
  private leadsOfNumber(value: string): Lead[] {
    const lead = this.lead('number', this.index.keyNamed(value), 1);
    const word = this.lexicon ? englishWord(value) : undefined;
    return word === undefined
      ? [lead]
      : [lead, this.lead('number', this.index.keyOf(word), shareOfSpelledNumber)];
  }

  private lead(kind: WordTieKind, key: KeyId, quality: number): Lead {
    return { kind, keys: [key], value: quality * this.index.worth(key) };
  }

  private equivalentsOf(folded: string): readonly KeyedEquivalent[] {
    let found = this.equivalents.get(folded);
    if (!found) {
      found = (this.lexicon?.equivalents([folded]) ?? []).map((equivalent) => this.keyed(equivalent));
      this.equivalents.set(folded, found);
    }
    return found;
  }

  private keyed({ stems, rank }: Equivalent): KeyedEquivalent {
    const keys = stems.map((stem) => this.index.keyNamed(stem));
    const worth = keys.reduce((sum, key) => sum + this.index.worth(key), 0);
    return { keys, worth, rank };
  }

  /** The longest terms of two words and more that the lexicon has, from left to right. */
  private multiwordTerms(words: readonly CaptionWord[]): CoveringTerm[] {
    const { lexicon } = this;
    const terms: CoveringTerm[] = [];
    if (!lexicon) return terms;
    const folded = words.map((word) => word.folded);
    for (let from = 0; from < words.length; from++) {
      const multiword = lexicon.multiwordAt(folded, from);
      if (!multiword) continue;
      const to = from + multiword.length;
      const covered = words.slice(from, to);
      const rarity = Math.max(...covered.map((word) => word.rarity));
      const share = Math.max(...covered.map((word) => this.shareOfShared(word)));
      const leads = multiword.equivalents.map((equivalent): Lead => {
        const { keys, worth, rank } = this.keyed(equivalent);
        const quality = (share * Math.sqrt(rarity)) / (1 + rankDecay * rank) / Math.sqrt(keys.length);
        return { kind: 'translation', keys, value: quality * worth };
      });
      terms.push({ start: words[from]!.start, end: words[to - 1]!.end, leads, from, to });
      from = to - 1;
    }
    return terms;
  }
}

function captionWords(text: string, range: Range, language: string): CaptionWord[] {
  tokenise(text, range.start, range.end, tokens);
  const table = wordTable();
  const words: CaptionWord[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.shape[i] === Shape.Opaque) continue;
    const start = tokens.start[i]!;
    const end = tokens.end[i]!;
    const folded = text.slice(start, end).normalize('NFC').toLowerCase().replace(/[’ʼ]/g, "'");
    const rarity = rarityOf(tokens.first[i]!, tokens.second[i]!, language);
    const row = findRow(table, tokens.first[i]!, tokens.second[i]!);
    const isName = row !== noRow && table.isName[row] === 1;
    words.push({ start, end, folded, capital: tokens.shape[i] !== Shape.Lower, rarity, isName });
  }
  return words;
}
