import fc from 'fast-check';
import { bigrams, dice, soundKey } from '../../src/align/similarity.js';

const likeness = (a: string, b: string) => dice(bigrams(soundKey(a)), bigrams(soundKey(b)));

describe('a sound key', () => {
  it.each([
    ['nazione', 'nation'],
    ['nazioni', 'nations'],
    ['geologia', 'geology'],
    ['università', 'university'],
    ['turismo', 'tourism'],
    ['dentista', 'dentist'],
    ['importanza', 'importance'],
    ['telefono', 'telephone'],
    ['teatro', 'theatre'],
  ])('makes %s and %s more alike than strangers', (italian, english) => {
    expect(likeness(italian, english)).toBeGreaterThan(0.6);
  });

  it.each([
    ['zelenskij', 'zelensky'],
    ['pyongyand', 'pyongyang'],
    ['reykiavik', 'reykjavik'],
    ['ceaikovskij', 'tchaikovsky'],
  ])('brings the spellings %s and %s of a name nearer than to another name', (one, other) => {
    expect(likeness(one, other)).toBeGreaterThan(likeness(one, 'washington'));
  });

  it.each([
    ['casa', 'bridge'],
    ['pescatori', 'mountain'],
    ['biblioteca', 'onion'],
  ])('leaves %s and %s strangers', (one, other) => {
    expect(likeness(one, other)).toBeLessThan(0.4);
  });

  it('ignores accents and apostrophes', () => {
    expect(soundKey("perche'")).toBe(soundKey('perché'));
  });
});

describe('Dice’s coefficient', () => {
  it.each<[string[], string[], number]>([
    [['ab', 'bc'], ['ab', 'bc'], 1],
    [['ab', 'bc'], ['cd', 'de'], 0],
    [['ab', 'bc', 'cd'], ['ab'], 0.5],
    [['ab', 'ab', 'bc'], ['ab', 'cd', 'de'], 1 / 3],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(dice(a, b)).toBeCloseTo(expected, 12);
  });

  it('is symmetric, within 0 and 1, and 1 for a word and itself', () => {
    const word = fc.string({ minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const [x, y] = [bigrams(a), bigrams(b)];
        expect(dice(x, y)).toBe(dice(y, x));
        expect(dice(x, y)).toBeGreaterThanOrEqual(0);
        expect(dice(x, y)).toBeLessThanOrEqual(1);
        expect(dice(x, x)).toBe(1);
      }),
    );
  });
});

test('bigrams count the beginning twice and the end once', () => {
  expect(bigrams('ab')).toEqual(['^^', '^a', 'ab', 'b$']);
});
