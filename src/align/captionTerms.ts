import type { Document, Range } from '../document/index.js';
import { findRow, noRow, wordTable } from '../language/model.js';
import { Shape, TokenBuffer, tokenise } from '../language/tokens.js';
import type { Lexicon } from './lexicon.js';
import { numbersIn } from './numbers.js';
import type { TieKind } from './pair.js';
import type { ParagraphIndex } from './paragraphIndex.js';
import { rarityOf } from './rarity.js';

/** A way in which a term of a caption may be met in a paragraph: all of `keys` stand there. */
export interface Lead {
  readonly kind: TieKind;
  readonly keys: readonly string[];
  /** How sure the lead is, 0 to 1. */
  readonly quality: number;
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

/** A word of a caption, before its leads are known. */
interface CaptionWord extends Range {
  readonly folded: string;
  readonly capital: boolean;
  /** How telling it is by its frequency in its own language, 0 to 1. */
  readonly rarity: number;
  /** Whether it is a listed first or last name. */
  readonly isName: boolean;
}

/** The terms of `range`, in order, each with its leads into the paragraphs. */
export function captionTerms(
  document: Document,
  range: Range,
  index: ParagraphIndex,
  lexicon: Lexicon | null,
  language: string,
): CaptionTerm[] {
  const { text } = document;
  const words = captionWords(text, range, language);
  const multiwords = lexicon ? multiwordTerms(words, lexicon) : [];
  const terms = words.map((word, i): CaptionTerm => {
    const isCovered = multiwords.some((term) => term.start <= word.start && word.end <= term.end);
    const share = isCovered ? shareOfCovered : shareOfFirstName(word, words[i + 1], index);
    return { start: word.start, end: word.end, leads: leadsOf(word, share, index, lexicon) };
  });
  for (const number of numbersIn(text, range.start, range.end)) {
    terms.push({
      start: number.start,
      end: number.end,
      leads: [{ kind: 'number', keys: [number.value], quality: 1 }],
    });
  }
  return [...terms, ...multiwords].filter((term) => term.leads.length > 0);
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

/**
 * A first name before a surname that the document knows says no more than the surname: the text names a person
 * in full once and by the surname after that.
 */
function shareOfFirstName(word: CaptionWord, next: CaptionWord | undefined, index: ParagraphIndex): number {
  if (!word.isName || !word.capital || !next?.capital || next.start !== word.end + 1) return 1;
  const surname = index.keyOf(next.folded);
  if (index.find(surname).length === 0) return 1;
  const worth = index.worth(index.keyOf(word.folded));
  return worth === 0 ? 1 : Math.min(1, index.worth(surname) / worth);
}

function leadsOf(word: CaptionWord, share: number, index: ParagraphIndex, lexicon: Lexicon | null): Lead[] {
  const { folded, capital, rarity } = word;
  const equivalents = lexicon?.equivalents([folded]) ?? [];
  const weight = share * Math.sqrt(rarity);
  const leads: Lead[] = equivalents.map(({ stems, rank }) => ({
    kind: 'translation',
    keys: stems,
    quality: weight / (1 + rankDecay * rank),
  }));
  const known = equivalents.length > 0 ? shareOfKnownCognate : 1;
  leads.push({
    kind: capital ? 'name' : 'cognate',
    keys: [index.keyOf(folded)],
    quality: capital ? share * Math.max(rarity, 0.3) : 0.9 * weight,
  });
  for (const { key, similarity, capital: theirs } of index.soundAlikes(folded)) {
    const quality =
      weight * ((similarity - 0.4) / 0.6) * (capital === theirs ? 1 : 0.7) * (capital ? 1 : known);
    leads.push({ kind: capital && theirs ? 'name' : 'cognate', keys: [key], quality });
  }
  return leads;
}

/** The longest terms of two words and more that the lexicon has, from left to right. */
function multiwordTerms(words: readonly CaptionWord[], lexicon: Lexicon): CaptionTerm[] {
  const terms: CaptionTerm[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = Math.min(words.length, from + lexicon.longestTerm); to >= from + 2; to--) {
      const equivalents = lexicon.equivalents(words.slice(from, to).map((word) => word.folded));
      if (equivalents.length === 0) continue;
      const rarity = Math.max(...words.slice(from, to).map((word) => word.rarity));
      const leads = equivalents.map(({ stems, rank }): Lead => ({
        kind: 'translation',
        keys: stems,
        quality: Math.sqrt(rarity) / (1 + rankDecay * rank) / Math.sqrt(stems.length),
      }));
      terms.push({ start: words[from]!.start, end: words[to - 1]!.end, leads });
      from = to - 1;
      break;
    }
  }
  return terms;
}
