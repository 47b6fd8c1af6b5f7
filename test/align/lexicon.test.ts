import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { italianEnglish, wordsOf } from '../../src/align/lexicon.js';
import { readRows } from '../../src/align/training/compileLexicon.js';
import { stemEnglish } from '../../src/align/stem.js';
import { packageRoot } from '../../src/packageRoot.js';

const linesOf = (file: string) => {
  const text = readFileSync(join(packageRoot, 'src', 'align', 'data', file), 'utf8');
  return { text, lines: text.split('\n').slice(0, -1) };
};
const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

describe('the lexicon’s file', () => {
  const { text, lines } = linesOf('lexicon.it-en.tsv');
  const rows = lines.map((line, i) => ({ columns: line.split('\t'), place: `row ${i + 1}: ${line}` }));
  /** What breaks a rule, so that a failure names the rows. */
  const breaking = (isRight: (columns: readonly string[]) => boolean) =>
    rows.filter(({ columns }) => !isRight(columns)).map(({ place }) => place);

  it('has ten thousand rows or more', () => {
    expect(rows.length).toBeGreaterThanOrEqual(10_000);
  });

  it('has three columns a row', () => {
    expect(breaking((columns) => columns.length === 3)).toEqual([]);
  });

  it('has known parts of speech', () => {
    const known = new Set(['n', 'v', 'a', 'r', 'p', 'x', 'f']);
    expect(breaking(([, partOfSpeech]) => known.has(partOfSpeech!))).toEqual([]);
  });

  it('has no empty side, no empty equivalent and no outer or double space', () => {
    const isText = (cell: string) => cell !== '' && cell === cell.trim() && !cell.includes('  ');
    expect(breaking(([term, , equivalents]) => [term!, ...equivalents!.split('|')].every(isText))).toEqual(
      [],
    );
  });

  it('gives no equivalent of a term twice', () => {
    expect(
      breaking(([, , equivalents]) => {
        const all = equivalents!.split('|');
        return new Set(all).size === all.length;
      }),
    ).toEqual([]);
  });

  it('has each headword once, whatever its case', () => {
    const seen = new Set<string>();
    expect(
      breaking(([term]) => {
        const isNew = !seen.has(term!.toLowerCase());
        seen.add(term!.toLowerCase());
        return isNew;
      }),
    ).toEqual([]);
  });

  it('is sorted by headword in lower case, then by headword', () => {
    const key = (row: (typeof rows)[number] | undefined) => row?.columns[0] ?? '';
    const misplaced = rows.filter((row, i) => {
      const [before, here] = [key(rows[i - 1]), key(row)];
      return (
        i > 0 && (byCodeUnits(before.toLowerCase(), here.toLowerCase()) || byCodeUnits(before, here)) > 0
      );
    });
    expect(misplaced.map(({ place }) => place)).toEqual([]);
  });

  it('is composed (NFC), has straight apostrophes and LF line ends, the last line too', () => {
    expect(text === text.normalize('NFC')).toBe(true);
    expect(text.match(/.*[’ʼ\r].*/g) ?? []).toEqual([]);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('is read row for row', () => {
    expect(readRows().length).toBe(rows.length);
  });
});

describe('the file of irregular English forms', () => {
  const rows = linesOf('irregular.en.tsv').lines.map((line) => line.split('\t'));
  const forms = rows.map(([form]) => form!);

  it('has a form and another word, its lemma, in every row', () => {
    expect(rows.filter((row) => row.length !== 2 || !row[0] || !row[1] || row[0] === row[1])).toEqual([]);
  });

  it('is sorted and has each form once', () => {
    expect(forms.filter((form, i) => i > 0 && byCodeUnits(forms[i - 1]!, form) >= 0)).toEqual([]);
  });
});

describe('the lexicon', () => {
  const lexicon = italianEnglish();
  const stemsOf = (...words: string[]) => lexicon.equivalents(words).map(({ stems }) => stems.join(' '));

  it.each([
    ['a word', ['ponte'], 'bridge'],
    ['a plural', ['pescatori'], 'fisherman'],
    ['an inflected verb', ['dormivano'], 'sleep'],
    ['a feminine', ['nuova'], 'new'],
    ['a country, from the names that the runtime knows', ['germania'], 'germany'],
    ['a country of several words', ['stati', 'uniti'], 'united states'],
  ])('translates %s', (_, words, english) => {
    const stems = english.split(' ').map(stemEnglish).join(' ');
    expect(stemsOf(...words)).toContain(stems);
  });

  it('has nothing for what is no Italian word', () => {
    expect(lexicon.equivalents(['xqzwkj'])).toEqual([]);
    expect(lexicon.equivalents(['constructor'])).toEqual([]);
    expect(lexicon.equivalents([])).toEqual([]);
  });

  it('ranks equivalents from 0, the likeliest first in its row', () => {
    const ranks = lexicon.equivalents(['ponte']).map(({ rank }) => rank);
    expect(ranks[0]).toBe(0);
    expect(ranks.every((rank) => Number.isInteger(rank) && rank >= 0)).toBe(true);
  });

  it('finds every headword of its file, those of several words where they stand in a text', () => {
    const rows = readRows().map(({ term }) => wordsOf(term));
    expect(rows.filter((words) => lexicon.equivalents(words).length === 0)).toEqual([]);
    const found = (words: string[]) => lexicon.multiwordAt(['xqzwkj', ...words, 'xqzwkj'], 1)?.length;
    expect(rows.filter((words) => words.length > 1 && found(words) !== words.length)).toEqual([]);
  });

  it('takes the longest term of several words, and no single word for one', () => {
    const text = ['i', 'presidenti', 'del', 'consiglio', 'del', 'porto'];
    expect(lexicon.multiwordAt(text, 1)?.length).toBe(3);
    expect(lexicon.multiwordAt(text, 5)).toBeUndefined();
  });
});

test.each<[string, string[]]>([
  ["Dell'acqua", ["dell'", 'acqua']],
  ['a base di', ['a', 'base', 'di']],
  ["po'", ["po'"]],
  ['perche\u0301', ['perché']],
  ['G20', ['g', '20']],
])('the words of the term %s are %j', (term, words) => {
  expect(wordsOf(term)).toEqual(words);
});
