import { hashWord } from '../../src/language/hash.js';
import { languageOf, languages } from '../../src/language/languages.js';
import { noRow } from '../../src/language/model.js';
import { ListedIn, pairModel } from '../../src/language/pairModel.js';

describe('the model of a language pair', () => {
  const model = pairModel('en', ['it']);
  const oddsOf = (word: string) => model.listOdds[model.row(...hashWord(word))]!;

  it.each(['della', 'perché', 'anche', 'è', 'e', "l'"])('takes "%s" for Italian', (word) => {
    expect(oddsOf(word)).toBeGreaterThan(2);
  });

  it.each(['the', 'which', 'they', "'s"])('takes "%s" for English', (word) => {
    expect(oddsOf(word)).toBeLessThan(-2);
  });

  it('has the opposite odds the other way round', () => {
    const reverse = pairModel('it', ['en']);
    for (const word of ['della', 'the', 'in', 'museo']) {
      const row = model.row(...hashWord(word));
      expect(reverse.listOdds[row]).toBeCloseTo(-model.listOdds[row]!, 5);
    }
  });

  it('says which language’s lists have a word', () => {
    const listedIn = (word: string) => model.listedIn[model.row(...hashWord(word))]!;
    expect(listedIn('the') & ListedIn.Main).toBeTruthy();
    expect(listedIn('perché')).toBe(ListedIn.Stray);
  });

  it('has no row for what is no word', () => {
    expect(model.row(...hashWord('xqzwkj'))).toBe(noRow);
  });

  it('of several stray languages is at least as sure of their words as of the main one', () => {
    const any = pairModel('en', ['it', 'es']);
    for (const word of ['della', 'muy', 'the']) {
      const row = any.row(...hashWord(word));
      expect(any.listOdds[row]).toBeGreaterThanOrEqual(model.listOdds[row]!);
    }
    expect(any.listOdds[any.row(...hashWord('muy'))]).toBeGreaterThan(2);
  });

  it('is made once for each choice', () => {
    expect(pairModel('en', ['it'])).toBe(model);
    expect(pairModel('en', ['es'])).not.toBe(model);
  });

  it.each([
    ['main', () => pairModel('xx', ['it'])],
    ['stray', () => pairModel('en', ['xx'])],
  ])('refuses an unknown %s language and names those it knows', (_, make) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(/"xx".*en, it, es/);
    for (const { code } of languages) expect(make).toThrow(code);
  });
});

describe('the registry of languages', () => {
  it('names each language once, by codes that are what they should be', () => {
    expect(new Set(languages.map((language) => language.code)).size).toBe(languages.length);
    const english = new Intl.DisplayNames('en', { type: 'language' });
    for (const { code, name, iso3 } of languages) {
      expect(english.of(code)).toBe(name);
      expect(Intl.getCanonicalLocales(iso3)).toEqual([code]);
    }
  });

  it('finds a language by its code, and nothing by another', () => {
    expect(languageOf('it')?.name).toBe('Italian');
    expect(languageOf('xx')).toBeUndefined();
  });
});
