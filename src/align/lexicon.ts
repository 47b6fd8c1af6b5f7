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

/** A bilingual lexicon, looked up by the words of a text rather than by lemmas. */
export interface Lexicon {
  /** Words of the longest term. */
  readonly longestTerm: number;
  /** Equivalents of a term given as its folded words; empty where the lexicon lacks it. */
  equivalents(words: readonly string[]): readonly Equivalent[];
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
  return {
    longestTerm: lines.longestTerm,
    equivalents: (words) => {
      const raw = lines.rest(`form\t${words.join(' ')}\t`) ?? stemmed(lines, words);
      return raw === undefined ? [] : raw.split('|').map(parseEquivalent);
    },
  };
}

function stemmed(lines: LineIndex, words: readonly string[]): string | undefined {
  return lines.rest(`stem\t${words.map(stemItalian).join(' ')}\t`);
}

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
