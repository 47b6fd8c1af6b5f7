import { sourceRangeOf, sourceRangesOf, type Document, type Range } from '../document.js';
import type { BlockHost } from './blocks.js';
import { commonAncestor, rangeOf, type PageElement } from './nodes.js';
import { firstFrom, type Content, type PageIndex } from './pageIndex.js';
import { indexOf, pageOf } from './pageOf.js';

/** A range of the reading text inside one block, and where it stands on the page. */
export class Passage {
  /** Index of its block. */
  readonly block: number;
  readonly host: BlockHost;
  /** The innermost element around all of it. */
  readonly element: PageElement;
  /** The stretches of the source that spell it. */
  readonly pieces: readonly Range[];
  private readonly index: PageIndex;
  private readonly hull: Range;

  constructor(
    private readonly document: Document,
    private readonly range: Range,
  ) {
    this.block = firstFrom(document.blocks, range.start + 1) - 1;
    this.host = pageOf(document).hosts[this.block]!;
    this.element = this.innermostElement();
    this.pieces = sourceRangesOf(document, range);
    this.hull = sourceRangeOf(document, range);
    this.index = indexOf(document);
  }

  private innermostElement(): PageElement {
    const { stretches, element } = this.host;
    const own = stretches.filter(({ start, end }) => end > this.range.start && start < this.range.end);
    return own.length === 0 ? element : own.map((stretch) => stretch.element).reduce(commonAncestor);
  }

  /** Whether the text of an element, attributes and all, is this passage and nothing else. */
  isAllTextOf(element: PageElement): boolean {
    return (
      element.isWritten && !this.index.hasContent(rangeOf(element), (content) => this.isOtherText(content))
    );
  }

  /**
   * The source from the passage's beginning to its end, with the tags at its ends that belong together; null where
   * tags in it belong to others outside or to nothing, or where something else stands in it.
   *
   * @param isForeign what must not stand in it.
   */
  wholeRange(isForeign: (content: Content) => boolean): Range | null {
    let range = this.hull;
    for (let wider = this.widened(range); wider !== range; wider = this.widened(range)) range = wider;
    if (this.hasStrayEndTag(range)) return null;
    const { tagEnd, endTagStart, end } = this.element;
    if (this.element.isWritten && (range.start < tagEnd || range.end > (endTagStart < 0 ? end : endTagStart)))
      return null;
    return this.index.hasContent(range, isForeign) ? null : range;
  }

  /** An end tag that closes nothing would close what is put around it. */
  private hasStrayEndTag({ start, end }: Range): boolean {
    const endTags = this.document.source.slice(start, end).match(/<\//g) ?? [];
    return endTags.length > this.index.endTagsIn({ start, end }).length;
  }

  /** The range with the other ends of its tags; itself where it has them. */
  private widened(range: Range): Range {
    const start = Math.min(range.start, ...this.index.endTagsIn(range).map((tag) => tag.other));
    const end = Math.max(range.end, ...this.index.startTagsIn(range).map((tag) => tag.other));
    return start === range.start && end === range.end ? range : { start, end };
  }

  /** Whether a content is text that is not the passage's. */
  isOtherText(content: Content): boolean {
    return content.block !== null && !this.covers(content);
  }

  /** Whether a content is none of the passage's text. */
  isOther(content: Content): boolean {
    return !this.covers(content);
  }

  private covers({ block, start, end }: Content): boolean {
    if (block !== this.block) return false;
    const piece = this.pieces[firstFrom(this.pieces, start + 1) - 1];
    return piece !== undefined && end <= piece.end;
  }
}
