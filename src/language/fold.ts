/**
 * Case folding and composition of single UTF-16 code units, by table: the tokeniser folds every letter of a
 * text, so this must neither allocate nor call into Unicode's full algorithms.
 */

/** Code units below this have a row in the tables: Latin, its extensions, Greek and Cyrillic. */
const tableSize = 0x530;

const lowerCase = new Uint16Array(tableSize);
/** 0 no letter, 1 letter without case or lower case, 2 upper case, 3 digit. */
const classes = new Uint8Array(tableSize);

for (let code = 0; code < tableSize; code++) {
  const character = String.fromCharCode(code);
  const lower = character.toLowerCase();
  lowerCase[code] = lower.length === 1 ? lower.charCodeAt(0) : code;
  if (/\p{L}/u.test(character)) classes[code] = lowerCase[code] === code ? 1 : 2;
  else if (/\p{Nd}/u.test(character)) classes[code] = 3;
}

/** What a code unit is to the tokeniser. */
export const enum CharacterClass {
  Other = 0,
  Lower = 1,
  Upper = 2,
  Digit = 3,
}

/** Letters beyond the table (Vietnamese Latin, scripts without case) count as lower case. */
export function classOf(code: number): CharacterClass {
  if (code < tableSize) return classes[code]!;
  if (code >= 0x2000 && code < 0x2c00) return CharacterClass.Other;
  if (code >= 0x3000 && code < 0x3041) return CharacterClass.Other;
  return code >= 0xd800 && code < 0xf900 ? CharacterClass.Other : CharacterClass.Lower;
}

/** The lower-case form of one code unit; typographic apostrophes become straight ones. */
export function foldCase(code: number): number {
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc) return 0x27;
  return code < tableSize ? lowerCase[code]! : code;
}

/** Whether a code unit is a combining mark that the next function composes. */
export function isCombining(code: number): boolean {
  return code >= 0x300 && code < 0x370;
}

/** Key: base letter * 0x70 + mark - 0x300. */
const compositions = new Map<number, number>();
for (let code = 0xc0; code < tableSize; code++) {
  const parts = String.fromCharCode(code).normalize('NFD');
  if (parts.length === 2 && isCombining(parts.charCodeAt(1))) {
    compositions.set(parts.charCodeAt(0) * 0x70 + parts.charCodeAt(1) - 0x300, code);
  }
}

/** The composed letter (Unicode NFC) of a folded letter and a combining mark, or the letter alone where there is none. */
export function compose(letter: number, mark: number): number {
  return compositions.get(letter * 0x70 + mark - 0x300) ?? letter;
}

/** The same folding for a whole string, as `foldCase` and `compose` give it letter by letter. */
export function foldWord(word: string): string {
  return word
    .normalize('NFC')
    .replace(/[\u2019\u2018\u02bc]/g, "'")
    .toLowerCase();
}
