import { html, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import { FormatError } from '../formatError.js';
import { LineIndex } from '../position.js';
import { attributePlaces, keptAttributes } from './attributes.js';
import { noChildren, PageElement, PageText, type PageNode } from './nodes.js';
import { referenceAt } from './references.js';

/** What parse5 needs to know of our nodes; comments and document types leave no trace. */
export type PageNodes = TreeAdapterTypeMap<
  PageNode,
  PageElement,
  PageNode,
  PageElement,
  PageElement,
  PageElement,
  Dropped,
  PageText,
  PageElement,
  Dropped
>;

/** A node that is left out of the tree. */
class Dropped extends PageText {}

/** Elements nested deeper than this are an accident or an attack; browsers stop at 512. */
const deepest = 10_000;

/** Elements that the parser may add to those that the source spells, whose shortest is `<b>`. */
const mostImplied = 10_000;

/**
 * Builds the page from what parse5 finds: elements and stretches of text by their places in the source, and as
 * little else as possible, so that large pages fit in memory.
 */
export class PageTreeAdapter implements TreeAdapter<PageNodes> {
  private elements = 0;
  private depth = 0;
  private lastTag = -1;
  private lastText: PageText | null = null;

  constructor(private readonly source: string) {}

  createDocument(): PageElement {
    return new PageElement('#document', html.NS.HTML, []);
  }

  createDocumentFragment(): PageElement {
    return this.createDocument();
  }

  /** @throws FormatError where formatting that is never closed is opened again and again, more than the source is long. */
  createElement(name: string, namespace: html.NS, attributes: Token.Attribute[]): PageElement {
    if (++this.elements > this.source.length + mostImplied)
      throw this.refusal('Formatting is left open again and again, and every paragraph repeats all of it');
    return new PageElement(name, namespace, keptAttributes(name, attributes));
  }

  createTextNode(): PageText {
    return new PageText();
  }

  createCommentNode(): Dropped {
    return new Dropped();
  }

  /** @throws FormatError for elements that are nested too deep. */
  onItemPush(): void {
    if (++this.depth > deepest)
      throw this.refusal(`Elements are nested more than ${deepest.toLocaleString('en')} deep`);
  }

  onItemPop(): void {
    this.depth--;
  }

  private refusal(reason: string): FormatError {
    const { line } = new LineIndex(this.source).at(Math.max(0, this.lastTag));
    return new FormatError(
      `${reason}. Close what is left open there, for example with tidy, and try again.`,
      line,
    );
  }

  appendChild(parent: PageElement, node: PageNode): void {
    if (node instanceof Dropped) return;
    if (parent.children === noChildren) parent.children = [node];
    else parent.children.push(node);
    node.parent = parent;
  }

  insertBefore(parent: PageElement, node: PageNode, reference: PageNode): void {
    parent.children.splice(parent.children.lastIndexOf(reference), 0, node);
    node.parent = parent;
  }

  insertText(parent: PageElement): void {
    if (!(parent.children.at(-1) instanceof PageText)) this.appendChild(parent, new PageText());
  }

  insertTextBefore(parent: PageElement, _text: string, reference: PageNode): void {
    const before = parent.children[parent.children.lastIndexOf(reference) - 1];
    if (!(before instanceof PageText)) this.insertBefore(parent, new PageText(), reference);
  }

  detachNode(node: PageNode): void {
    if (!node.parent) return;
    const { children } = node.parent;
    children.splice(children.lastIndexOf(node), 1);
    node.parent = null;
  }

  setTemplateContent(template: PageElement, content: PageElement): void {
    template.template = content;
  }

  getTemplateContent(template: PageElement): PageElement {
    return template.template ?? template;
  }

  /** A second `html` or `body` tag may add attributes to the first; none of them is read. */
  readonly adoptAttributes = leaveOut;

  readonly setDocumentType = leaveOut;

  readonly setDocumentMode = leaveOut;

  getDocumentMode(): html.DOCUMENT_MODE {
    return html.DOCUMENT_MODE.NO_QUIRKS;
  }

  getFirstChild(node: PageElement): PageNode | null {
    return node.children[0] ?? null;
  }

  getChildNodes(node: PageElement): PageNode[] {
    return node.children;
  }

  getParentNode(node: PageNode): PageElement | null {
    return node.parent;
  }

  getAttrList(element: PageElement): Token.Attribute[] {
    return [...element.attributes];
  }

  getTagName(element: PageElement): string {
    return element.name;
  }

  getNamespaceURI(element: PageElement): html.NS {
    return element.namespace;
  }

  getTextNodeContent(): string {
    return '';
  }

  getCommentNodeContent(): string {
    return '';
  }

  getDocumentTypeNodeName(): string {
    return '';
  }

  getDocumentTypeNodePublicId(): string {
    return '';
  }

  getDocumentTypeNodeSystemId(): string {
    return '';
  }

  isTextNode(node: PageNode): node is PageText {
    return node instanceof PageText;
  }

  isCommentNode(node: PageNode): node is Dropped {
    return node instanceof Dropped;
  }

  isDocumentTypeNode(node: PageNode): node is Dropped {
    return node instanceof Dropped;
  }

  isElementNode(node: PageNode): node is PageElement {
    return node instanceof PageElement;
  }

  setNodeSourceCodeLocation(node: PageNode, location: Token.ElementLocation | null): void {
    if (location === null || node instanceof Dropped) return;
    if (node instanceof PageText) this.placeText(node, location);
    else this.placeElement(node, location);
  }

  /** parse5 asks whether there is one, and for text then tells no more than its end: so for text there is none. */
  getNodeSourceCodeLocation(node: PageNode): Token.ElementLocation | null {
    return node instanceof PageElement && node.tagStart >= 0 ? somewhere : null;
  }

  updateNodeSourceCodeLocation(node: PageNode, { endTag, endOffset }: Partial<Token.ElementLocation>): void {
    if (!(node instanceof PageElement)) return;
    node.endTagStart = endTag?.startOffset ?? -1;
    node.end = endOffset ?? -1;
  }

  private placeElement(element: PageElement, { startTag, attrs }: Token.ElementLocation): void {
    if (!startTag) return;
    element.tagStart = startTag.startOffset;
    // An element without content ends with its tag, unless its end is told later.
    element.end = element.tagEnd = startTag.endOffset;
    element.isRepeated = element.tagStart <= this.lastTag;
    this.lastTag = Math.max(this.lastTag, element.tagStart);
    if (attrs && !element.isRepeated) element.places = attributePlaces(element, attrs);
  }

  /** Text comes word by word: what goes on in the source is one, what goes on elsewhere another. */
  private placeText(text: PageText, { startOffset, endOffset }: Token.Location): void {
    const start = this.beginningOf(startOffset);
    if (text.end === start) {
      text.end = endOffset;
      this.lastText = text;
      return;
    }
    const added = text.start < 0 ? text : new PageText();
    added.start = start;
    added.end = endOffset;
    if (added !== text) {
      const siblings = text.parent!.children;
      siblings.splice(siblings.lastIndexOf(text) + 1, 0, added);
      added.parent = text.parent;
    }
    this.lastText = added;
  }

  /**
   * Where text begins that parse5 says begins at an offset: it places text that begins with a character reference
   * at that reference's last character, and ends the text before it there.
   */
  private beginningOf(offset: number): number {
    if (!mayEndReference(this.source.charCodeAt(offset - 1))) return offset;
    const from = Math.max(0, offset - longestReference);
    const ampersand = from + this.source.slice(from, offset).lastIndexOf('&');
    if (ampersand < from) return offset;
    const reference = referenceAt(this.source, ampersand, this.source.length, 'text');
    if (reference?.end !== offset + 1) return offset;
    if (this.lastText?.end === offset) this.lastText.end = ampersand;
    return ampersand;
  }
}

const leaveOut = () => undefined;

/** Letters, digits and `#`: what stands before the last character of a reference. */
function mayEndReference(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code === 0x23;
}

/** Longest spelling of a character reference that is looked for, in code units. */
const longestReference = 64;

const nowhere = { startLine: 0, startCol: 0, startOffset: 0, endLine: 0, endCol: 0, endOffset: 0 };
/** Says that an element has a place. */
const somewhere: Token.ElementLocation = { ...nowhere, startTag: nowhere };
