import { FormatError } from '../../formatError.js';
import { LineIndex } from '../../position.js';
import { atxHeading, footnoteMarker, isThematicBreak, isUnderline, openingFence } from './blockStarts.js';
import {
  containerOf,
  continues,
  itemMarker,
  openFootnote,
  openItem,
  takeQuoteMarker,
  type Container,
} from './containers.js';
import { definitionsIn } from './definitions.js';
import { openElement, type Element, type OpenElement } from './element.js';
import { htmlBlockEnd } from './htmlBlocks.js';
import { continueLeaf, type Leaf } from './leaf.js';
import { linesOf, type Line } from './line.js';
import { closeParagraph } from './paragraph.js';
import { cellsOf, columnsOf, openTable } from './table.js';

/** The blocks of a text, and what its links and footnotes may refer to. */
export interface BlockTree {
  readonly root: Element;
  /** Labels of link reference definitions, normalised. */
  readonly labels: ReadonlySet<string>;
  /** Labels of footnotes, normalised. */
  readonly footnotes: ReadonlySet<string>;
}

/** Quotes, lists and notes may stand in one another so deep; no document has more, and every line walks them. */
const deepestNesting = 200;

/**
 * Reads the block structure of Markdown: CommonMark 0.31 with the tables and footnotes of GFM, after the
 * strategy in the specification's appendix. Time grows with the text alone.
 *
 * @param from where the text begins: after the front matter.
 * @throws FormatError for quotes and lists nested deeper than 200.
 */
export function parseBlocks(source: string, from = 0): BlockTree {
  const parser = new BlockParser(source);
  for (const line of linesOf(source, from)) parser.read(line);
  return parser.finish();
}

class BlockParser {
  private readonly root: OpenElement;
  /** The containers that are open, outermost first. */
  private readonly open: Container[];
  private leaf: Leaf | null = null;
  private readonly labels = new Set<string>();
  private readonly footnotes = new Set<string>();

  constructor(private readonly source: string) {
    this.root = openElement('root', null, { start: 0, end: source.length });
    this.open = [containerOf(this.root)];
  }

  read(line: Line): void {
    let matched = 1;
    while (matched < this.open.length && continues(this.open[matched]!, line)) matched++;
    const isWhole = matched === this.open.length;
    if (isWhole && this.leaf && this.goesOn(this.leaf, line)) return;
    const paragraph = this.leaf?.element.kind === 'paragraph' ? this.leaf.element : null;
    if (this.startsBlocks(line, matched, paragraph)) return;
    if (line.isBlank) this.closeTo(matched);
    else if (paragraph) this.addLine(paragraph, line);
    else {
      this.closeTo(matched);
      this.openParagraph(line);
    }
  }

  finish(): BlockTree {
    this.closeTo(1);
    return { root: this.root, labels: this.labels, footnotes: this.footnotes };
  }

  /** Whether a line is more of the open leaf, whose containers all go on; takes it if so. */
  private goesOn(leaf: Leaf, line: Line): boolean {
    const { element } = leaf;
    if (element.kind === 'paragraph') return !line.isBlank && this.ruledOff(element, line);
    const continuation = continueLeaf(this.source, leaf, line);
    if (continuation === 'last') this.leaf = null;
    return continuation !== 'none';
  }

  /** Opens whatever a line opens; true where that took the line. */
  private startsBlocks(line: Line, matched: number, paragraph: OpenElement | null): boolean {
    let depth = matched;
    for (let isNew = false; ; isNew = true, depth = this.open.length) {
      if (line.isBlank) return isNew;
      const isLazy = paragraph !== null && !isNew;
      if (line.indent > 3) {
        if (isLazy) return false;
        this.closeTo(depth);
        this.openLeaf('code', line, {}, line.offset);
        return true;
      }
      const interrupts = isLazy && matched === this.open.length;
      if (this.startsLeaf(line, depth, isLazy)) return true;
      if (!this.startsContainer(line, depth, interrupts)) {
        if (isNew) this.openParagraph(line);
        return isNew;
      }
    }
  }

  private startsLeaf(line: Line, depth: number, isLazy: boolean): boolean {
    const { rest } = line;
    const first = rest.charAt(0);
    if (first === '#') {
      const content = atxHeading(line);
      if (!content) return false;
      this.closeTo(depth);
      this.openLeaf('heading', line, {}).lines.push(content);
      this.leaf = null;
      return true;
    }
    if (first === '`' || first === '~') {
      const fence = openingFence(line);
      if (fence) {
        this.closeTo(depth);
        this.openLeaf('code', line, { fence });
      }
      return fence !== null;
    }
    if (first === '<') {
      const htmlEnd = htmlBlockEnd(rest, isLazy);
      if (htmlEnd === null) return false;
      this.closeTo(depth);
      this.openLeaf('html', line, { htmlEnd }).lines.push({ start: line.content, end: line.end });
      if (htmlEnd !== 'blank line' && htmlEnd.test(rest)) this.leaf = null;
      return true;
    }
    if (!isThematicBreak(line)) return false;
    this.closeTo(depth);
    this.openLeaf('break', line, {});
    this.leaf = null;
    return true;
  }

  private startsContainer(line: Line, depth: number, interrupts: boolean): boolean {
    const start = line.content;
    const outerStart = line.offset;
    if (line.first === 0x3e) {
      this.closeTo(depth);
      takeQuoteMarker(line);
      this.push(
        containerOf(openElement('quote', this.tip(''), { outerStart, start, end: line.offset })),
        line,
      );
      return true;
    }
    const marker = itemMarker(line, interrupts);
    if (marker) {
      this.closeTo(depth);
      let list = this.tip(marker.mark);
      if (list.kind !== 'list') {
        list = openElement('list', list, { outerStart, start, end: start });
        this.push(containerOf(list, 0, marker.mark), line);
      }
      this.push(openItem(line, list, marker), line);
      return true;
    }
    const note = line.first === 0x5b ? footnoteMarker(line) : null;
    if (!note) return false;
    this.closeTo(depth);
    const footnote = openFootnote(line, this.tip(''), note);
    this.footnotes.add(footnote.element.label!);
    this.push(footnote, line);
    return true;
  }

  /** Turns a paragraph into a heading or a table where a line underlines it. */
  private ruledOff(paragraph: OpenElement, line: Line): boolean {
    if (line.indent > 3) return false;
    if (isUnderline(line)) {
      const { lineCount } = definitionsIn(this.source, paragraph.lines);
      if (lineCount === paragraph.lines.length) return false;
      closeParagraph(this.source, paragraph, this.labels);
      this.parent.children.pop();
      openElement('heading', this.parent, { ...paragraph, end: line.end }).lines = paragraph.lines;
      this.leaf = null;
      return true;
    }
    const header = paragraph.lines[paragraph.lines.length - 1]!;
    const columns = columnsOf(this.source, { start: line.content, end: line.end });
    if (columns === 0 || cellsOf(this.source, header).length !== columns) return false;
    paragraph.lines.pop();
    const { outerStart } = paragraph;
    const isWhole = paragraph.lines.length === 0;
    if (isWhole) this.parent.children.pop();
    else closeParagraph(this.source, paragraph, this.labels);
    const start = isWhole ? outerStart : header.start;
    const table = openTable(this.source, this.parent, { ...header, outerStart: start }, line.end);
    this.leaf = { element: table, columns };
    return true;
  }

  private openParagraph(line: Line): void {
    this.addLine(this.openLeaf('paragraph', line, {}), line);
  }

  private addLine(paragraph: OpenElement, line: Line): void {
    paragraph.lines.push({ start: line.content, end: line.end });
    paragraph.end = line.end;
  }

  private openLeaf(
    kind: 'paragraph' | 'heading' | 'code' | 'html' | 'break',
    line: Line,
    more: Pick<Leaf, 'fence' | 'htmlEnd'>,
    start = line.content,
  ): OpenElement {
    const range = { outerStart: line.offset, start, end: line.end };
    const element = openElement(kind, this.tip(''), range);
    this.leaf = { element, ...more };
    return element;
  }

  /** The innermost container. */
  private get parent(): OpenElement {
    return this.open[this.open.length - 1]!.element;
  }

  /** The innermost container, out of lists whose items have another mark. */
  private tip(mark: string): OpenElement {
    while (this.open[this.open.length - 1]!.element.kind === 'list') {
      const list = this.open[this.open.length - 1]!;
      if (list.mark === mark) break;
      this.closeTo(this.open.length - 1);
    }
    return this.parent;
  }

  private push(container: Container, { start }: Line): void {
    this.open.push(container);
    if (this.open.length > deepestNesting)
      throw new FormatError(
        `Quotes and lists are nested more than ${deepestNesting} deep. Flatten them, or read the file as plain text.`,
        new LineIndex(this.source).at(start).line,
      );
  }

  /** Closes the leaf, and the containers from a depth on. */
  private closeTo(depth: number): void {
    if (this.leaf?.element.kind === 'paragraph') closeParagraph(this.source, this.leaf.element, this.labels);
    this.leaf = null;
    while (this.open.length > depth) {
      const { element } = this.open.pop()!;
      const last = element.children[element.children.length - 1];
      if (last) element.end = Math.max(element.end, last.end);
    }
  }
}
