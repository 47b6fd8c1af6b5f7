import { textOf, type Document, type Range } from '../document.js';
import type { Splice } from '../formats.js';
import { replaceInEmbedded } from './embeddedHtml.js';
import { escapeText, escapeTitle, type Surroundings } from './escaping.js';
import type { InlineNode } from './inlineNode.js';
import { beginsLine } from './lineStart.js';
import { outlineOf, passageOf } from './outline.js';
import type { AltPassage, HtmlPassage, Passage, ProsePassage, ScalarPassage } from './passage.js';
import { removeAll } from './removal.js';
import { spelledScalar } from './scalarSpelling.js';
import { segmentsOf } from './segments.js';
import { isAtx } from './syntax/element.js';
import { deletion, merged, relabelling } from './spliceSet.js';

/**
 * Puts a text in the place of a range, escaped so that it reads back as it is; line breaks become spaces. Emphasis
 * and links around the whole range stay, those inside it go; images inside it stay behind it.
 */
export function replace(document: Document, range: Range, text: string): readonly Splice[] {
  const line = text.replace(/\s*[\r\n\f\u2028\u2029]\s*/g, ' ').trim();
  if (line === '') return removeAll(document, [range]);
  const outline = outlineOf(document);
  const passage = passageOf(outline, range);
  if (passage.kind === 'html') return replaceInEmbedded(passage, range, line);
  if (passage.kind === 'scalar') {
    const { start, end } = passage.range;
    const before = textOf(document, { start, end: range.start });
    const after = textOf(document, { start: range.end, end });
    const { scalar } = passage;
    return [{ start: scalar.start, end: scalar.end, text: spelledScalar(scalar, before + line + after) }];
  }
  const node = enclosing(passage.inline, range, line);
  const { ranges, relabelled } = segmentsOf(outline.map, node, range);
  const labels = [...ownLabels(passage.inline, node), ...relabelled];
  const [first, ...others] = ranges;
  const escaped = spelledIn(document, passage, first!, line);
  return merged([
    { start: first!.start, end: first!.end, text: escaped },
    ...others.map(deletion),
    ...labels.map((label) => relabelling(document.source, label)),
  ]);
}

function spelledIn(
  { source }: Document,
  passage: Exclude<Passage, ScalarPassage | HtmlPassage>,
  place: Range,
  text: string,
): string {
  if (passage.kind === 'title')
    return escapeTitle(text, source.charAt(passage.title.start), passage.element.kind === 'cell');
  return escapeText(text, surroundingsOf(source, passage, place));
}

function surroundingsOf(source: string, passage: ProsePassage | AltPassage, place: Range): Surroundings {
  const { element } = passage;
  const isProse = passage.kind === 'prose';
  const first = element.lines[0]!;
  const last = element.lines[element.lines.length - 1]!;
  return {
    beginsLine: isProse && beginsLine(element, place.start),
    isParagraph: isProse && element.kind === 'paragraph' && place.start === first.start,
    isCell: element.kind === 'cell',
    endsHeading: isProse && isAtx(element) && place.end === last.end,
    before: source.slice(Math.max(0, place.start - 16), place.start),
    after: source.slice(place.end, place.end + 40),
  };
}

/** The innermost markup that holds just the range, or more; code and addresses go as a whole. */
function enclosing(node: InlineNode, range: Range, text: string): InlineNode {
  const child = node.children.find(
    ({ textStart, textEnd }) => textStart <= range.start && range.end <= textEnd && textStart < textEnd,
  );
  if (!child) return node;
  const isExact = child.textStart === range.start && child.textEnd === range.end;
  if (isExact && (child.kind === 'code' || child.kind === 'autolink')) return node;
  // Beside a mark of punctuation emphasis may not open or close.
  if (isExact && child.kind === 'emphasis' && !/^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/u.test(text)) return node;
  return enclosing(child, range, text);
}

/** The nodes from the outermost to one of its descendants whose text is the label of where they lead. */
function ownLabels(outermost: InlineNode, node: InlineNode): readonly InlineNode[] {
  const labels: InlineNode[] = outermost.isOwnLabel ? [outermost] : [];
  if (outermost === node) return labels;
  const next = outermost.children.find(
    (child) => child === node || (child.start <= node.start && node.end <= child.end),
  );
  return next ? [...labels, ...ownLabels(next, node)] : labels;
}
