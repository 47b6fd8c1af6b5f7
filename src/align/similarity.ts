/**
 * How alike two words sound across Italian and English: for cognates (`nazione`, `nation`) and for names that
 * are spelled another way (`Zelenskij`, `Zelensky`). Pure functions of folded words.
 */

/** Regular correspondences of endings, longest first: Italian ending, English ending. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/(?:azione|azioni|ation|ations)$/, 'atn'],
  [/(?:zione|zioni|tion|tions|sione|sioni|sion|sions)$/, 'tn'],
  [/(?:logia|logie|logy|logies)$/, 'lg'],
  [/(?:ità|ita|ity|ities)$/, 't'],
  [/(?:ismo|ismi|ism|isms)$/, 'sm'],
  [/(?:ista|isti|iste|ist|ists)$/, 'st'],
  [/(?:mente|ly)$/, 'l'],
  [/(?:mento|menti|ment|ments)$/, 'mnt'],
  [/(?:enza|enze|ence|ences|ency|encies)$/, 'ns'],
  [/(?:anza|anze|ance|ances|ancy)$/, 'ns'],
  [/(?:ario|aria|ari|arie|ary|aries)$/, 'r'],
  [/(?:orio|oria|ori|orie|ory|ories)$/, 'r'],
  [/(?:tore|tori|trice|trici|tor|tors|ter|ters)$/, 'tr'],
  [/(?:bile|bili|ble|bles)$/, 'bl'],
  [/(?:oso|osa|osi|ose|ous)$/, 's'],
  [/(?:ivo|iva|ivi|ive|ives)$/, 'v'],
  [/(?:ico|ica|ici|iche|ic|ics|ical)$/, 'c'],
  [/(?:izzare|izzato|izzata|ise|ize|ised|ized)$/, 'z'],
  [/(?:ing|ed|are|ere|ire|ato|ata|ati|ate|uto|uta|ito|ita)$/, ''],
];

/** Letters that the two languages write differently for one sound. */
const letters: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/(?:ck|ch|qu|k|q)/g, 'c'],
  [/gh/g, 'g'],
  [/[yj]/g, 'i'],
  [/w/g, 'v'],
  [/x/g, 's'],
  [/zz?/g, 's'],
  [/h/g, ''],
  [/(.)\1/g, '$1'],
  [/[aeiou]+$/, ''],
];

/** A word's consonant skeleton with its vowels, in a spelling that both languages share. */
export function soundKey(folded: string): string {
  const plain = folded.normalize('NFD').replace(/[\p{M}']/gu, '');
  const ending = endings.find(([pattern]) => pattern.test(plain) && plain.replace(pattern, '').length >= 2);
  const stemmed = ending ? plain.replace(ending[0], ending[1]) : plain.replace(/(?:s|es)$/, '');
  return letters.reduce((key, [pattern, replacement]) => key.replace(pattern, replacement), stemmed);
}

/** The character bigrams of a sound key, with its borders; the first border twice, since beginnings tell most. */
export function bigrams(key: string): string[] {
  const padded = `^^${key}$`;
  const grams: string[] = [];
  for (let i = 0; i + 2 <= padded.length; i++) grams.push(padded.slice(i, i + 2));
  return grams;
}

/** Sørensen–Dice coefficient of two lists of bigrams (Dice 1945), 0 to 1. */
export function dice(a: readonly string[], b: readonly string[]): number {
  const rest = new Map<string, number>();
  for (const gram of a) rest.set(gram, (rest.get(gram) ?? 0) + 1);
  let shared = 0;
  for (const gram of b) {
    const left = rest.get(gram) ?? 0;
    if (left === 0) continue;
    rest.set(gram, left - 1);
    shared++;
  }
  return (2 * shared) / (a.length + b.length);
}
