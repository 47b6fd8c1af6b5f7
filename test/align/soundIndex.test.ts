import { SoundIndex } from '../../src/align/soundIndex.js';

const words = ['reykjavik', 'nation', 'nations', 'banana', 'bananas', 'boat', 'geologists', 'tea'];
const index = new SoundIndex();
words.forEach((word, key) => {
  index.add(word, key, word === 'reykjavik');
});
const found = (word: string) => index.search(word).map(({ key }) => words[key]);

describe('an index of sounds', () => {
  it.each([
    ['a name, spelled another way', 'reykiavik', 'reykjavik'],
    ['a cognate', 'geologi', 'geologists'],
    ['a word that repeats its letters', 'banane', 'banana'],
  ])('finds %s', (_, word, alike) => {
    expect(found(word)).toContain(alike);
  });

  it.each([
    ['that begins with another letter', 'stazione'],
    ['of three letters', 'tea'],
    ['that sounds like none', 'biblioteca'],
  ])('has nothing for a word %s', (_, word) => {
    expect(found(word)).toEqual([]);
  });

  it('gives the most alike first, none above 1', () => {
    const similarities = index.search('nazioni').map(({ similarity }) => similarity);
    expect(similarities.length).toBe(2);
    expect(similarities).toEqual(similarities.toSorted((a, b) => b - a));
    for (const similarity of similarities) expect(similarity).toBeLessThanOrEqual(1);
  });

  it('answers the same when it is asked again, after other words', () => {
    const first = index.search('nazione');
    index.search('banane');
    expect(index.search('nazione')).toEqual(first);
  });

  it('says whether a word has a capital', () => {
    expect(index.search('reykiavik')[0]!.capital).toBe(true);
    expect(index.search('geologi')[0]!.capital).toBe(false);
  });
});
