const attribute = `[ \\t\\n]+[A-Za-z_:][\\w.:-]*(?:[ \\t\\n]*=[ \\t\\n]*(?:[^\\s"'=<>\`]+|'[^']*'|"[^"]*"))?`;

/** The grammar of tags (CommonMark, section 6.6), as sources of regular expressions. */
export const openingTag = `<[A-Za-z][A-Za-z\\d-]*(?:${attribute})*[ \\t\\n]*/?>`;
export const closingTag = `</[A-Za-z][A-Za-z\\d-]*[ \\t\\n]*>`;

/** A component of MDX with expressions among its attributes, which HTML does not know. */
const componentTag = `</?[A-Za-z][\\w.:-]*(?:[^<>"'{}]|"[^"]*"|'[^']*'|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*>`;

const tag = new RegExp(`${openingTag}|${closingTag}`, 'y');
const component = new RegExp(componentTag, 'y');
const autolink =
  /<(?:[A-Za-z][A-Za-z\d+.-]{1,31}:[^\s<>\p{Cc}]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z\d][A-Za-z\d.-]*)>/uy;

/** Ends of what is markup without being a tag, by how it begins. */
const declarations: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
];

/** Finds inline HTML in one text; asked from left to right, it never looks twice for an end that is not there. */
export class InlineHtml {
  private readonly missing = new Set<string>();

  constructor(private readonly text: string) {}

  /** The end of an autolink `<…>` that begins at an offset, or -1. */
  autolinkEnd(at: number): number {
    return endOf(autolink, this.text, at);
  }

  /** The end of a tag that begins at an offset, or -1. */
  tagEnd(at: number): number {
    const end = endOf(tag, this.text, at);
    if (end >= 0) return end;
    const other = endOf(component, this.text, at);
    return other >= 0 && this.text.slice(at, other).includes('={') ? other : -1;
  }

  /** The end of a comment, an instruction or a declaration that begins at an offset, or -1. */
  declarationEnd(at: number): number {
    const { text } = this;
    if (text.startsWith('<!-->', at)) return at + 5;
    if (text.startsWith('<!--->', at)) return at + 6;
    const found = declarations.find(([beginning]) => text.startsWith(beginning, at));
    if (!found || (found[0] === '<!' && !/[A-Za-z]/.test(text.charAt(at + 2)))) return -1;
    const [beginning, ending] = found;
    if (this.missing.has(ending)) return -1;
    const end = text.indexOf(ending, at + beginning.length);
    if (end < 0) this.missing.add(ending);
    return end < 0 ? -1 : end + ending.length;
  }
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** A tag of HTML as it is written. */
export interface Tag {
  /** Lower case. */
  readonly name: string;
  readonly isClosing: boolean;
  /** Whether nothing can stand in it: `<br>`, `<Badge/>`. */
  readonly isVoid: boolean;
  /** What it says of the language of what stands in it; undefined where nothing, null for `translate="no"`. */
  readonly language: string | null | undefined;
}

const voidNames = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;

/** Reads a tag. */
export function readTag(text: string): Tag {
  const name = /^<\/?([A-Za-z][\w.:-]*)/.exec(text)?.[1]?.toLowerCase() ?? '';
  const isVoid = text.endsWith('/>') || voidNames.test(name);
  return { name, isClosing: text.startsWith('</'), isVoid, language: languageOf(text) };
}

function languageOf(tag: string): string | null | undefined {
  const said = /\s(?:xml:lang|lang|hreflang)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag);
  const language = said?.[1] ?? said?.[2] ?? said?.[3];
  if (language !== undefined && language !== '') return language;
  return /\stranslate\s*=\s*["']?no\b/i.test(tag) ? null : undefined;
}
