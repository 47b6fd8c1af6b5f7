import type { Document, Range } from '../document.js';
import type { FormatRefusal, Splice } from '../formats.js';
import { markInEmbedded } from './embeddedHtml.js';
import { endsInBackslash } from './escaping.js';
import type { InlineNode } from './inlineNode.js';
import { outlineOf, passageOf } from './outline.js';
import type { Outline, Passage } from './passage.js';
import { sourceHull } from '../sourceMap.js';

const refusals: Readonly<Record<Exclude<Passage['kind'], 'prose' | 'html'>, string>> = {
  alt: 'Markdown cannot say which language an alternative text is in. Write the image as HTML, <img lang="it" alt="…">, or keep, remove or replace the text.',
  title: 'Markdown cannot say which language a title is in. Keep, remove or replace it.',
  scalar: 'Front matter cannot say which language a value is in. Keep, remove or replace it.',
};

/**
 * Marks a range as being in another language with `<span lang="…">` around it, which WCAG 2.2 asks for (success
 * criterion 3.1.2, Language of Parts). Refused where the span would cut through emphasis or code.
 */
export function mark(document: Document, range: Range, language: string): readonly Splice[] | FormatRefusal {
  const outline = outlineOf(document);
  const passage = passageOf(outline, range);
  if (passage.kind === 'html') return markInEmbedded(passage, range, language);
  if (passage.kind !== 'prose') return { refusal: refusals[passage.kind] };
  const place = balanced(outline, passage.inline, range);
  if (!place) {
    return {
      refusal:
        'The passage begins or ends inside emphasis, a link or code. Mark it by hand, or keep, remove or replace it.',
    };
  }
  const { start, end } = place;
  const tag = `<span lang="${language.replace(/[^A-Za-z\d-]/g, '')}">`;
  return [
    { start, end: start, text: safely(document.source, start, tag) },
    { start: end, end, text: safely(document.source, end, '</span>') },
  ];
}

/** A tag, and before it a backslash where one that stands there as itself would escape it. */
function safely(source: string, offset: number, tag: string): string {
  return endsInBackslash(source.slice(Math.max(0, offset - 16), offset)) ? `\\${tag}` : tag;
}

/** The source of a range with the markup that it covers wholly; null where it covers some in part, or part of code. */
function balanced(outline: Outline, node: InlineNode, range: Range): Range | null {
  const { start, end } = range;
  const hull = sourceHull(outline.map, range);
  const place = { start: hull.start, end: hull.end };
  for (const child of node.children) {
    if (child.textEnd <= start || child.textStart >= end || child.textStart === child.textEnd) continue;
    const isWhole = start <= child.textStart && child.textEnd <= end;
    if (isWhole) {
      place.start = Math.min(place.start, child.start);
      place.end = Math.max(place.end, child.end);
    } else if (child.textStart <= start && end <= child.textEnd) return balanced(outline, child, range);
    else return null;
  }
  return node.kind === 'code' || node.kind === 'autolink' ? null : place;
}
