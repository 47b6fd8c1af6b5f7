/** A stretch of a leaf's content: text as it stands, or spelled in another way, or nothing once it is markup. */
export interface Piece {
  start: number;
  end: number;
  /** What it reads as; null for as it stands. */
  readonly text: string | null;
}

/** What inline markup may enclose text. */
export type ContainerKind = 'emphasis' | 'link' | 'image' | 'code' | 'autolink' | 'html';

/** A run of `*`, `_` or `~` that may open or close emphasis; what is left of it is text. */
export interface Delimiter extends Piece {
  readonly mark: string;
  /** Where the run began, and its length. */
  readonly at: number;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  previous: Delimiter | null;
  next: Delimiter | null;
}

/** Emphasis that was found, in offsets of the content. */
export interface Emphasis {
  readonly kind: 'emphasis';
  readonly start: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly end: number;
}

/** The delimiters of a leaf that have not met their match yet (CommonMark, section 6.2 and the appendix). */
export class DelimiterStack {
  private last: Delimiter | null = null;

  constructor(private readonly text: string) {}

  /** The innermost delimiter; what comes after it belongs to a link that is closed later. */
  get top(): Delimiter | null {
    return this.last;
  }

  /** Adds the run of marks from `start` to `end`. */
  push(start: number, end: number): Delimiter {
    const mark = this.text.charAt(start);
    const before = classOf(codePointBefore(this.text, start));
    const after = classOf(this.text.codePointAt(end));
    const opens = after === 'other' || (after === 'punctuation' && before !== 'other');
    const closes = before === 'other' || (before === 'punctuation' && after !== 'other');
    const isWordy = mark === '_';
    const delimiter: Delimiter = {
      start,
      end,
      text: null,
      mark,
      at: start,
      length: end - start,
      canOpen: opens && (!isWordy || !closes || before === 'punctuation'),
      canClose: closes && (!isWordy || !opens || after === 'punctuation'),
      previous: this.last,
      next: null,
    };
    if (this.last) this.last.next = delimiter;
    this.last = delimiter;
    return delimiter;
  }

  /** Matches the delimiters above `bottom` and forgets them; inner emphasis comes before outer. */
  match(bottom: Delimiter | null): readonly Emphasis[] {
    const found: Emphasis[] = [];
    /** Up to these offsets no opener is worth looking for, by the kind of closer. */
    const bottoms = new Map<string, number>();
    let closer = bottom ? bottom.next : this.first();
    while (closer) {
      const key = closer.canClose ? keyOf(closer) : '';
      const opener = closer.canClose ? this.openerOf(closer, bottom, bottoms.get(key) ?? -1) : null;
      if (opener) {
        found.push(join(opener, closer));
        this.cut(opener, closer);
        if (opener.start === opener.end) this.remove(opener);
        if (closer.start === closer.end) {
          const { next } = closer;
          this.remove(closer);
          closer = next;
        }
      } else {
        const { next } = closer;
        if (closer.canClose) bottoms.set(key, closer.previous?.at ?? -1);
        if (!closer.canOpen) this.remove(closer);
        closer = next;
      }
    }
    this.last = bottom;
    if (bottom) bottom.next = null;
    return found;
  }

  private first(): Delimiter | null {
    let first = this.last;
    while (first?.previous) first = first.previous;
    return first;
  }

  private openerOf(closer: Delimiter, bottom: Delimiter | null, limit: number): Delimiter | null {
    for (let opener = closer.previous; opener && opener !== bottom; opener = opener.previous) {
      if (opener.at <= limit) return null;
      if (opener.mark === closer.mark && opener.canOpen && fits(opener, closer)) return opener;
    }
    return null;
  }

  /** Takes the delimiters between two out. */
  private cut(opener: Delimiter, closer: Delimiter): void {
    opener.next = closer;
    closer.previous = opener;
  }

  private remove({ previous, next }: Delimiter): void {
    if (previous) previous.next = next;
    if (next) next.previous = previous;
    else this.last = previous;
  }
}

function keyOf({ mark, canOpen, length }: Delimiter): string {
  return mark === '~' ? `~${length}` : `${mark}${canOpen ? 1 : 0}${length % 3}`;
}

/** Rules 9 and 10 of section 6.2; strikethrough asks for the same number of marks. */
function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (closer.mark === '~') return opener.length === closer.length;
  const isAmbiguous = closer.canOpen || opener.canClose;
  return !isAmbiguous || closer.length % 3 === 0 || (opener.length + closer.length) % 3 !== 0;
}

function join(opener: Delimiter, closer: Delimiter): Emphasis {
  const most = closer.mark === '~' ? closer.length : 2;
  const both = Math.min(opener.end - opener.start, closer.end - closer.start);
  const used = both >= most ? most : 1;
  const emphasis = {
    kind: 'emphasis' as const,
    start: opener.end - used,
    innerStart: opener.end,
    innerEnd: closer.start,
    end: closer.start + used,
  };
  opener.end -= used;
  closer.start += used;
  return emphasis;
}

type CharacterClass = 'white space' | 'punctuation' | 'other';

/** How a neighbour of a delimiter counts; the ends of the content count as white space. */
function classOf(codePoint: number | undefined): CharacterClass {
  if (codePoint === undefined) return 'white space';
  const character = String.fromCodePoint(codePoint);
  if (/\s/.test(character)) return 'white space';
  return /[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'other';
}

function codePointBefore(text: string, at: number): number | undefined {
  if (at === 0) return undefined;
  const code = text.charCodeAt(at - 1);
  if (code < 0xdc00 || code > 0xdfff || at === 1) return code;
  const pair = text.codePointAt(at - 2)!;
  return pair > 0xffff ? pair : code;
}
