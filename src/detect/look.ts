import { hashWord } from '../language/hash.js';
import { noRow } from '../language/model.js';
import type { PairModel } from '../language/pairModel.js';
import { rootOf } from './root.js';

const tieWords = new Set(
  "di d' del dello della dell' dei degli delle de al allo alla all' ai agli alle con e ed in da".split(' '),
);
const articles = new Set("il lo la l' i gli le un uno una un'".split(' '));
const grammarWords = new Set(
  'è sono si che non per come se ci ne vi mi ti più ogni tutti tutte tutto questo questa questi queste quello nostro nostra nostri nostre tuo tua tuoi tue vostro vostra suo sua suoi loro anche dove quando chi cosa dal dalla dalle dai dagli nel nella nelle nei sul sulla sulle sui tra fra durante presso senza oppure o ma ha hanno essere viene vengono può puoi possono'.split(
    ' ',
  ),
);

/** A capitalised word that the stray language has and that is nobody's name: it is capitalised as titles are. */
function isCommonWord(folded: string, model: PairModel): boolean {
  const row = model.row(...hashWord(folded));
  return row !== noRow && model.listedIn[row] !== 0 && model.isName[row] === 0 && model.listOdds[row]! > 1;
}

/** The words that hardly belong to the stray language. */
function mainWords(words: readonly string[], model: PairModel): ReadonlySet<string> {
  return new Set(
    words.filter((word) => {
      const row = model.row(...hashWord(word));
      return row !== noRow && model.isName[row] === 0 && model.listOdds[row]! < -3;
    }),
  );
}

/** Whether a text stands in quotation marks as a whole, as titles and sayings do. */
export function isQuoted(text: string): boolean {
  return /^[«“"‘'].*[»”"’']$/u.test(text);
}

/** What a passage looks like: its length, its capitals, its marks, its kinds of words. */
export function addLook(
  features: Map<string, number>,
  text: string,
  setting: string,
  model: PairModel,
): void {
  const words = text.match(/[\p{L}\p{M}]+['’]?|\d+/gu) ?? [];
  const letters = words.filter((word) => /\p{L}/u.test(word));
  const folded = letters.map(fold);
  const content = letters.slice(1).filter((word) => !tieWords.has(fold(word)) && !articles.has(fold(word)));
  const capitalised = content.filter((word) => /^\p{Lu}/u.test(word));
  const capitals = capitalised.length;
  const titled = capitalised.filter((word) => isCommonWord(fold(word), model)).length;
  const inCapitals = letters.length > 0 && text === text.toUpperCase();
  const common = folded.filter((word) => isCommonWord(word, model)).length / Math.max(1, letters.length);
  const set = (name: string, value: number | boolean) => {
    if (value !== 0 && value !== false) features.set(`${name} ${setting}`, Number(value));
  };
  set('here', true);
  set('main-language words', share(folded, mainWords(folded, model)));
  set('title case', content.length === 0 ? 0 : titled / content.length);
  set('names in capitals', inCapitals && common < 0.5);
  set('list of names', listed(text));
  set('quoted', isQuoted(text));
  set('year', /\b(?:1[5-9]|20)\d\d\b/.test(text));
  set('words', Math.log(1 + words.length));
  set('one word', letters.length === 1);
  set('two words', letters.length === 2);
  set('five to nine words', letters.length >= 5 && letters.length <= 9);
  set('ten words', letters.length >= 10);
  set('names', content.length === 0 ? 0 : (capitals - titled) / content.length);
  set('sentence case', content.length > 0 && capitals === 0);
  set('words in capitals', inCapitals && common >= 0.5);
  set('lower initial', /^\p{Ll}/u.test(text));
  set('quotation mark', /[«“"»”]/u.test(text));
  set('ends as a sentence', /[.!?…]$/.test(text));
  set('ends in a colon', text.endsWith(':'));
  set('digits', /\d/.test(text));
  set('price', /[€$£]\s?\d|\d\s?[€$£]|\d[.,]\d\d\b/.test(text));
  set('designation', /\b(?:DOP|DOC|DOCG|IGT|IGP|STG|PAT|S\.?r\.?l|S\.?p\.?A|Onlus|APS|ASD)\b/i.test(text));
  set('post code', /\b\d{5}\b/.test(text));
  set('comma', text.includes(','));
  set('dash or bar', /\s[–—|·-]\s/.test(text));
  set('parenthesis', /[([]/.test(text));
  set('article first', folded[0] !== undefined && articles.has(folded[0]));
  set('ties', share(folded, tieWords));
  set('grammar', share(folded, grammarWords));
  set(
    'some grammar',
    folded.some((word) => grammarWords.has(word)),
  );
}

/** Share of capitalised items in an enumeration of three or more, such as people, papers or places; 0 for none. */
function listed(text: string): number {
  const items = text.split(/,\s|\s(?:and|e|ed)\s/u);
  return items.length < 3 ? 0 : items.filter((item) => /^\P{L}*\p{Lu}/u.test(item)).length / items.length;
}

function fold(word: string): string {
  return word.toLowerCase().replace('’', "'");
}

function share(words: readonly string[], set: ReadonlySet<string>): number {
  return words.length === 0 ? 0 : words.filter((word) => set.has(word)).length / words.length;
}

/** The words of a passage, each as its root. */
export function addWords(features: Map<string, number>, text: string): void {
  const roots = (text.toLowerCase().match(/\p{L}+/gu) ?? []).map(rootOf);
  const scale = 1 / Math.sqrt(Math.max(1, roots.length));
  for (const root of new Set(roots)) features.set(`word ${root}`, scale);
  if (roots[0] !== undefined) features.set(`first ${roots[0]}`, 1);
}
