import type { LanguageMark } from '../document.js';
import type { Splice } from '../formats.js';
import { readEmbeddedHtml } from './embeddedHtml.js';
import { withoutCall } from './footnoteCall.js';
import { frontMatterOf, type Scalar } from './frontMatter.js';
import { HtmlLanguages } from './htmlLanguages.js';
import { plainNode, type InlineNode } from './inlineNode.js';
import { readLeaf, readTitle } from './leafReading.js';
import { isNotProse, Statements } from './notProse.js';
import type { Outline, Passage } from './passage.js';
import { parseBlocks, type BlockTree } from './syntax/blockParser.js';
import { Content } from './syntax/content.js';
import type { Element } from './syntax/element.js';
import { parseInlines } from './syntax/inlineParser.js';
import { TextEmitter } from './textEmitter.js';

/**
 * Reads Markdown: the texts in it that people read, in the order of the source, each as one passage.
 *
 * @throws FormatError for quotes and lists nested too deep.
 */
export function readOutline(source: string): Outline {
  const from = source.startsWith('\uFEFF') ? 1 : 0;
  const frontMatter = frontMatterOf(source, from);
  const bodyStart = frontMatter?.end ?? from;
  const tree = parseBlocks(source, bodyStart);
  const reader = new Reader(source, tree);
  for (const scalar of frontMatter?.scalars ?? []) reader.readScalar(scalar);
  reader.readElement(tree.root);
  return reader.finish(bodyStart);
}

class Reader {
  private readonly emitter: TextEmitter;
  private readonly passages: Passage[] = [];
  private readonly marks: LanguageMark[] = [];
  private readonly languages = new HtmlLanguages(this.marks);
  private readonly calls = new Map<string, Splice[]>();
  private readonly statements: Statements;
  /** Code of MDX goes on up to here. */
  private codeEnd = 0;

  constructor(
    private readonly source: string,
    private readonly tree: BlockTree,
  ) {
    this.emitter = new TextEmitter(source);
    this.statements = new Statements(source);
  }

  readScalar(scalar: Scalar): void {
    const range = this.emitter.emit(scalar.pieces, (offset) => offset);
    if (!range) return;
    const { role } = scalar;
    this.passages.push({ kind: 'scalar', role, range, scalar, inline: plainNode(scalar, range) });
  }

  readElement(element: Element): void {
    if (element.kind === 'definition') this.readDefinition(element);
    else if (element.kind === 'html') this.readHtml(element);
    else if (element.lines.length > 0) this.readLeaf(element);
    else for (const child of element.children) this.readElement(child);
  }

  finish(bodyStart: number): Outline {
    const { root } = this.tree;
    this.marks.sort((a, b) => a.start - b.start || b.end - a.end);
    const { passages, marks, calls: footnoteCalls } = this;
    return { root, bodyStart, passages, ...this.emitter.build(), marks, footnoteCalls };
  }

  private readHtml(element: Element): void {
    const { start, end, lines, parent } = element;
    const textStart = this.emitter.length;
    // Prefixes of quotes and indentation of items would be read as text.
    if (parent?.kind === 'root' || lines.length === 1)
      this.passages.push(...readEmbeddedHtml(this.emitter, element, this.source, { start, end }, this.marks));
    this.languages.read(this.source.slice(start, end), textStart, this.emitter.length);
  }

  private readDefinition(element: Element): void {
    const { lines, title } = element;
    const passage = title && readTitle(this.emitter, element, new Content(this.source, lines), title);
    if (passage) this.passages.push(passage);
  }

  private readLeaf(element: Element): void {
    const content = new Content(this.source, element.lines);
    if (element.kind === 'paragraph' && element.parent?.kind === 'root' && this.isCode(element, content))
      return;
    const inlines = parseInlines(content.text, this.tree, element.kind === 'cell');
    for (const { footnote, start, end } of inlines.marks)
      if (footnote !== undefined) this.addCall(footnote, withoutCall(content, element, { start, end }));
    const { passages, running } = readLeaf(this.emitter, element, content, inlines);
    this.passages.push(...passages);
    this.addMarks(running);
    for (const { tag, start, end } of inlines.marks)
      if (tag?.name === 'img' && !content.text.slice(start, end).includes('\n')) {
        const range = content.rangeOf(start, end);
        this.passages.push(...readEmbeddedHtml(this.emitter, element, this.source, range, this.marks));
      }
  }

  /** Whether a paragraph of the page itself is code of MDX, or stands among some, or is a formula. */
  private isCode({ start, end }: Element, { text }: Content): boolean {
    if (start >= this.codeEnd) this.codeEnd = Math.max(this.codeEnd, this.statements.endOf(start, end));
    return start < this.codeEnd || isNotProse(text);
  }

  private addCall(label: string, splice: Splice): void {
    const splices = this.calls.get(label);
    if (splices) splices.push(splice);
    else this.calls.set(label, [splice]);
  }

  private addMarks({ language, textStart: start, textEnd: end, children }: InlineNode): void {
    if (language !== undefined && start < end) this.marks.push({ start, end, language });
    for (const child of children) this.addMarks(child);
  }
}
