import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type snowballStemmers from 'snowball-stemmers';
import { packageRoot } from '../packageRoot.js';

/** Reduces a folded word to the key under which all its inflections meet. */
export type Stem = (folded: string) => string;

/**
 * The package is one large CommonJS file of thirty languages. Required when the first word is stemmed, it costs a
 * fifth of what importing it does, since no one looks through it for its exports.
 */
const require = createRequire(import.meta.url);

/** Distinct words remembered with their stems; running text reuses few of them most of the time. */
const rememberedWords = 50_000;

/** The Italian stemmer (Snowball), accents off the last vowel so that `citta'`, `citta` and `città` meet. */
export const stemItalian = remembering(italianStemmer());

/** The English stemmer (Snowball), after a table of irregular forms (`went`, `men`). */
export const stemEnglish = remembering(englishStemmer());

function italianStemmer(): Stem {
  const stem = snowballStemmer('italian');
  return (word) => stem(word.replace(/'$/, '')).normalize('NFD').replace(/\p{M}/gu, '');
}

function englishStemmer(): Stem {
  const stem = snowballStemmer('english');
  let irregular: ReadonlyMap<string, string> | undefined;
  return (word) => {
    irregular ??= readIrregular();
    return stem(irregular.get(word) ?? word);
  };
}

function snowballStemmer(language: string): Stem {
  let stemmer: snowballStemmers.Stemmer | undefined;
  return (word) => {
    stemmer ??= (require('snowball-stemmers') as typeof snowballStemmers).newStemmer(language);
    return stemmer.stem(word);
  };
}

/** Irregular English forms to their lemmas; `src/align/data/irregular.en.tsv`. */
function readIrregular(): ReadonlyMap<string, string> {
  const file = readFileSync(join(packageRoot, 'src', 'align', 'data', 'irregular.en.tsv'), 'utf8');
  return new Map(
    file
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t') as [string, string]),
  );
}

function remembering(stem: Stem): Stem {
  const known = new Map<string, string>();
  return (word) => {
    let key = known.get(word);
    if (key === undefined) {
      key = stem(word);
      if (known.size >= rememberedWords) known.clear();
      known.set(word, key);
    }
    return key;
  };
}
