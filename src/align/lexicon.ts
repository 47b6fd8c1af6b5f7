import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../packageRoot.js';
import { LineIndex } from './lineIndex.js';
import { stemItalian } from './stem.js';

/** One English equivalent of an Italian term: the stems of its content words, and how unlikely it is among the rest. */
export interface Equivalent {
  readonly stems: readonly string[];
  /** 0 for the likeliest equivalent, 1 for the next… */
  readonly rank: number;
}

/** A term of several words that the lexicon has. */
export interface Multiword {
  /** How many words it has. */
  readonly length: number;
  readonly equivalents: readonly Equivalent[];
}

/** A bilingual lexicon, looked up by the words of a text rather than by lemmas. */
export interface Lexicon {
  /** Equivalents of a term given as its folded words; empty where the lexicon lacks it. */
  equivalents(words: readonly string[]): readonly Equivalent[];
  /** The longest term of two words and more that begins at `words[from]`. */
  multiwordAt(words: readonly string[], from: number): Multiword | undefined;
}

let loaded: Lexicon | undefined;

/**
 * The Italian-English lexicon, as `training/compileLexicon.ts` makes it from `data/lexicon.it-en.tsv`; read once.
 * Its equivalents are parsed when they are asked for: a document needs a few of the many.
 *
 * @throws Error where the compiled file is missing.
 */
export function italianEnglish(): Lexicon {
  return (loaded ??= parseLexicon(readCompiled()));
}

function readCompiled(): string {
  const path = join(packageRoot, 'model', 'lexicon.tsv');
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`The compiled lexicon is missing (${path}). Run "npm run build" once.`, { cause });
  }
}

/** A line is `form` or `stem`, the words, and the equivalents' stems, best first, by `|`, with their ranks. */
function parseLexicon(compiled: string): Lexicon {
  const lines = new LineIndex(compiled);
  const known = new Map<string, readonly Equivalent[]>();
  const parsed = (form: string, stem: string): readonly Equivalent[] =>
    (lines.rest(`form\t${form}\t`) ?? lines.rest(`stem\t${stem}\t`))?.split('|').map(parseEquivalent) ?? [];
  return {
    equivalents: (words) => {
      const form = words.join(' ');
      let found = known.get(form);
      if (!found) {
        found = parsed(form, words.map(stemItalian).join(' '));
        if (known.size >= rememberedTerms) known.clear();
        known.set(form, found);
      }
      return found;
    },
    multiwordAt: (words, from) => {
      let longest: Multiword | undefined;
      let [form, stem] = [words[from]!, stemItalian(words[from]!)];
      for (let to = from + 1; to < words.length; to++) {
        if (!lines.isBeginning(`form\t${form}`) && !lines.isBeginning(`stem\t${stem}`)) break;
        form += ` ${words[to]!}`;
        stem += ` ${stemItalian(words[to]!)}`;
        const equivalents = parsed(form, stem);
        if (equivalents.length > 0) longest = { length: to + 1 - from, equivalents };
      }
      return longest;
    },
  };
}

/** Distinct terms remembered with their equivalents. */
const rememberedTerms = 50_000;

function parseEquivalent(raw: string): Equivalent {
  const [rank = '0', stems = ''] = raw.split(':');
  return { stems: stems.split(' '), rank: Number(rank) };
}

/** The folded words of a term; an elision is a word of its own, as the tokeniser has it. */
export function wordsOf(term: string): string[] {
  return (
    term
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+'?|\d+/gu) ?? []
  );
}
