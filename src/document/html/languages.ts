import type { LanguageMark, Range } from '../document.js';
import { attributeOf, type PageElement } from './nodes.js';

/**
 * What the markup around a text says of its language. What `html` and `body` say is left out: templates state a
 * language there whatever they hold.
 */
export interface LanguageScope {
  /** BCP 47; null for `translate="no"` without a language. */
  readonly language: string | null;
  readonly around: LanguageScope | null;
}

/** The language that an element itself states, or null; an empty `lang` says that nobody knows. */
function statedLanguage(element: PageElement): string | null {
  return nonEmpty(attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang'));
}

/** The scope inside an element, given the one around it. */
export function scopeIn(element: PageElement, around: LanguageScope | null): LanguageScope | null {
  if (element.attributes.length === 0) return around;
  const stated = statedLanguage(element) ?? linkLanguage(element);
  if (stated !== null) return isSame(stated, around?.language) ? around : { language: stated, around };
  const translate = attributeOf(element, 'translate')?.toLowerCase();
  if (translate === 'no' && around?.language !== null) return { language: null, around };
  if ((translate === 'yes' || translate === '') && around?.language === null) return withLanguage(around);
  return around;
}

/** The nearest scope around that names a language. */
function withLanguage(scope: LanguageScope): LanguageScope | null {
  let named: LanguageScope | null = scope;
  while (named?.language === null) named = named.around;
  return named;
}

/** A link says the language of its target, and by custom its text is in that language: it switches to it. */
function linkLanguage(element: PageElement): string | null {
  return element.name === 'a' ? nonEmpty(attributeOf(element, 'hreflang')) : null;
}

function nonEmpty(value: string | null): string | null {
  const language = value?.trim() ?? '';
  return language === '' ? null : language;
}

function isSame(a: string, b: string | null | undefined): boolean {
  return b?.toLowerCase() === a.toLowerCase();
}

/** A stretch of a block's text and what the markup says of its language. */
export interface ScopedRange extends Range {
  readonly scope: LanguageScope | null;
}

/**
 * The marks of a block, in order of `start`, outer ones first. Stretches in a row that are in one language are one
 * mark, whatever elements they are in.
 *
 * @param stretches of the block, in order.
 */
export function marksOf(block: Range, stretches: readonly ScopedRange[]): readonly LanguageMark[] {
  const marks: { start: number; end: number; language: string | null }[] = [];
  const open: (typeof marks)[number][] = [];
  let last: LanguageScope | null = null;
  for (const { scope, start, end } of stretches) {
    if (scope !== last) {
      const languages = chain(scope);
      let common = 0;
      while (common < open.length && open[common]!.language === languages[common]) common++;
      open.length = Math.min(open.length, common);
      for (const language of languages.slice(open.length)) {
        const mark = { start, end, language };
        open.push(mark);
        marks.push(mark);
      }
      last = scope;
    }
    for (const mark of open) mark.end = end;
  }
  return innermostOfWhole(block, marks);
}

/** The languages of a scope, outermost first. */
function chain(scope: LanguageScope | null): readonly (string | null)[] {
  const languages: (string | null)[] = [];
  for (let each = scope; each; each = each.around) languages.push(each.language);
  return languages.reverse();
}

/** Of marks that all cover the whole block only the last says anything. */
function innermostOfWhole(block: Range, marks: readonly LanguageMark[]): readonly LanguageMark[] {
  const partial = marks.findIndex(({ start, end }) => start > block.start || end < block.end);
  const whole = partial < 0 ? marks.length : partial;
  return marks.slice(Math.max(0, whole - 1));
}
