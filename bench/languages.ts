import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { franc } from 'franc';
import { detect, prepare, type Flag } from '../src/detect/index.js';
import { formats } from '../src/document/index.js';
import { languageOf, languages } from '../src/language/languages.js';
import { packageRoot } from '../src/packageRoot.js';
import { defaultSettings } from '../src/settings.js';
import { printTable } from './table.js';

/**
 * Every pair of languages on `corpus/languages.tsv`, Didascalia beside franc: `npm run bench:languages`.
 * Didascalia judges each line between two sentences of the main language; franc judges it alone, told that it
 * is one of the two languages. A line of any third language should not be flagged; franc must name one of its
 * two, so that over all pairs it flags half of those by construction.
 */
const linesOf = readLines(join(packageRoot, 'corpus', 'languages.tsv'));
/** How many of a language's lines come before its sentences. */
const captionsAndLabels = 20;
/** A line counts as flagged where this share of it is. */
const flaggedShare = 0.5;
const codes = languages.map(({ code }) => code);

/** Whether a line, the `index`th of its language, is taken for the stray language in a text of the main one. */
type Judge = (main: string, stray: string, line: string, index: number) => boolean;

const judges: readonly (readonly [name: string, judge: Judge])[] = [
  ['Didascalia', (main, stray, line, index) => isFlagged(line, strayFlags(main, stray, line, index))],
  [
    'franc',
    (main, stray, line) => franc(line, { only: [iso3(main), iso3(stray)], minLength: 1 }) === iso3(stray),
  ],
];

/** How many lines were flagged. */
class Tally {
  lines = 0;
  flagged = 0;

  count(verdict: boolean): void {
    this.lines++;
    if (verdict) this.flagged++;
  }

  /** Adds another tally and answers that one. */
  add(other: Tally): Tally {
    this.lines += other.lines;
    this.flagged += other.flagged;
    return other;
  }

  percent(digits: number): string {
    return this.lines === 0 ? '–' : ((100 * this.flagged) / this.lines).toFixed(digits);
  }
}

await prepare({ stray: 'any' });
for (const [name, judge] of judges) pairsTable(name, judge);
anyTable('en');

/** The lines of each language, in the file's order: captions, labels, then sentences. */
function readLines(file: string): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>();
  for (const row of readFileSync(file, 'utf8').split('\n')) {
    const [code, line] = row.split('\t');
    if (code === undefined || line === undefined) continue;
    lines.set(code, [...(lines.get(code) ?? []), line]);
  }
  return lines;
}

/** Recall and false alarms of every pair, then those of all pairs together and of third languages. */
function pairsTable(name: string, judge: Judge): void {
  const strays = new Tally();
  const mains = new Tally();
  const thirds = new Tally();
  const rows = codes.map((stray) => {
    const cells = codes.map((main) => {
      if (main === stray) return '';
      const recall = strays.add(tallyOf(judge, main, stray, stray));
      const falseAlarms = mains.add(tallyOf(judge, main, stray, main));
      for (const third of codes)
        if (third !== main && third !== stray) thirds.add(tallyOf(judge, main, stray, third));
      return `${recall.percent(0)} / ${falseAlarms.percent(0)}`;
    });
    return [stray, ...cells];
  });
  console.log(
    `\n${name}: recall / false alarms in per cent, a row a stray language, a column a main language`,
  );
  printTable([name, ...codes], rows);
  console.log(`all pairs: recall ${strays.percent(1)}, false alarms ${mains.percent(1)}`);
  console.log(`third languages: ${thirds.percent(1)} of ${thirds.lines} lines flagged by mistake`);
}

function tallyOf(judge: Judge, main: string, stray: string, language: string): Tally {
  const tally = new Tally();
  linesOf.get(language)!.forEach((line, index) => {
    tally.count(judge(main, stray, line, index));
  });
  return tally;
}

/** `--stray any`: the lines of each language that are flagged, and those of them whose language is named rightly. */
function anyTable(main: string): void {
  const rows = codes.map((code) => {
    const flagged = new Tally();
    const named = new Tally();
    linesOf.get(code)!.forEach((line, index) => {
      const flags = strayFlags(main, 'any', line, index);
      const verdict = isFlagged(line, flags);
      flagged.count(verdict);
      if (verdict) named.count(longest(flags).language === code);
    });
    return [code, flagged.percent(0), code === main ? '–' : named.percent(0)];
  });
  console.log(`\n--stray any in a document in ${languageOf(main)!.name}, per cent`);
  printTable(['line in', 'flagged', 'of these named rightly'], rows);
}

/** The strays that are found in a line between two sentences of the main language, never beside itself. */
function strayFlags(main: string, stray: string, line: string, index: number): readonly Flag[] {
  const sentences = linesOf.get(main)!.slice(captionsAndLabels);
  const before = sentences[(index + 1) % sentences.length]!;
  const after = sentences[(index + 2) % sentences.length]!;
  const document = formats[0]!.read([before, line, after].join('\n\n'));
  const flags = detect(document, { ...defaultSettings, main, stray });
  return flags.filter((flag) => flag.block === 1 && flag.reading === 'stray');
}

function isFlagged(line: string, flags: readonly Flag[]): boolean {
  return flags.reduce((sum, flag) => sum + lengthOf(flag), 0) >= flaggedShare * line.length;
}

function longest(flags: readonly Flag[]): Flag {
  return flags.reduce((best, flag) => (lengthOf(flag) > lengthOf(best) ? flag : best));
}

function lengthOf({ start, end }: Flag): number {
  return end - start;
}

function iso3(code: string): string {
  return languageOf(code)!.iso3;
}
