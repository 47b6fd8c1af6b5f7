import type { BlockRole, Range } from '../document.js';
import { characterOf, type ReadText, type RunDraft } from './runDraft.js';
import type { Fragment, Paragraph, Sibling, StoryItem } from './story.js';
import { spelledBy } from './xmlText.js';
import type { XmlOpening } from './xmlTokens.js';

/** Ends of ranges over several paragraphs, which may stand wherever a paragraph may (EG_RangeMarkupElements). */
export const markerNames: ReadonlySet<string> = new Set(
  ['bookmark', 'commentRange', 'perm', 'moveFromRange', 'moveToRange'].flatMap((range) => [
    `w:${range}Start`,
    `w:${range}End`,
  ]),
);

interface Marker extends Range {
  readonly name: string;
  readonly id: string;
}

/** A paragraph while its part is read. */
export class ParagraphDraft implements Paragraph {
  readonly kind = 'paragraph';
  element: Range;
  text = '';
  readonly fragments: Fragment[] = [];
  readonly twins: StoryItem[] = [];
  /** What its style says. */
  styleRole: BlockRole | null = null;
  isHeading = false;
  /** Null where the paragraph itself does not say. */
  isListItem: boolean | null = null;
  /** Whether it holds a picture, a section's properties or the like. */
  holdsMore = false;
  holdsCommentReference = false;
  private readonly foundMarkers: Marker[] = [];
  private fieldDepth = 0;
  private breaksField = false;

  constructor(
    tag: XmlOpening,
    readonly siblings: readonly Sibling[],
    private readonly isInCell: boolean,
  ) {
    this.element = { start: tag.start, end: tag.end };
  }

  get role(): BlockRole | null {
    if (this.isHeading) return 'heading';
    if (this.styleRole !== null && this.styleRole !== 'list item') return this.styleRole;
    if (this.isListItem ?? this.styleRole === 'list item') return 'list item';
    return this.isInCell ? 'table cell' : null;
  }

  get stays(): boolean {
    if (this.holdsMore || this.breaksField || this.fieldDepth !== 0) return true;
    const started = this.idsOf('w:commentRangeStart');
    return this.holdsCommentReference && [...this.idsOf('w:commentRangeEnd')].some((id) => !started.has(id));
  }

  get markers(): readonly Range[] {
    const started = this.idsOf('w:commentRangeStart');
    const ended = this.idsOf('w:commentRangeEnd');
    const isWholeComment = ({ name, id }: Marker) =>
      name.startsWith('w:commentRange') && started.has(id) && ended.has(id);
    return this.foundMarkers.filter((marker) => !isWholeComment(marker));
  }

  /** Adds what a `w:t` says. */
  addText(read: ReadText, source: string): void {
    this.add(read, spelledBy(source, read.pieces), false);
  }

  /** Adds a tab, break or hyphen; does nothing for other elements. */
  addCharacter(tag: XmlOpening, kind: string | null, run: RunDraft, language: string | null): void {
    const character = characterOf(tag.name);
    if (character === undefined) return;
    const element = { start: tag.start, end: tag.end };
    const stays = kind === 'page' || kind === 'column';
    if (stays) this.holdsMore = true;
    const pieces = [{ ...element, text: character }];
    this.add({ element, pieces, textElement: null, run, language }, character, stays);
  }

  /** Sees the beginning or end of a field. */
  noteField(type: string | null): void {
    if (type === 'begin') this.fieldDepth++;
    else if (type === 'end') this.fieldDepth--;
    if (this.fieldDepth < 0) this.breaksField = true;
  }

  /** Sees an end of a range. */
  noteMarker(tag: XmlOpening, id: string): void {
    this.foundMarkers.push({ name: tag.name, id, start: tag.start, end: tag.end });
  }

  /** The paragraph ends. */
  close(end: number): void {
    this.element = { start: this.element.start, end };
  }

  private add(read: ReadText, text: string, stays: boolean): void {
    if (text === '') return;
    const start = this.text.length;
    this.text += text;
    read.run.fragments++;
    const { element, pieces, textElement, run, language } = read;
    const end = this.text.length;
    this.fragments.push({ element, start, end, pieces, run, textElement, stays, language });
  }

  private idsOf(name: string): ReadonlySet<string> {
    return new Set(this.foundMarkers.filter((marker) => marker.name === name).map(({ id }) => id));
  }
}
