import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../packageRoot.js';
import { wordsOf, type Equivalent } from '../lexicon.js';
import { stemEnglish, stemItalian } from '../stem.js';

/** One row of the lexicon's file. */
export interface LexiconRow {
  readonly term: string;
  readonly partOfSpeech: string;
  readonly equivalents: readonly string[];
}

/** The rows of `src/align/data/lexicon.it-en.tsv`, in order. */
export function readRows(): readonly LexiconRow[] {
  const file = readFileSync(join(packageRoot, 'src', 'align', 'data', 'lexicon.it-en.tsv'), 'utf8');
  return file
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [term = '', partOfSpeech = '', equivalents = ''] = line.split('\t');
      return { term, partOfSpeech, equivalents: equivalents.split('|') };
    });
}

/** English words that say nothing inside an equivalent ("to get up", "member of the board"). */
const emptyWords = new Set([
  'a',
  'an',
  'the',
  'to',
  'of',
  'be',
  'in',
  'on',
  'at',
  'by',
  'for',
  'up',
  'out',
  'off',
  'with',
  'from',
  'one',
  'as',
  'and',
  "one's",
  'someone',
  'something',
  'oneself',
]);

/** More equivalents than this of one stem are chance meetings of different lemmas. */
const mostEquivalents = 14;

/** The compiled form of the lexicon: see `parseLexicon`. Every inflection meets its lemma's stem; exact forms come first. */
export function compileLexicon(rows: readonly LexiconRow[]): string {
  const byForm = new Map<string, Equivalent[]>();
  const byStem = new Map<string, Equivalent[]>();
  for (const row of [...rows, ...countries()]) {
    const words = wordsOf(row.term);
    const equivalents = row.equivalents.map((text, rank) => ({ stems: contentStems(text), rank }));
    addAll(byForm, words.join(' '), equivalents);
    if (row.partOfSpeech !== 'f') addAll(byStem, words.map(stemItalian).join(' '), equivalents);
  }
  return [...linesOf('form', byForm), ...linesOf('stem', byStem)].join('');
}

function linesOf(kind: string, map: ReadonlyMap<string, readonly Equivalent[]>): string[] {
  const written = ({ stems, rank }: Equivalent) => `${rank}:${stems.join(' ')}`;
  return [...map].map(([key, equivalents]) => `${kind}\t${key}\t${equivalents.map(written).join('|')}\n`);
}

function addAll(map: Map<string, Equivalent[]>, key: string, equivalents: readonly Equivalent[]): void {
  const present = map.get(key) ?? [];
  for (const equivalent of equivalents) {
    const key = equivalent.stems.join(' ');
    if (present.length < mostEquivalents && !present.some((other) => other.stems.join(' ') === key))
      present.push(equivalent);
  }
  map.set(key, present);
}

function contentStems(equivalent: string): string[] {
  const words = wordsOf(equivalent.replace(/'s\b/g, ''));
  const content = words.filter((word) => !emptyWords.has(word));
  return (content.length > 0 ? content : words).map((word) => stemEnglish(word.replace(/'$/, '')));
}

/** Every country and territory in both languages, as Unicode's CLDR names them (`Intl.DisplayNames`). */
function countries(): LexiconRow[] {
  const italian = new Intl.DisplayNames('it', { type: 'region', fallback: 'none' });
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return letters.flatMap((a) =>
    letters.flatMap((b) => {
      const term = italian.of(a + b);
      const equivalent = english.of(a + b);
      return term && equivalent && term !== equivalent
        ? [{ term, partOfSpeech: 'p', equivalents: [equivalent] }]
        : [];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(packageRoot, 'model'), { recursive: true });
  const rows = readRows();
  writeFileSync(join(packageRoot, 'model', 'lexicon.tsv'), compileLexicon(rows));
  console.log(`Compiled the lexicon of ${rows.length} terms.`);
}
