import type { Range } from '../document.js';
import type { SourceMapBuilder } from '../sourceMap.js';
import { isSpace } from '../spacing.js';
import { referenceAt, type ReferencePlace } from './references.js';

/**
 * Puts the text of blocks together as a browser shows it: white space in a row is one space, none at a block's
 * ends, character references are their characters. Every piece keeps its place in the source.
 */
export class Collapser {
  /** Where the block begins in the reading text; -1 while it has no text yet. */
  private blockStart = -1;
  /** After the last character of the block that can be seen. */
  private visibleEnd = 0;
  /** Where the first character that can be seen of what is being added stands; -1 for none. */
  private firstSeen = -1;
  /** White space that waits for a character after it. */
  private space: Range | null = null;
  private lineBreak: Range | null = null;
  /** Where in the source the reading text ends. */
  private sourceEnd = 0;
  private isFirst = true;

  constructor(
    private readonly source: string,
    private readonly text: SourceMapBuilder,
  ) {}

  /** Length of the reading text so far. */
  get length(): number {
    return this.text.length;
  }

  /** Adds what a stretch of the source says to the block; answers where that stands in the reading text, null for nothing to see. */
  add(start: number, end: number, place: ReferencePlace): Range | null {
    this.firstSeen = -1;
    this.scan(start, end, place);
    return this.firstSeen < 0 ? null : { start: this.firstSeen, end: this.visibleEnd };
  }

  /** A line break inside the block: no white space stands around it. */
  breakLine(range: Range): void {
    if (this.blockStart < 0) return;
    this.space = null;
    this.lineBreak = range;
  }

  /** Ends the block; null where it has no text. */
  endBlock(): Range | null {
    const block = this.blockStart < 0 ? null : { start: this.blockStart, end: this.visibleEnd };
    this.blockStart = -1;
    this.space = this.lineBreak = null;
    return block;
  }

  private scan(start: number, end: number, place: ReferencePlace): void {
    const { source } = this;
    let from = start;
    let i = start;
    while (i < end) {
      if (i > from || !isHtmlSpace(source.charCodeAt(i))) i = nextSpecial(source, i);
      if (i >= end) break;
      const code = source.charCodeAt(i);
      if (isHtmlSpace(code)) {
        const after = afterSpace(source, i, end);
        this.copy(from, i);
        this.wait(i, after);
        from = i = after;
        continue;
      }
      const spelled = code === 0 ? { text: '\uFFFD', end: i + 1 } : referenceAt(source, i, end, place);
      if (code !== lessThan && spelled) {
        this.copy(from, i);
        this.put(spelled.text, i, spelled.end);
        from = i = spelled.end;
      } else i++;
    }
    // One space between two characters of a stretch stands for itself, but not one at its end.
    const isSpaceLast = end > from && source.charCodeAt(end - 1) === 0x20;
    this.copy(from, isSpaceLast ? end - 1 : end);
    if (isSpaceLast) this.wait(end - 1, end);
  }

  private wait(start: number, end: number): void {
    if (this.blockStart >= 0 && !this.lineBreak) this.space ??= { start, end };
  }

  /** Adds source text without white space to collapse. */
  private copy(start: number, end: number): void {
    if (this.blockStart < 0) while (start < end && isUnseen(this.source.charCodeAt(start))) start++;
    if (start === end) return;
    this.open(start);
    const at = this.text.length;
    this.text.copy(start, end);
    this.sourceEnd = end;
    let seen = end;
    while (seen > start && isUnseen(this.source.charCodeAt(seen - 1))) seen--;
    if (seen > start) this.see(at, end - seen);
  }

  private put(text: string, start: number, end: number): void {
    const code = text.charCodeAt(0);
    if (isHtmlSpace(code)) {
      this.wait(start, end);
      return;
    }
    const unseen = text.length === 1 && isUnseen(code);
    if (unseen && this.blockStart < 0) return;
    this.open(start);
    const at = this.text.length;
    this.text.put(text, start, end);
    this.sourceEnd = end;
    if (!unseen) this.see(at, 0);
  }

  /** Notes text that can be seen, from an offset to the end but for some code units. */
  private see(at: number, unseen: number): void {
    if (this.firstSeen < 0) this.firstSeen = at;
    this.visibleEnd = this.text.length - unseen;
  }

  /** Before a character: the gap to the block before, or the white space that waits. */
  private open(start: number): void {
    if (this.blockStart < 0) {
      if (!this.isFirst) this.text.put('\n\n', this.sourceEnd, this.sourceEnd);
      this.isFirst = false;
      this.blockStart = this.text.length;
      return;
    }
    if (this.lineBreak) this.text.put('\n', this.lineBreak.start, this.lineBreak.end);
    else if (this.space) this.putSpace(this.space, start);
    this.space = this.lineBreak = null;
  }

  private putSpace({ start, end }: Range, next: number): void {
    const isItself = end === start + 1 && end === next && this.source.charCodeAt(start) === 0x20;
    if (isItself) this.text.copy(start, end);
    else this.text.put(' ', start, end);
  }
}

/** What does not stand for itself; a `<` does, and ends most text, so that nobody looks past it. */
const special = /[ \t\n\r\f]{2,}|[\t\n\r\f]| (?=&)|[&\0<]/g;
const lessThan = 0x3c;

function nextSpecial(source: string, from: number): number {
  special.lastIndex = from;
  return special.exec(source)?.index ?? source.length;
}

/** White space that HTML collapses. */
export function isHtmlSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}

function afterSpace(source: string, at: number, end: number): number {
  while (at < end && isHtmlSpace(source.charCodeAt(at))) at++;
  return at;
}

/** White space of any kind, with what HTML does not collapse. */
function isUnseen(code: number): boolean {
  return isSpace(code) || isHtmlSpace(code) || code === 0x2028 || code === 0x2029;
}
