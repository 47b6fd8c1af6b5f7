import { documentOf, type Block, type Document, type LanguageMark, type Range } from '../document.js';
import { kindsOf } from '../kind.js';
import { SourceMapBuilder } from '../sourceMap.js';
import { splitParts } from './parts.js';
import type { Story, StoryItem } from './story.js';
import { readStory } from './storyReader.js';
import { readStyles } from './styles.js';

/** An item of the story that is a block of the document. */
export interface PlacedItem {
  readonly item: StoryItem;
  /** Offset in the reading text at which the item's text begins. */
  readonly start: number;
}

/** A document with what it was read from, which its changes need. */
export interface Reading {
  readonly story: Story;
  /** One for each block, in their order. */
  readonly placed: readonly PlacedItem[];
}

/** What documents were read from. Others that are equal, such as those from other threads, are read again. */
const readings = new WeakMap<Document, Reading>();

/**
 * Reads the source of a DOCX: each paragraph and each text of an attribute is a block, paragraphs of code left
 * out.
 *
 * @throws FormatError for a source that is not that of a DOCX, and for a part that is not well-formed.
 */
export function readDocx(source: string): Document {
  const { document, reading } = readSource(source);
  readings.set(document, reading);
  return document;
}

/** What a document was read from. */
export function readingOf(document: Document): Reading {
  const known = readings.get(document);
  if (known) return known;
  const { reading } = readSource(document.source);
  readings.set(document, reading);
  return reading;
}

function readSource(source: string): { readonly document: Document; readonly reading: Reading } {
  const parts = splitParts(source);
  const styles = readStyles(
    source,
    parts.find(({ kind }) => kind === 'styles'),
  );
  const texts = parts.filter(({ kind }) => kind !== 'styles');
  const story = readStory(source, texts, styles);
  const items = story.items.filter(({ text, role }) => text.trim() !== '' && role !== 'code');
  const builder = new SourceMapBuilder(source);
  const marks: LanguageMark[] = [];
  const placed = items.map((item) => {
    if (builder.length > 0) builder.put('\n\n', startOf(item), startOf(item));
    const start = builder.length;
    append(builder, item);
    marks.push(...marksOf(item, start));
    return { item, start };
  });
  const { text, map } = builder.build();
  const blocks = blocksOf(text, placed);
  const document = documentOf({ format: 'docx', source, text, map, blocks, marks, citedBy: 'text' });
  return { document, reading: { story, placed } };
}

function startOf(item: StoryItem): number {
  return item.kind === 'attribute' ? item.value.start : item.fragments[0]!.element.start;
}

function append(builder: SourceMapBuilder, item: StoryItem): void {
  const pieces = item.kind === 'attribute' ? item.pieces : item.fragments.flatMap((each) => each.pieces);
  for (const { start, end, text } of pieces) {
    if (text === null) builder.copy(start, end);
    else builder.put(text, start, end);
  }
}

/** Fragments in a row that are on purpose in one language are one mark. */
function marksOf(item: StoryItem, offset: number): readonly LanguageMark[] {
  if (item.kind === 'attribute') return [];
  const marks: LanguageMark[] = [];
  for (const { start, end, language } of item.fragments) {
    if (language === null) continue;
    const last = marks[marks.length - 1];
    if (last?.language === language && last.end === offset + start)
      marks[marks.length - 1] = { ...last, end: offset + end };
    else marks.push({ start: offset + start, end: offset + end, language });
  }
  return marks;
}

function blocksOf(text: string, placed: readonly PlacedItem[]): readonly Block[] {
  const ranges = placed.map(({ item, start }) => trimmedRange(text, start, start + item.text.length));
  const kinds = kindsOf(text, ranges);
  return ranges.map((range, i) => ({ ...range, kind: kinds[i]!, role: placed[i]!.item.role ?? kinds[i]! }));
}

function trimmedRange(text: string, start: number, end: number): Range {
  const item = text.slice(start, end);
  return { start: start + item.length - item.trimStart().length, end: start + item.trimEnd().length };
}
