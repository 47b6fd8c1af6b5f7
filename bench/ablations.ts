import type { Substitutes } from '../src/detect/detect.js';
import { fitted } from '../src/detect/fitted.js';
import { fittedPage } from '../src/detect/fittedPage.js';
import type { PageWeights } from '../src/detect/page.js';
import type { ClassWeights, Parameters } from '../src/detect/parameters.js';
import { fittedReading, type ReadingWeights } from '../src/detect/reading.js';
import { TokenClass, type NameTest } from '../src/detect/tokenClass.js';
import type { Document } from '../src/document/index.js';
import { hashWord } from '../src/language/hash.js';
import { noRow, wordTable } from '../src/language/model.js';
import { logFrequency } from '../src/language/modelFile.js';
import { indexOf, pairModel, type PairModel } from '../src/language/pairModel.js';
import { Place, Shape, TokenBuffer, tokenise } from '../src/language/tokens.js';
import { defaultSettings } from '../src/settings.js';

/** What is left out of the detector, as other parameters or stand-ins for its parts. */
export interface Ablation {
  readonly name: string;
  readonly parameters?: Parameters;
  readonly substitutes?: Substitutes;
}

const full = pairModel(defaultSettings.main, [defaultSettings.stray]);

/** Words at least this frequent are function words, but for a few. */
const shareOfFunctionWord = 0.001;

/** The words with an apostrophe of either language; the table of hashes does not say which its words are. */
const elided =
  "l' d' un' c' s' m' t' v' n' all' dell' nell' dall' sull' coll' quell' quest' bell' sant' com' dov' cos' 's 't 'd 'm 're 've 'll".split(
    ' ',
  );

const noLists: Partial<ClassWeights> = { list: 0, skewedList: 0, oneSidedList: 0, oneSided: 0 };
const noNgrams: Partial<ClassWeights> = { listedNgrams: 0, unlistedNgrams: 0 };

/** The whole detector, then the detector without each of its parts. */
export const ablations: readonly Ablation[] = [
  { name: 'the whole detector' },
  {
    name: 'without word lists (n-grams alone)',
    parameters: withClasses((row) => ({ ...row, ...noLists, listedNgrams: row.unlistedNgrams })),
  },
  { name: 'without n-grams', parameters: withClasses((row) => ({ ...row, ...noNgrams })) },
  { name: 'without function words, elisions', substitutes: { model: withoutFunctionWords() } },
  {
    name: 'without the listed names',
    substitutes: { model: { ...full, isName: new Uint8Array(full.isName.length) } },
  },
  { name: 'without the document’s own names', substitutes: { namesOf: () => () => false } },
  { name: 'one pass: names of every block', substitutes: { namesOf: capitalisedWords } },
  {
    name: 'without shape and case',
    parameters: withClasses(() => fitted.classes[TokenClass.Lower]!),
  },
  {
    name: 'without the prior of the block',
    parameters: { ...fitted, prior: { paragraph: 0, short: 0, wordless: 0 } },
  },
  { name: 'no tagger: each block one sum', parameters: withChange(Infinity) },
  { name: 'no tagger: each word by itself', parameters: withChange(0) },
  { name: 'without mentions elsewhere', substitutes: { reading: withoutMentions() } },
  { name: 'without the second look at a page', substitutes: { page: firstLookAlone() } },
  { name: 'without the reading', substitutes: { reading: new Map([['', Infinity]]) } },
];

/** The reading without what other blocks say of a passage's words. */
function withoutMentions(): ReadingWeights {
  return new Map([...fittedReading()].filter(([name]) => !name.includes(' mentioned ')));
}

function withClasses(change: (row: ClassWeights) => ClassWeights): Parameters {
  return { ...fitted, classes: fitted.classes.map(change) };
}

function withChange(cost: number): Parameters {
  return { ...fitted, change: { sentence: cost, punctuation: cost, capital: cost, plain: cost } };
}

/** Weights that leave every logit as the first look gave it. */
function firstLookAlone(): PageWeights {
  const all = (value: number) =>
    Object.fromEntries(
      Object.keys(fittedPage.slope).map((setting) => [setting, value]),
    ) as PageWeights['slope'];
  return { intercept: all(0), slope: all(1), sure: 0, language: 1 };
}

/** The model without its commonest words and elisions: they count as words that no list has. */
function withoutFunctionWords(): PairModel {
  const { rarities } = wordTable();
  const columns = [full.main, ...full.strays].map(({ code }) => rarities[indexOf(code)]!);
  const leastLog = Math.log(shareOfFunctionWord);
  const listOdds = full.listOdds.slice();
  const listedIn = full.listedIn.slice();
  const drop = (row: number) => {
    listOdds[row] = 0;
    listedIn[row] = 0;
  };
  for (let row = 0; row < listedIn.length; row++) {
    if (columns.some((column) => logFrequency(column[row]!) >= leastLog)) drop(row);
  }
  for (const word of elided) {
    const row = full.row(...hashWord(word));
    if (row !== noRow) drop(row);
  }
  return { ...full, listOdds, listedIn, betweenNames: new Map() };
}

/** Tests for the words that any block of a document, whatever its language, has with a capital inside a sentence. */
function capitalisedWords(document: Document): NameTest {
  const tokens = new TokenBuffer();
  const names = new Set<number>();
  for (const { start, end } of document.blocks) {
    tokenise(document.text, start, end, tokens);
    for (let i = 0; i < tokens.count; i++) {
      const shape = tokens.shape[i]! as Shape;
      const isCapitalised = shape === Shape.Title || shape === Shape.Mixed || shape === Shape.Upper;
      if (isCapitalised && (tokens.place[i]! & Place.SentenceStart) === 0) names.add(tokens.first[i]!);
    }
  }
  return (first) => names.has(first);
}
