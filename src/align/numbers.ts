import type { Range } from '../document/index.js';

/** A number in a text, in the notation that both languages' notations are brought to. */
export interface NumberTerm extends Range {
  /** Digits with a point for the decimals, without separators of thousands: `1250`, `3.5`. */
  readonly value: string;
}

/** The numbers of `text[start, end)`. */
export function numbersIn(text: string, start: number, end: number): NumberTerm[] {
  const numbers: NumberTerm[] = [];
  for (const match of text.slice(start, end).matchAll(/\d+(?:[.,'’\u00a0\u202f]\d+)*/g)) {
    const from = start + match.index;
    numbers.push({ start: from, end: from + match[0].length, value: canonicalNumber(match[0]) });
  }
  return numbers;
}

/** `1.250` and `1,250` are a thousand and more (groups of three); `3,5` and `3.5` are decimals. */
export function canonicalNumber(written: string): string {
  const points = written.replace(/['’\u00a0\u202f]/g, '');
  if (/^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/.test(points)) return points.replace(/[.,]/g, '');
  const grouped = /^([1-9]\d{0,2}(?:[.,]\d{3})+)([.,])(\d{1,2})$/.exec(points);
  if (grouped) return `${grouped[1]!.replace(/[.,]/g, '')}.${grouped[3]!}`;
  return points.replace(',', '.').replace(/^0+(?=\d)/, '');
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';

const spelled: ReadonlyMap<string, string> = new Map([
  ...small.split(' ').map((word, i) => [String(i), word] as const),
  ...tens.split(' ').map((word, i) => [String(10 * (i + 2)), word] as const),
  ['100', 'hundred'],
  ['1000', 'thousand'],
]);

/** The English word that a number may be written as; `undefined` for those that have no single one. */
export function englishWord(value: string): string | undefined {
  return spelled.get(value);
}
