import type { Document, Range } from '../document/index.js';
import { hashWord } from '../language/hash.js';
import { noRow } from '../language/model.js';
import type { PairModel } from '../language/pairModel.js';
import { addHost, isOfSentences } from './host.js';

/**
 * The role of a foreign passage in its document, as features: what it looks like, what stands around it, and
 * which words it has. They are what tells a caption that was left behind from a dish on a menu.
 *
 * @param flagged 1 for each block that is flagged as a whole; parallel to `document.blocks`.
 * @returns names of the features with their values; those that are 0 are left out.
 */
export function roleFeatures(
  document: Document,
  block: number,
  range: Range,
  whole: boolean,
  flagged: Uint8Array,
  model: PairModel,
): Map<string, number> {
  const features = new Map<string, number>();
  const text = document.text.slice(range.start, range.end);
  const setting = settingOf(document, block, range, whole, flagged) === 'prose' ? 'in prose' : 'in a list';
  addLook(features, text, setting, model);
  if (setting === 'in a list') addWords(features, text);
  if (whole && isPage(document)) addSurroundings(features, document, block, flagged);
  if (!whole) addHost(features, document, block, range);
  return features;
}

const tieWords = new Set(
  "di d' del dello della dell' dei degli delle de al allo alla all' ai agli alle con e ed in da".split(' '),
);
const articles = new Set("il lo la l' i gli le un uno una un'".split(' '));
const grammarWords = new Set(
  'è sono si che non per come se ci ne vi mi ti più ogni tutti tutte tutto questo questa questi queste quello nostro nostra nostri nostre tuo tua tuoi tue vostro vostra suo sua suoi loro anche dove quando chi cosa dal dalla dalle dai dagli nel nella nelle nei sul sulla sulle sui tra fra durante presso senza oppure o ma ha hanno essere viene vengono può puoi possono'.split(
    ' ',
  ),
);

/** A block this long is running text. */
const shortestParagraph = 80;

/**
 * Where a flagged passage stands: `prose`, a block with running text in the main language directly before and after,
 * as around a picture in an article; `list`, any other block; `sentence`, whole sentences of a block; `phrase`, any other
 * part of one.
 */
export const settings = ['prose', 'list', 'sentence', 'phrase'] as const;
export type Setting = (typeof settings)[number];

/** Whether a passage of this setting is a block as a whole. */
export function isWholeBlock(setting: Setting): boolean {
  return setting === 'prose' || setting === 'list';
}

/** A text of fewer blocks is no page, whose lists could hold titles and dishes. */
const fewestPageBlocks = 7;

/** Whether a document has enough blocks for what stands around one to say anything. */
export function isPage({ blocks }: Document): boolean {
  return blocks.length >= fewestPageBlocks;
}

/** The setting of a flagged passage. */
export function settingOf(
  document: Document,
  block: number,
  range: Range,
  whole: boolean,
  flagged: Uint8Array,
): Setting {
  if (!whole) return isOfSentences(document, block, range) ? 'sentence' : 'phrase';
  if (!isPage(document)) return 'prose';
  const isAmongProse = [block - 1, block + 1].every((index) => {
    const other = document.blocks[index];
    return other === undefined || (flagged[index] === 0 && other.end - other.start >= shortestParagraph);
  });
  return isAmongProse ? 'prose' : 'list';
}

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

function addLook(features: Map<string, number>, text: string, setting: string, model: PairModel): void {
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
  // Between two paragraphs there is little else than captions; the rest tells lists apart.
  if (setting === 'in prose') return;
  set('quoted', /^[«“"‘'].*[»”"’']$/u.test(text));
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

function fold(word: string): string {
  return word.toLowerCase().replace('’', "'");
}

function share(words: readonly string[], set: ReadonlySet<string>): number {
  return words.length === 0 ? 0 : words.filter((word) => set.has(word)).length / words.length;
}

/** Beginnings of words stand for their inflections. */
const rootLength = 6;

function addWords(features: Map<string, number>, text: string): void {
  const roots = (text.toLowerCase().match(/\p{L}+/gu) ?? []).map((word) => word.slice(0, rootLength));
  const scale = 1 / Math.sqrt(Math.max(1, roots.length));
  for (const root of new Set(roots)) features.set(`word ${root}`, scale);
  if (roots[0] !== undefined) features.set(`first ${roots[0]}`, 1);
}

function addSurroundings(
  features: Map<string, number>,
  document: Document,
  block: number,
  flagged: Uint8Array,
): void {
  const near = (offset: number) => document.blocks[block + offset];
  const isFlagged = (offset: number) => flagged[block + offset] === 1;
  const textAt = (offset: number) => {
    const other = near(offset);
    return other ? document.text.slice(other.start, other.end) : '';
  };
  const set = (name: string, value: number | boolean) => {
    if (value !== 0 && value !== false) features.set(name, Number(value));
  };
  let priced = 0;
  for (let offset = -4; offset <= 4; offset++) if (offset !== 0 && isPriced(textAt(offset))) priced++;
  set('prices around', priced / 8);
  const next = textAt(1);
  set('paragraph next', next.length >= shortestParagraph && !isFlagged(1));
  set('short next', next.length > 0 && next.length <= 30 && !isFlagged(1));
  const before = textAt(-1);
  set('paragraph before', before.length >= shortestParagraph && !isFlagged(-1));
  set('short before', before.length > 0 && before.length <= 30 && !isFlagged(-1));
  set('first block', block === 0);
  set('last blocks', document.blocks.length - block <= 5);
  for (const root of headingRoots(document, block, flagged)) features.set(`under ${root}`, 1);
}

function isPriced(text: string): boolean {
  return /[€$£]\s?\d|\d\s?[€$£]|^\d{1,3}[.,]\d\d$/.test(text);
}

/** How far up a heading may stand over a list. */
const farthestHeading = 12;

/** The words of the nearest short main-language block above: what a list stands under. */
function headingRoots(document: Document, block: number, flagged: Uint8Array): string[] {
  for (let i = block - 1; i >= Math.max(0, block - farthestHeading); i--) {
    const { start, end } = document.blocks[i]!;
    if (flagged[i] === 1 || end - start > 40) continue;
    const words = document.text
      .slice(start, end)
      .toLowerCase()
      .match(/\p{L}{3,}/gu);
    if (words) return words.map((word) => word.slice(0, rootLength));
  }
  return [];
}
