import type { Document, Range } from '../document.js';
import type { Splice } from '../formats.js';
import { itemAt } from './itemAt.js';
import { withTwins } from './removal.js';
import { element } from './runMarkup.js';
import type { AttributeText, Fragment, Paragraph } from './story.js';
import { deletion, deletionOfText, hasOuterSpace, inOrder, preservingSpace, within } from './textEdits.js';
import { escapedText, escapedValue, sourceOfPieces, textForXml } from './xmlText.js';

/**
 * Puts a text in a range's place: into the first text element of the range, whose run gives it its looks; the
 * others lose what they had of it. Lines and tabs become those of Word; characters that XML cannot hold go.
 */
export function replace(document: Document, range: Range, text: string): readonly Splice[] {
  const { item, own } = itemAt(document, range);
  const spelled = textForXml(text);
  return inOrder(
    withTwins(item).flatMap((each) =>
      each.kind === 'paragraph' ? inParagraph(each, own, spelled) : inAttribute(each, own, spelled),
    ),
  );
}

function inAttribute({ pieces }: AttributeText, range: Range, text: string): readonly Splice[] {
  const [first, ...others] = sourceOfPieces(pieces, range);
  return [{ ...first!, text: escapedValue(text) }, ...others.map(deletion)];
}

function inParagraph(paragraph: Paragraph, range: Range, text: string): readonly Splice[] {
  const touched = paragraph.fragments.filter((fragment) => within(fragment, [range]).length > 0);
  const host = touched.find(({ textElement }) => textElement !== null);
  if (!host) return inNewElement(touched, text);
  const [inside] = within(host, [range]);
  const others = [
    { start: range.start, end: Math.max(range.start, host.start) },
    { start: Math.min(range.end, host.end), end: range.end },
  ];
  return [...deletionOfText(paragraph, others), ...inHost(host, inside!, paragraph.text, text)];
}

function inHost(host: Fragment, inside: Range, paragraphText: string, text: string): readonly Splice[] {
  const [first, ...others] = sourceOfPieces(host.pieces, inside);
  const own = paragraphText.slice(host.start, host.end);
  const before = own.slice(0, inside.start);
  const after = own.slice(inside.end);
  const isInSection = host.textElement!.sections.some(
    ({ start, end }) => start <= first!.start && first!.start < end,
  );
  const content = contentOf(host, text);
  const splices = [
    { ...first!, text: isInSection ? `]]>${content}<![CDATA[` : content },
    ...others.map(deletion),
  ];
  const head = before + (/[\n\t]/.test(text) ? text.split(/[\n\t]/)[0]! : text + after);
  return hasOuterSpace(head) ? [...splices, ...preservingSpace(host)] : splices;
}

/** The text as the content of a text element: it ends the element for each line or tab and begins another. */
function contentOf({ run }: Fragment, text: string): string {
  const end = element.closing(run, 't');
  const begin = element.opening(run, 't', ' xml:space="preserve"');
  return escapedText(text)
    .replaceAll('\n', `${end}${element.empty(run, 'br')}${begin}`)
    .replaceAll('\t', `${end}${element.empty(run, 'tab')}${begin}`);
}

/** Where the range is a tab or a hyphen alone, a text element takes its place. */
function inNewElement(touched: readonly Fragment[], text: string): readonly Splice[] {
  const [first, ...others] = touched;
  const { run } = first!;
  const content = `${element.opening(run, 't', ' xml:space="preserve"')}${contentOf(first!, text)}${element.closing(run, 't')}`;
  return [{ ...first!.element, text: content }, ...others.map((other) => deletion(other.element))];
}
