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

/** The bigrams of a word's sound. */
export interface Sound {
  /** In order, both borders included, each as one number. */
  readonly grams: readonly number[];
  /** The same, ascending. */
  readonly sorted: readonly number[];
  /** The distinct ones after the border and the first letter, in order. */
  readonly inner: readonly number[];
  /** Whether a bigram stands twice. */
  readonly hasRepeats: boolean;
}

/** Distinct words remembered with their sounds. */
const rememberedWords = 50_000;
const known = new Map<string, Sound>();

/** The sound of a folded word; remembered, as texts are about the same things for long. */
export function soundOf(folded: string): Sound {
  let sound = known.get(folded);
  if (!sound) {
    const grams = bigrams(soundKey(folded));
    sound = {
      grams,
      sorted: grams.toSorted((a, b) => a - b),
      inner: [...new Set(grams.slice(2))],
      hasRepeats: new Set(grams).size < grams.length,
    };
    if (known.size >= rememberedWords) known.clear();
    known.set(folded, sound);
  }
  return sound;
}

/**
 * The character bigrams of a sound key, with its borders; the first border twice, since beginnings tell most. A bigram
 * is one number, made of its code units.
 */
export function bigrams(key: string): number[] {
  const padded = `^^${key}$`;
  const grams: number[] = [];
  for (let i = 0; i + 2 <= padded.length; i++)
    grams.push(padded.charCodeAt(i) * 0x10000 + padded.charCodeAt(i + 1));
  return grams;
}

/** Sørensen–Dice coefficient of two sounds' bigrams (Dice 1945), 0 to 1. */
export function dice({ sorted: a }: Pick<Sound, 'sorted'>, { sorted: b }: Pick<Sound, 'sorted'>): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]! < b[j]!) i++;
    else if (a[i]! > b[j]!) j++;
    else {
      shared++;
      i++;
      j++;
    }
  }
  return (2 * shared) / (a.length + b.length);
}
