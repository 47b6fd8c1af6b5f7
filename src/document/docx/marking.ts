import type { Document, Range } from '../document.js';
import type { FormatRefusal, Splice } from '../formats.js';
import { applySplices } from '../splice.js';
import { itemAt } from './itemAt.js';
import { ownMarkName } from './ownMark.js';
import { readingOf } from './reading.js';
import { withTwins } from './removal.js';
import { element, hasPrefix } from './runMarkup.js';
import type { Fragment, Paragraph, Run, RunProperties } from './story.js';
import { inOrder, preservingSpace, within } from './textEdits.js';
import { sourceOfPieces } from './xmlText.js';

/**
 * Marks a range as being in another language: `w:lang` for its runs, so that Word proofs and screen readers read it
 * in that language, and a hidden bookmark around it, which says that it is on purpose (see `ownMark.ts`). A run of
 * which the range is a part is split.
 */
export function mark(document: Document, range: Range, language: string): readonly Splice[] | FormatRefusal {
  const { item, own } = itemAt(document, range);
  if (item.kind === 'attribute')
    return {
      refusal:
        'Word has no language for an alternative text or a title. Keep, remove or replace it, or put the text into a caption and mark that.',
    };
  if (isMarked(document, range, language)) return [];
  if (!item.fragments.every(({ run }) => hasPrefix(run)))
    return {
      refusal:
        'The document writes its elements without a prefix, which no language can be added to. Open it in Word or LibreOffice and save it again.',
    };
  const id = readingOf(document).story.lastBookmark + 1 + range.start;
  const bookmark = { id, name: ownMarkName(language, id) };
  return inOrder(
    withTwins(item).flatMap((each) =>
      each.kind === 'paragraph'
        ? inParagraph(document.source, each, own, wordLanguage(language), each === item ? bookmark : null)
        : [],
    ),
  );
}

function isMarked({ marks }: Document, { start, end }: Range, language: string): boolean {
  return marks.some((mark) => mark.start <= start && end <= mark.end && mark.language === language);
}

/**
 * A language as Word names it: with its most usual region, because Word knows no language without one (Unicode CLDR,
 * likely subtags); an undetermined one is one that is not proofed.
 */
export function wordLanguage(language: string): string {
  if (language === 'und') return 'x-none';
  const locale = new Intl.Locale(language);
  const region = locale.region === undefined ? locale.maximize().region : undefined;
  return region === undefined ? locale.baseName : `${locale.baseName}-${region}`;
}

interface Bookmark {
  readonly id: number;
  readonly name: string;
}

function inParagraph(
  source: string,
  { fragments }: Paragraph,
  range: Range,
  language: string,
  bookmark: Bookmark | null,
): readonly Splice[] {
  const runs = new Map<Run, Fragment[]>();
  for (const fragment of fragments) runs.set(fragment.run, [...(runs.get(fragment.run) ?? []), fragment]);
  const touched = [...runs].filter(([, inRun]) => inRun.some((each) => within(each, [range]).length > 0));
  return touched.flatMap(([run, inRun], index) => {
    const begins = index === 0 && bookmark ? bookmarkStart(run, bookmark) : '';
    const ends = index === touched.length - 1 && bookmark ? bookmarkEnd(run, bookmark) : '';
    return inRunOf(source, run, inRun, range, language, begins, ends);
  });
}

function bookmarkStart(run: Run, { id, name }: Bookmark): string {
  const attributes = element.attribute(run, 'id', String(id)) + element.attribute(run, 'name', name);
  return element.empty(run, 'bookmarkStart', attributes);
}

function bookmarkEnd(run: Run, { id }: Bookmark): string {
  return element.empty(run, 'bookmarkEnd', element.attribute(run, 'id', String(id)));
}

/** Marks what a range has of a run, with markup before and after it. */
function inRunOf(
  source: string,
  run: Run,
  fragments: readonly Fragment[],
  range: Range,
  language: string,
  begins: string,
  ends: string,
): readonly Splice[] {
  const first = fragments.find(({ end }) => end > range.start)!;
  const last = fragments.findLast(({ start }) => start < range.end)!;
  const splices: Splice[] = [];
  const properties = run.properties
    ? source.slice(run.properties.element.start, run.properties.element.end)
    : '';
  if (first !== fragments[0] || range.start > first.start) {
    const marked = propertiesIn(run, properties, language);
    splices.push(...split(run, first, range.start - first.start, begins, marked));
  } else {
    if (begins !== '') splices.push(insertion(run.element.start, begins));
    splices.push(languageSplice(run, run.properties, language));
  }
  if (last !== fragments.at(-1) || range.end < last.end)
    splices.push(...split(run, last, range.end - last.start, ends, properties));
  else if (ends !== '') splices.push(insertion(run.element.end, ends));
  return splices;
}

/**
 * Splits a run at an offset of a fragment's text: ends it, puts `between` after it, and begins another with
 * `properties` for the rest. Only inserts, so that other changes may be made up to that place.
 */
function split(
  run: Run,
  fragment: Fragment,
  offset: number,
  between: string,
  properties: string,
): readonly Splice[] {
  const change = `${element.closing(run, 'r')}${between}${element.opening(run, 'r')}${properties}`;
  const length = fragment.end - fragment.start;
  if (offset <= 0) return [insertion(fragment.element.start, change)];
  if (offset >= length) return [insertion(fragment.element.end, change)];
  const [at] = sourceOfPieces(fragment.pieces, { start: offset, end: length });
  const isInSection = fragment.textElement!.sections.some(
    ({ start, end }) => start <= at!.start && at!.start < end,
  );
  const textEnd = (isInSection ? ']]>' : '') + element.closing(run, 't');
  const textBegin = element.opening(run, 't', ' xml:space="preserve"') + (isInSection ? '<![CDATA[' : '');
  return [insertion(at!.start, textEnd + change + textBegin), ...preservingSpace(fragment)];
}

/** The properties of a run with a language, as they would stand in another run. */
function propertiesIn(run: Run, properties: string, language: string): string {
  if (!run.properties) return languageSplice(run, null, language).text;
  const { start } = run.properties.element;
  const splice = languageSplice(run, run.properties, language);
  return applySplices(properties, [{ ...splice, start: splice.start - start, end: splice.end - start }]);
}

/** Gives the properties of a run a language; makes them where there are none. */
function languageSplice(run: Run, properties: RunProperties | null, language: string): Splice {
  const tag = element.empty(run, 'lang', element.attribute(run, 'val', language));
  const whole = `${element.opening(run, 'rPr')}${tag}${element.closing(run, 'rPr')}`;
  if (!properties) return insertion(run.contentStart, whole);
  if (properties.isEmpty) return { ...properties.element, text: whole };
  if (!properties.language) return insertion(properties.languagePlace, tag);
  const { nameEnd, value } = properties.language;
  if (value) return { ...value, text: language };
  return insertion(nameEnd, element.attribute(run, 'val', language));
}

function insertion(at: number, text: string): Splice {
  return { start: at, end: at, text };
}
