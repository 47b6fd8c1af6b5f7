import { canonicalNumber, englishWord, numbersIn } from '../../src/align/numbers.js';

describe('a number is the same in both notations', () => {
  it.each([
    ['1.250', '1,250', '1250'],
    ['1.250.000', '1,250,000', '1250000'],
    ['3,5', '3.5', '3.5'],
    ['0,75', '0.75', '0.75'],
    ['1.250,5', '1,250.5', '1250.5'],
    ['1.250,75', '1,250.75', '1250.75'],
    ["1'250", '1,250', '1250'],
    ['1\u00a0250', '1,250', '1250'],
    ['1\u202f250\u202f000', '1,250,000', '1250000'],
    ['2024', '2024', '2024'],
    ['007', '7', '7'],
    ['0', '0', '0'],
  ])('%s and %s are %s', (italian, english, value) => {
    expect(canonicalNumber(italian)).toBe(value);
    expect(canonicalNumber(english)).toBe(value);
  });

  it('0,500 is a decimal: no thousands begin with nought', () => {
    expect(canonicalNumber('0,500')).toBe('0.500');
  });
});

describe('the numbers of a text', () => {
  const numbers = (text: string) => numbersIn(text, 0, text.length).map(({ value }) => value);

  it.each<[string, string, string[]]>([
    ['stand apart from the words', 'Quota 2.847 metri', ['2847']],
    ['end before the full stop', 'It was 2024.', ['2024']],
    ['end before a comma and a space', '12, 13 and 14', ['12', '13', '14']],
    ['may touch letters', 'G20 and 5km', ['20', '5']],
    ['may be parts of a range', '2019-2024', ['2019', '2024']],
    ['are none in words', 'due o tre', []],
  ])('%s', (_, text, values) => {
    expect(numbers(text)).toEqual(values);
  });

  it('have their place in the document, and come from the range alone', () => {
    const text = '7 boats, 1,250 nets, 9 men';
    expect(numbersIn(text, 9, 19)).toEqual([{ start: 9, end: 14, value: '1250' }]);
  });
});

test.each([
  ['0', 'zero'],
  ['19', 'nineteen'],
  ['20', 'twenty'],
  ['90', 'ninety'],
  ['100', 'hundred'],
  ['21', undefined],
  ['3.5', undefined],
])('%s is the English word %s', (value, word) => {
  expect(englishWord(value)).toBe(word);
});
