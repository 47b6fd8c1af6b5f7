import type { Block, BlockKind, BlockRole, LanguageMark, Range } from '../document.js';
import { kindsOf } from '../kind.js';
import { SourceMapBuilder, type SourceMap } from '../sourceMap.js';
import { placeOfAttribute } from './attributes.js';
import { Collapser } from './collapser.js';
import { marksOf, type ScopedRange } from './languages.js';
import { forEachLine, type AttributeItem, type Line } from './lines.js';
import { attributeOf, commonAncestor, type Page, type PageElement } from './nodes.js';
import { segmentsOf, type Segment } from './segments.js';

/** A part of a block, a range of the reading text. */
export interface Stretch extends Range {
  readonly element: PageElement;
}

/** Where a block stands on its page. */
export interface BlockHost {
  /** The innermost element around all of the block; the attribute's, where it is one. */
  readonly element: PageElement;
  readonly attribute: string | null;
  /** The element that parts the block's line from what is around it; the attribute's, where it is one. */
  readonly line: PageElement;
  /** The parts of the block by the element they stand directly in; none where all of it stands in `element`. */
  readonly stretches: readonly Stretch[];
  /** The line breaks that part the block from its neighbours. */
  readonly breaksBefore: readonly Range[];
  readonly breaksAfter: readonly Range[];
}

/** The reading text of a page. */
export interface Reading {
  readonly text: string;
  readonly map: SourceMap;
  readonly blocks: readonly Block[];
  readonly marks: readonly LanguageMark[];
  /** Parallel to `blocks`. */
  readonly hosts: readonly BlockHost[];
}

/** Reads the text of a page, block by block. */
export function readingOf(page: Page): Reading {
  const writer = new ReadingWriter(page);
  forEachLine(page, (line) => {
    writer.addLine(line);
  });
  return writer.reading();
}

const alone = { stretches: [], breaksBefore: [], breaksAfter: [] };

interface Placed extends Range {
  readonly role: BlockRole | null;
  readonly host: BlockHost;
}

class ReadingWriter {
  private readonly map: SourceMapBuilder;
  private readonly collapser: Collapser;
  private readonly placed: Placed[] = [];
  private readonly marks: LanguageMark[] = [];

  constructor(private readonly page: Page) {
    this.map = new SourceMapBuilder(page.source);
    this.collapser = new Collapser(page.source, this.map);
  }

  addLine(line: Line): void {
    for (const segment of segmentsOf(this.page.source, line)) {
      for (const attribute of segment.before) this.addAttribute(attribute);
      this.addText(segment, line);
      for (const attribute of segment.after) this.addAttribute(attribute);
    }
  }

  private addAttribute({ element, name, role, scope }: AttributeItem): void {
    const place = placeOfAttribute(this.page.source, element, name);
    if (!place) return;
    this.collapser.add(place.value.start, place.value.end, 'attribute');
    const range = this.collapser.endBlock();
    if (!range) return;
    const { start, end } = range;
    for (const mark of marksOf(range, [{ start, end, scope }])) this.marks.push(mark);
    this.placed.push({ start, end, role, host: { ...alone, element, attribute: name, line: element } });
  }

  private addText({ items, breaksBefore, breaksAfter }: Segment, line: Line): void {
    const stretches: (Stretch & ScopedRange)[] = [];
    let element: PageElement | null = null;
    for (const item of items) {
      if (item.kind === 'break') {
        this.collapser.breakLine(item);
        continue;
      }
      const range = this.collapser.add(item.start, item.end, 'text');
      if (!range) continue;
      stretches.push({ start: range.start, end: range.end, element: item.element, scope: item.scope });
      element = element ? commonAncestor(element, item.element) : item.element;
    }
    const range = this.collapser.endBlock();
    if (!range || !element) return;
    for (const mark of marksOf(range, stretches)) this.marks.push(mark);
    this.placed.push({
      start: range.start,
      end: range.end,
      role: roleOf(element, line),
      host: {
        element,
        attribute: null,
        line: line.host,
        stretches: stretches.every((stretch) => stretch.element === element) ? [] : stretches,
        breaksBefore,
        breaksAfter,
      },
    });
  }

  reading(): Reading {
    const { text, map } = this.map.build();
    return {
      text,
      map,
      blocks: blocksOf(text, this.placed),
      marks: this.marks,
      hosts: this.placed.map(({ host }) => host),
    };
  }
}

/** Roles that give way to that of the one link which is all the text there is. */
const yielding = new Set<BlockRole | null>([null, 'list item', 'table cell']);

function roleOf(element: PageElement, { host, role }: Line): BlockRole | null {
  for (let each: PageElement | null = element; each; each = each.parent) {
    if (attributeOf(each, 'role') === 'button') return 'button';
    if (each === host) return role;
    if (each.name === 'a' && yielding.has(role)) return 'link';
    if (each.name === 'q' && yielding.has(role)) return 'quotation';
  }
  return role;
}

/** Headings and captions are short, whatever they end in. */
const longestHeading = 160;

/** A heading stands over a paragraph when one of the next few blocks is one. */
const headingReach = 3;

/** Roles of what is never running text. */
const labels = new Set<BlockRole | null>([
  'alt',
  'title',
  'description',
  'link',
  'button',
  'label',
  'caption',
]);

function blocksOf(text: string, placed: readonly Placed[]): readonly Block[] {
  const flow = placed.filter(({ host }) => host.attribute === null);
  const shapes = kindsOf(text, flow);
  const kinds = flow.map((block, i) => kindOf(block, shapes[i]!, () => isOverParagraph(flow, shapes, i)));
  let next = 0;
  return placed.map(({ start, end, role, host }) => {
    const kind = host.attribute === null ? kinds[next++]! : 'caption';
    return { start, end, kind, role: role ?? kind };
  });
}

function kindOf({ start, end, role }: Placed, shape: BlockKind, isOverParagraph: () => boolean): BlockKind {
  if (end - start > longestHeading) return shape;
  if (labels.has(role)) return 'caption';
  if (role === 'heading') return isOverParagraph() ? 'heading' : 'caption';
  return shape === 'heading' && role !== null ? 'caption' : shape;
}

/** Whether a paragraph comes soon after a block and before the next heading. */
function isOverParagraph(flow: readonly Placed[], shapes: readonly BlockKind[], index: number): boolean {
  for (let i = index + 1; i <= index + headingReach && i < flow.length; i++) {
    if (flow[i]!.role === 'heading') return false;
    if (shapes[i] === 'paragraph') return true;
  }
  return false;
}
