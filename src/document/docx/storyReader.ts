import { attributeValue } from './attributes.js';
import { ownMarkLanguage } from './ownMark.js';
import { markerNames, ParagraphDraft } from './paragraphDraft.js';
import { tokensOf, type PlacedPart } from './parts.js';
import { RunDraft, TextDraft } from './runDraft.js';
import type { AttributeText, Sibling, Story, StoryItem } from './story.js';
import { isHeadingLevel, type Styles } from './styles.js';
import { attributeTexts } from './attributeTexts.js';
import type { XmlClosing, XmlOpening, XmlText } from './xmlTokens.js';

/** Reads the paragraphs and attribute texts of parts, in reading order. @throws FormatError for a broken part. */
export function readStory(source: string, parts: readonly PlacedPart[], styles: Styles): Story {
  const reader = new StoryReader(source, styles);
  for (const part of parts) {
    for (const token of tokensOf(part)) {
      if (token.kind === 'open') reader.open(token);
      else if (token.kind === 'close') reader.close(token);
      else reader.characters(token);
    }
  }
  return reader.story();
}

/** An open element, with what its children belong to. */
class Frame {
  /** Null also where the text of the paragraph around is not to be read here. */
  paragraph: ParagraphDraft | null;
  run: RunDraft | null;
  /** The `w:t` that it is. */
  text: TextDraft | null = null;
  /** Where the items go that are found. */
  items: StoryItem[];
  /** Attribute texts of the picture that is open, by what they say. */
  picture: Map<string, AttributeText> | null;
  /** Deleted or moved away, or a pronunciation above the text. */
  isIgnored: boolean;
  preservesSpace: boolean;
  siblings: Sibling[] | null = null;
  /** What the branches of `mc:AlternateContent` hold. */
  branches: StoryItem[][] | null = null;

  constructor(
    readonly name: string,
    readonly parent: Frame | null,
  ) {
    this.paragraph = parent?.paragraph ?? null;
    this.run = parent?.run ?? null;
    this.items = parent?.items ?? [];
    this.picture = parent?.picture ?? null;
    this.isIgnored = parent?.isIgnored ?? false;
    this.preservesSpace = parent?.preservesSpace ?? false;
  }
}

const besideParagraphs = new Set(['w:tbl', 'w:sdt', 'w:customXml', 'w:altChunk']);
const pictures = new Set(['w:drawing', 'w:pict', 'w:object']);
const ignored = new Set(['w:del', 'w:moveFrom', 'w:rt']);
const branchNames = new Set(['mc:Choice', 'mc:Fallback']);

class StoryReader {
  private top = new Frame('', null);
  private lastBookmark = 0;
  /** Languages of the marks of our own that are open, by the number of their bookmark. */
  private readonly openMarks = new Map<string, string>();
  /** In a table cell, how many are open. */
  private cells = 0;

  constructor(
    private readonly source: string,
    private readonly styles: Styles,
  ) {}

  story(): Story {
    const start = (item: StoryItem) =>
      item.kind === 'attribute' ? item.value.start : (item.fragments[0]?.element ?? item.element).start;
    const items = this.top.items.sort((a, b) => start(a) - start(b));
    return { items, lastBookmark: this.lastBookmark };
  }

  open(tag: XmlOpening): void {
    const parent = this.top;
    const frame = new Frame(tag.name, parent);
    this.top = frame;
    if (tag.name === 'w:p') this.openParagraph(tag, frame, parent);
    else if (besideParagraphs.has(tag.name))
      (parent.siblings ??= []).push(tag.name === 'w:tbl' ? 'table' : 'other');
    if (tag.name === 'w:tc') this.cells++;
    if (ignored.has(tag.name)) frame.isIgnored = true;
    if (branchNames.has(tag.name) && parent.branches) this.openBranch(frame, parent.branches);
    else if (tag.name === 'mc:AlternateContent') frame.branches = [];
    if (pictures.has(tag.name)) frame.picture = new Map();
    if (tag.attributes.length > 0) this.readAttributes(tag, frame);
    this.openInParagraph(tag, frame, parent);
    if (markerNames.has(tag.name)) this.openMarker(tag);
  }

  close(token: XmlClosing): void {
    const frame = this.top;
    this.top = frame.parent!;
    if (token.name === 'w:p') frame.paragraph?.close(token.end);
    else if (token.name === 'w:r' && frame.run !== this.top.run) frame.run?.close(token.end);
    else if (token.name === 'w:rPr' && this.top.name === 'w:r')
      frame.run?.closeProperties(token.end, token.start);
    else if (token.name === 'w:t') this.closeText(token, frame);
    else if (token.name === 'w:tc') this.cells--;
    if (frame.branches) for (const item of withTwins(frame.branches)) this.top.items.push(item);
  }

  characters(token: XmlText): void {
    this.top.text?.add(token);
  }

  private openParagraph(tag: XmlOpening, frame: Frame, parent: Frame): void {
    parent.siblings ??= [];
    const paragraph = new ParagraphDraft(tag, parent.siblings, this.cells > 0);
    frame.paragraph = paragraph;
    frame.run = null;
    parent.siblings.push(paragraph);
    frame.items.push(paragraph);
  }

  /** The paragraph around is read in the first branch alone; paragraphs within are kept of every branch. */
  private openBranch(frame: Frame, branches: StoryItem[][]): void {
    frame.items = [];
    branches.push(frame.items);
    if (branches.length === 1) return;
    frame.paragraph = null;
    frame.run = null;
  }

  private openInParagraph(tag: XmlOpening, frame: Frame, parent: Frame): void {
    const { paragraph } = frame;
    if (!paragraph || tag.name === 'w:p') return;
    if (parent.name === 'w:pPr' && parent.parent?.name === 'w:p') this.readParagraphProperty(tag, paragraph);
    if (tag.name === 'w:numId' && parent.name === 'w:numPr' && parent.parent?.parent?.name === 'w:p')
      paragraph.isListItem = this.value(tag) !== '0';
    if (pictures.has(tag.name)) paragraph.holdsMore = true;
    if (tag.name === 'w:fldChar') paragraph.noteField(attributeValue(this.source, tag, 'w:fldCharType'));
    if (tag.name === 'w:commentReference') paragraph.holdsCommentReference = true;
    if (tag.name === 'w:r') frame.run = new RunDraft(tag);
    else if (frame.run) this.openInRun(tag, frame, frame.run, paragraph);
  }

  private readParagraphProperty(tag: XmlOpening, paragraph: ParagraphDraft): void {
    if (tag.name === 'w:pStyle') paragraph.styleRole = this.styles.paragraphRole(this.value(tag));
    else if (tag.name === 'w:outlineLvl') paragraph.isHeading = isHeadingLevel(this.value(tag));
    else if (tag.name === 'w:sectPr') paragraph.holdsMore = true;
  }

  private openInRun(tag: XmlOpening, frame: Frame, run: RunDraft, paragraph: ParagraphDraft): void {
    const parent = frame.parent!;
    if (parent.name === 'w:rPr' && parent.parent?.name === 'w:r') {
      run.noteProperty(tag);
      if (tag.name === 'w:rStyle') run.language = this.styles.characterLanguage(this.value(tag));
    }
    if (parent.name !== 'w:r') return;
    run.noteChild(tag);
    if (frame.isIgnored) return;
    const language = this.markLanguage() ?? run.language;
    if (tag.name === 'w:t') frame.text = new TextDraft(this.source, tag, frame.preservesSpace, run, language);
    else paragraph.addCharacter(tag, attributeValue(this.source, tag, 'w:type'), run, language);
  }

  private closeText(token: XmlClosing, frame: Frame): void {
    if (frame.text) frame.paragraph?.addText(frame.text.closed(token), this.source);
  }

  private readAttributes(tag: XmlOpening, frame: Frame): void {
    const space = attributeValue(this.source, tag, 'xml:space');
    if (space !== null) frame.preservesSpace = space === 'preserve';
    if (frame.isIgnored) return;
    for (const item of attributeTexts(this.source, tag, frame.parent!.name)) {
      const twin = frame.picture?.get(item.text);
      if (twin) twin.twins.push(item);
      else {
        frame.items.push(item);
        frame.picture?.set(item.text, item);
      }
    }
  }

  private openMarker(tag: XmlOpening): void {
    const isBookmark = tag.name === 'w:bookmarkStart' || tag.name === 'w:bookmarkEnd';
    const id = attributeValue(this.source, tag, 'w:id') ?? '';
    if (isBookmark) {
      if (/^\d{1,9}$/.test(id)) this.lastBookmark = Math.max(this.lastBookmark, Number(id));
      const language = ownMarkLanguage(attributeValue(this.source, tag, 'w:name') ?? '');
      if (tag.name === 'w:bookmarkEnd') this.openMarks.delete(id);
      else if (language !== null) this.openMarks.set(id, language);
    }
    this.top.paragraph?.noteMarker(tag, id);
  }

  private markLanguage(): string | null {
    return [...this.openMarks.values()].at(-1) ?? null;
  }

  private value(tag: XmlOpening): string {
    return attributeValue(this.source, tag, 'w:val') ?? '';
  }
}

/**
 * The items of the first branch that has text, and theirs in the others as their twins: paragraphs and attributes
 * that say the same, each once.
 */
function withTwins(branches: readonly (readonly StoryItem[])[]): readonly StoryItem[] {
  const read = branches.find((items) => items.some(({ text }) => text.trim() !== '')) ?? branches[0] ?? [];
  for (const items of branches) {
    if (items === read) continue;
    const sayings = new Map<string, StoryItem[]>();
    for (const item of items.toReversed()) {
      const sameText = sayings.get(item.text);
      if (sameText) sameText.push(item);
      else sayings.set(item.text, [item]);
    }
    for (const item of read) {
      const twin = item.text.trim() === '' ? undefined : sayings.get(item.text)?.pop();
      if (twin) item.twins.push(twin);
    }
  }
  return read;
}
