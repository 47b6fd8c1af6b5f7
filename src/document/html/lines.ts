import type { BlockRole, Range } from '../document.js';
import { textAttributes } from './attributes.js';
import { isHtmlSpace } from './collapser.js';
import { holdsText, isParting, isUnread, roleIn } from './elements.js';
import { scopeIn, type LanguageScope } from './languages.js';
import { PageText, type Page, type PageElement, type PageNode } from './nodes.js';

/** A stretch of text in a line. */
export interface TextItem extends Range {
  readonly kind: 'text';
  readonly element: PageElement;
  /** The link that the text is in, inside its line. */
  readonly link: PageElement | null;
  readonly scope: LanguageScope | null;
}

/** A `br` in a line, by its tag. */
export interface BreakItem extends Range {
  readonly kind: 'break';
}

/** An attribute with text, where its element stands in a line. */
export interface AttributeItem {
  readonly kind: 'attribute';
  readonly element: PageElement;
  readonly name: string;
  readonly role: BlockRole;
  readonly link: PageElement | null;
  readonly scope: LanguageScope | null;
}

export type LineItem = TextItem | BreakItem | AttributeItem;

/** What stands between two borders of elements that part text. */
export interface Line {
  readonly items: readonly LineItem[];
  /** The element that parts the line from what is around it. */
  readonly host: PageElement;
  readonly role: BlockRole | null;
}

/** An element that the walk is in, with what holds for the text directly in it. */
interface Frame {
  readonly element: PageElement;
  readonly host: PageElement;
  readonly role: BlockRole | null;
  readonly link: PageElement | null;
  readonly scope: LanguageScope | null;
  next: number;
}

/** Walks a page in order of its tree, without recursion, and gives its lines. */
export function forEachLine(page: Page, give: (line: Line) => void): void {
  const walk = new Walk(page, give);
  walk.run();
}

class Walk {
  private readonly frames: Frame[] = [];
  private items: LineItem[] = [];

  constructor(
    private readonly page: Page,
    private readonly give: (line: Line) => void,
  ) {}

  run(): void {
    const { root } = this.page;
    this.frames.push({ element: root, host: root, role: null, link: null, scope: null, next: 0 });
    for (let frame = this.frames.at(-1); frame; frame = this.frames.at(-1)) {
      const node = frame.element.children[frame.next++];
      if (node) this.visit(node, frame);
      else this.leave(frame);
    }
  }

  private visit(node: PageNode, frame: Frame): void {
    if (!(node instanceof PageText)) this.enter(node, frame);
    else if (node.start >= 0 && holdsText(frame.element)) this.addText(node, frame);
  }

  private addText({ start, end }: PageText, { element, link, scope }: Frame): void {
    if (this.items.length === 0 && isBlank(this.page.source, start, end)) return;
    this.items.push({ kind: 'text', start, end, element, link, scope });
  }

  private enter(element: PageElement, around: Frame): void {
    const { name } = element;
    element.depth = around.element.depth + 1;
    if (name === 'br' && element.isHtml) {
      if (element.tagStart >= 0)
        this.items.push({ kind: 'break', start: element.tagStart, end: element.tagEnd });
      return;
    }
    const parts = isParting(name);
    if (parts) this.flush(around);
    const frame = {
      element,
      host: parts ? element : around.host,
      role: roleIn(element, around.role),
      link: name === 'a' ? element : parts ? null : around.link,
      scope: isRoot(element) ? null : scopeIn(element, around.scope),
      next: 0,
    };
    this.addAttributes(frame);
    if (isUnread(name)) {
      if (parts) this.flush(frame);
    } else this.frames.push(frame);
  }

  private addAttributes({ element, link, scope }: Frame): void {
    if (element.isRepeated) return;
    for (const { name, role } of textAttributes(element))
      this.items.push({ kind: 'attribute', element, name, role, link, scope });
  }

  private leave(frame: Frame): void {
    if (frame.host === frame.element) this.flush(frame);
    this.frames.pop();
  }

  private flush({ host, role }: Frame): void {
    if (this.items.length === 0) return;
    this.give({ items: this.items, host, role });
    this.items = [];
  }
}

function isRoot({ name, isHtml }: PageElement): boolean {
  return isHtml && (name === 'html' || name === 'body');
}

/** Whether a stretch of the source is nothing but white space. */
export function isBlank(source: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isHtmlSpace(source.charCodeAt(i))) return false;
  return true;
}
