import fc from 'fast-check';
import { bigrams, dice, soundKey, soundOf } from '../../src/align/similarity.js';

const likeness = (a: string, b: string) => dice(soundOf(a), soundOf(b));

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
  it.each<[number[], number[], number]>([
    [[1, 2], [1, 2], 1],
    [[1, 2], [3, 4], 0],
    [[1, 2, 3], [1], 0.5],
    [[1, 1, 2], [1, 3, 4], 1 / 3],
    [[1, 1, 2], [1, 1, 4], 2 / 3],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(dice({ sorted: a }, { sorted: b })).toBeCloseTo(expected, 12);
  });

  it('is symmetric, within 0 and 1, and 1 for a word and itself', () => {
    const word = fc.string({ minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const [x, y] = [soundOf(a), soundOf(b)];
        expect(dice(x, y)).toBe(dice(y, x));
        expect(dice(x, y)).toBeGreaterThanOrEqual(0);
        expect(dice(x, y)).toBeLessThanOrEqual(1);
        expect(dice(x, x)).toBe(1);
      }),
    );
  });
});

test('bigrams count the beginning twice and the end once', () => {
  const spelled = bigrams('ab').map((gram) => String.fromCharCode(gram >> 16, gram & 0xffff));
  expect(spelled).toEqual(['^^', '^a', 'ab', 'b$']);
});
