import { backOverSpace } from './blockStarts.js';
import { definitionsIn } from './definitions.js';
import { openElement, type OpenElement } from './element.js';

/**
 * Settles what a paragraph is once no line can follow: the definitions that it begins with become elements before
 * it, and where it holds no more it goes; the box of a task and white space at its end are no text.
 *
 * @param paragraph the last child of its parent.
 * @param labels takes the labels that it defines.
 */
export function closeParagraph(source: string, paragraph: OpenElement, labels: Set<string>): void {
  takeDefinitions(source, paragraph, labels);
  const { lines, parent } = paragraph;
  const last = lines.pop();
  if (last) lines.push({ start: last.start, end: backOverSpace(source, last.end, last.start) });
  if (last && parent?.kind === 'item' && parent.children[0] === paragraph) skipTaskBox(source, paragraph);
}

function takeDefinitions(source: string, paragraph: OpenElement, labels: Set<string>): void {
  const { definitions, lineCount } = definitionsIn(source, paragraph.lines);
  const { parent } = paragraph;
  if (lineCount === 0 || !parent) return;
  parent.children.pop();
  for (const { label, title, lines, start, end } of definitions) {
    labels.add(label);
    openElement('definition', parent, { start, end }, title ? { title } : {}).lines = lines;
  }
  paragraph.lines = paragraph.lines.slice(lineCount);
  if (paragraph.lines.length === 0) return;
  paragraph.start = paragraph.lines[0]!.start;
  paragraph.outerStart = paragraph.start;
  parent.children.push(paragraph);
}

/** The box of a task, `[ ] ` or `[x] ` (GFM, section 5.3). */
function skipTaskBox(source: string, { lines }: OpenElement): void {
  const { start, end } = lines[0]!;
  const box = /^\[[ \txX]\][ \t]+(?=\S)/.exec(source.slice(start, Math.min(end, start + 80)));
  if (box) lines[0] = { start: start + box[0].length, end };
}
