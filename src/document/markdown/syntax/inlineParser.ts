import { characterReferenceAt } from './characterReference.js';
import { CodeRuns } from './codeRuns.js';
import { DelimiterStack, type Delimiter, type Piece } from './delimiters.js';
import type { InlineContainer, InlineContent, InlineMark, Labels } from './inlineContent.js';
import { InlineHtml, readTag } from './inlineHtml.js';
import { isPunctuation, normalisedLabel } from './linkParts.js';
import { linkTarget } from './linkTarget.js';

/** Reads inline markup (CommonMark, section 6, with strikethrough, footnotes and bare addresses of GFM). */
export function parseInlines(text: string, labels: Labels, isCell = false): InlineContent {
  return new InlineParser(text, labels, isCell).parse();
}

/** An opening bracket of a link or image that may follow. */
interface Bracket {
  readonly piece: Piece;
  readonly isImage: boolean;
  readonly bottom: Delimiter | null;
  /** Whether another bracket stands in it: it is no label then. */
  hasInner: boolean;
}

const special = /[\\`*_~[\]!<&\n]|https?:\/\/|www\./g;
const address = /(?:https?:\/\/|www\.)[^\s<\]|]*/y;
const footnoteCall = /\[\^((?:[^\][\\\s]|\\.){1,999})\]/y;

class InlineParser {
  private readonly pieces: Piece[] = [];
  private readonly containers: InlineContainer[] = [];
  private readonly marks: InlineMark[] = [];
  private readonly brackets: Bracket[] = [];
  /** Brackets of links below this index stand around a link, and links do not nest. */
  private inactiveBelow = 0;
  private readonly delimiters: DelimiterStack;
  private readonly html: InlineHtml;
  /** Where the text that was not taken yet begins. */
  private from = 0;
  /** Counted once the first backtick is met. */
  private code: CodeRuns | null = null;

  constructor(
    private readonly text: string,
    private readonly labels: Labels,
    private readonly isCell: boolean,
  ) {
    this.delimiters = new DelimiterStack(text);
    this.html = new InlineHtml(text);
  }

  parse(): InlineContent {
    const { text } = this;
    special.lastIndex = 0;
    for (let match = special.exec(text); match; match = special.exec(text))
      special.lastIndex = this.take(match.index, match[0]);
    this.flush(text.length);
    this.containers.push(...this.delimiters.match(null));
    return {
      pieces: this.pieces.filter(({ start, end }) => start < end),
      containers: this.containers,
      marks: this.marks,
    };
  }

  /** Takes what a special character begins; answers where to go on. */
  private take(at: number, mark: string): number {
    switch (mark) {
      case '\\':
        return this.takeBackslash(at);
      case '`':
        return this.takeCode(at);
      case '*':
      case '_':
      case '~':
        return this.takeDelimiters(at, mark);
      case '[':
        return this.takeBracket(at, at + 1);
      case '!':
        return this.text.charAt(at + 1) === '[' ? this.takeBracket(at, at + 2) : at + 1;
      case ']':
        return this.closeBracket(at);
      case '<':
        return this.takeAngle(at);
      case '&':
        return this.takeReference(at);
      case '\n':
        return this.takeLineEnd(at);
      default:
        return this.skipAddress(at);
    }
  }

  /** Takes the text before `to` as it stands. */
  private flush(to: number): void {
    if (this.from < to) this.pieces.push({ start: this.from, end: to, text: null });
    this.from = to;
  }

  /** Takes a stretch that reads as another text. */
  private put(start: number, end: number, text: string): number {
    this.flush(start);
    this.pieces.push({ start, end, text });
    this.from = end;
    return end;
  }

  /** Takes a stretch that is no text. */
  private skip(start: number, end: number): number {
    this.flush(start);
    this.from = end;
    return end;
  }

  private takeBackslash(at: number): number {
    const next = this.text.charCodeAt(at + 1);
    if (next === 0x0a) return this.put(at, at + 2, '\n');
    return isPunctuation(next) ? this.put(at, at + 2, this.text.charAt(at + 1)) : at + 1;
  }

  private takeReference(at: number): number {
    const reference = characterReferenceAt(this.text, at);
    return reference ? this.put(at, reference.end, reference.text) : at + 1;
  }

  /** A line break reads as a space, after two spaces as a line break (sections 6.7 and 6.8). */
  private takeLineEnd(at: number): number {
    let start = at;
    while (start > this.from && ' \t'.includes(this.text.charAt(start - 1))) start--;
    return this.put(start, at + 1, this.text.endsWith('  ', at) && at - start > 1 ? '\n' : ' ');
  }

  private takeCode(at: number): number {
    this.code ??= new CodeRuns(this.text);
    const code = this.code.spanAt(at);
    const { innerStart, innerEnd, end } = code;
    if (end < 0) return innerStart;
    this.skip(at, innerStart);
    // A line break reads as a space, and in a cell an escaped pipe as a pipe.
    const spelled = this.isCell ? /\n|\\\|/g : /\n/g;
    for (const { 0: spelling, index } of this.text.slice(innerStart, innerEnd).matchAll(spelled)) {
      const start = innerStart + index;
      this.put(start, start + spelling.length, spelling === '\n' ? ' ' : '|');
    }
    this.flush(innerEnd);
    this.containers.push({ kind: 'code', start: at, innerStart, innerEnd, end });
    return this.skip(innerEnd, end);
  }

  private takeDelimiters(at: number, mark: string): number {
    let end = at;
    while (this.text.charAt(end) === mark) end++;
    if (mark === '~' && end - at > 2) return end;
    this.flush(at);
    this.pieces.push(this.delimiters.push(at, end));
    this.from = end;
    return end;
  }

  private takeBracket(at: number, end: number): number {
    const isImage = end - at === 2;
    footnoteCall.lastIndex = isImage ? at + 1 : at;
    const call = footnoteCall.exec(this.text);
    const footnote = call && normalisedLabel(call[1]!);
    if (footnote !== null && this.labels.footnotes.has(footnote)) {
      const start = isImage ? at + 1 : at;
      this.marks.push({ start, end: footnoteCall.lastIndex, footnote });
      return this.skip(start, footnoteCall.lastIndex);
    }
    this.flush(at);
    const piece: Piece = { start: at, end, text: null };
    this.pieces.push(piece);
    const outer = this.brackets[this.brackets.length - 1];
    if (outer) outer.hasInner = true;
    this.brackets.push({ piece, isImage, bottom: this.delimiters.top, hasInner: false });
    this.from = end;
    return end;
  }

  private closeBracket(at: number): number {
    const bracket = this.brackets.pop();
    if (!bracket) return at + 1;
    const isActive = bracket.isImage || this.brackets.length >= this.inactiveBelow;
    this.inactiveBelow = Math.min(this.inactiveBelow, this.brackets.length);
    const target = isActive
      ? linkTarget(this.text, bracket.piece.end, at, bracket.hasInner, this.labels)
      : null;
    if (!target) return at + 1;
    const { piece, isImage, bottom } = bracket;
    this.flush(at);
    this.containers.push(...this.delimiters.match(bottom));
    const { end, title, isOwnLabel } = target;
    this.containers.push({
      kind: isImage ? 'image' : 'link',
      start: piece.start,
      innerStart: piece.end,
      innerEnd: at,
      end,
      ...(title && { title }),
      ...(isOwnLabel && { isOwnLabel }),
    });
    piece.end = piece.start;
    if (!isImage) this.inactiveBelow = this.brackets.length;
    return this.skip(at, end);
  }

  private takeAngle(at: number): number {
    const autolink = this.html.autolinkEnd(at);
    if (autolink >= 0) {
      this.skip(at, at + 1);
      this.flush(autolink - 1);
      const range = { start: at, innerStart: at + 1, innerEnd: autolink - 1, end: autolink };
      this.containers.push({ kind: 'autolink', ...range });
      return this.skip(autolink - 1, autolink);
    }
    const end = this.html.tagEnd(at);
    if (end >= 0) return this.takeTag(at, end);
    const declaration = this.html.declarationEnd(at);
    if (declaration < 0) return at + 1;
    this.marks.push({ start: at, end: declaration });
    return this.skip(at, declaration);
  }

  private takeTag(at: number, end: number): number {
    const tag = readTag(this.text.slice(at, end));
    if (tag.name === 'br') return this.put(at, this.text.charAt(end) === '\n' ? end + 1 : end, '\n');
    this.marks.push({ start: at, end, tag });
    return this.skip(at, end);
  }

  /** Marks in a bare address are no markup; those at its end may be. */
  private skipAddress(at: number): number {
    if (at > 0 && /[\p{L}\p{N}]/u.test(this.text.charAt(at - 1))) return at + 1;
    address.lastIndex = at;
    const [found] = address.exec(this.text)!;
    return at + found.replace(/(?:[?!.,:;*_~'")]|&[A-Za-z\d]+;)+$/, '').length;
  }
}
