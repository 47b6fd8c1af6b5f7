import type { Range } from '../document.js';
import { Namespaces } from './namespaces.js';
import {
  attribute,
  declaration,
  elementName,
  endTagEnd,
  forbidden,
  instructionTarget,
  reference,
  startTagEnd,
} from './xmlGrammar.js';
import type { XmlAttribute, XmlClosing, XmlToken } from './xmlTokens.js';

/** An XML text is not well-formed, or declares a document type; `offset` is where, in the text that was scanned. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
  constructor(
    readonly offset: number,
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * Scans a well-formed XML text (XML 1.0, fifth edition; Namespaces in XML 1.0) for what its readers need, with
 * exact ranges. Nothing is expanded: a document type, which the formats of Office forbid (ECMA-376 part 2,
 * section 6.2.5), is a fault, and the depth of elements costs memory but no stack.
 *
 * @param base added to every offset but those of faults.
 * @throws XmlFault for what is not well-formed.
 */
export function* scanXml(text: string, base = 0): Generator<XmlToken> {
  const wrong = forbidden.exec(text);
  if (wrong) throw new XmlFault(wrong.index, `the character ${codePoint(wrong[0])} is not allowed`);
  const scanner = new Scanner(text, base);
  for (let token = scanner.next(); token; token = scanner.next()) yield token;
}

class Scanner {
  private at: number;
  private readonly open: { readonly name: string; readonly spelled: string }[] = [];
  private readonly namespaces = new Namespaces();
  private hasRoot = false;
  /** The end of an empty element whose beginning was given. */
  private pending: XmlClosing | null = null;

  constructor(
    private readonly text: string,
    private readonly base: number,
  ) {
    this.at = declaration.exec(text)?.[0].length ?? 0;
  }

  /** The next token, or null at the end. */
  next(): XmlToken | null {
    const { text, pending } = this;
    this.pending = null;
    if (pending) return pending;
    while (this.at < text.length) {
      const token = this.token();
      if (token) return token;
    }
    const last = this.open.at(-1);
    if (last) throw this.fault(`the element <${last.spelled}> is not closed`);
    if (!this.hasRoot) throw this.fault('there is no element');
    return null;
  }

  /** Reads what begins at `at`; null for what is no token. */
  private token(): XmlToken | null {
    const { text, at } = this;
    if (text.charCodeAt(at) !== 0x3c) return this.characters();
    if (text.startsWith('</', at)) return this.endTag();
    if (text.startsWith('<!--', at)) return this.comment();
    if (text.startsWith('<![CDATA[', at)) return this.section();
    if (text.startsWith('<?', at)) return this.instruction();
    if (!text.startsWith('<!', at)) return this.startTag();
    throw this.fault(
      'a document type declaration is not allowed; it could make a few bytes grow without end',
    );
  }

  private characters(): XmlToken | null {
    const { text, at: start } = this;
    const found = text.indexOf('<', start);
    const end = found === -1 ? text.length : found;
    this.at = end;
    // A slice, because a search in the whole text would go on to its end where there is nothing to find.
    const characters = text.slice(start, end);
    if (this.open.length === 0) {
      const stray = characters.search(/[^ \t\r\n]/);
      if (stray !== -1) throw this.fault('there is text outside the root element', start + stray);
      return null;
    }
    const bracket = characters.indexOf(']]>');
    if (bracket !== -1) throw this.fault('"]]>" stands in text', start + bracket);
    this.checkReferences(characters, start);
    return { kind: 'text', start: this.base + start, end: this.base + end };
  }

  private startTag(): XmlToken {
    const start = this.at;
    if (this.open.length === 0 && this.hasRoot) throw this.fault('there is a second root element');
    this.hasRoot = true;
    elementName.lastIndex = start + 1;
    const spelled = elementName.exec(this.text)?.[0];
    if (spelled === undefined) throw this.fault('"<" begins no tag');
    this.at = elementName.lastIndex;
    const spelledAttributes = this.attributes();
    startTagEnd.lastIndex = this.at;
    const end = startTagEnd.exec(this.text);
    if (!end) throw this.fault(`the tag <${spelled}> is broken`);
    this.at = startTagEnd.lastIndex;
    this.namespaces.enter(this.declarations(spelledAttributes));
    const name = this.namespaces.element(spelled);
    if (name === undefined) throw this.fault(`the prefix of <${spelled}> is not declared`, start);
    const attributes = this.named(spelledAttributes);
    const range = { start: this.base + start, end: this.base + this.at };
    const isEmpty = end[1] === '/';
    if (isEmpty) {
      this.namespaces.leave();
      this.pending = { kind: 'close', name, ...range };
    } else this.open.push({ name, spelled });
    return { kind: 'open', name, spelled, attributes, isEmpty, ...range };
  }

  /** The attributes of the tag at `at`, by their names in the source; moves on to what follows them. */
  private attributes(): ReadonlyMap<string, Range> {
    if (this.text[this.at] === '>') return none;
    const found = new Map<string, Range>();
    for (;;) {
      attribute.lastIndex = this.at;
      const match = attribute.exec(this.text);
      if (!match) return found;
      const value = match[2] ?? match[3]!;
      const end = attribute.lastIndex - 1;
      if (found.has(match[1]!)) throw this.fault(`the attribute ${match[1]!} stands twice`);
      this.checkReferences(value, end - value.length);
      found.set(match[1]!, { start: end - value.length, end });
      this.at = attribute.lastIndex;
    }
  }

  private declarations(attributes: ReadonlyMap<string, Range>): ReadonlyMap<string, string> {
    if (attributes.size === 0) return undeclared;
    const declared = new Map<string, string>();
    for (const [spelled, { start, end }] of attributes) {
      if (isDeclaration(spelled)) declared.set(spelled.slice('xmlns:'.length), this.text.slice(start, end));
    }
    return declared;
  }

  private named(attributes: ReadonlyMap<string, Range>): readonly XmlAttribute[] {
    const named: XmlAttribute[] = [];
    for (const [spelled, { start, end }] of attributes) {
      if (isDeclaration(spelled)) continue;
      const name = this.namespaces.attribute(spelled);
      if (name === undefined) throw this.fault(`the prefix of ${spelled} is not declared`, start);
      named.push({ name, value: { start: this.base + start, end: this.base + end } });
    }
    return named;
  }

  private endTag(): XmlToken {
    const { at: start } = this;
    const last = this.open.pop();
    if (!last) throw this.fault('an end tag has no start tag');
    endTagEnd.lastIndex = start + 2 + last.spelled.length;
    if (!this.text.startsWith(last.spelled, start + 2) || !endTagEnd.test(this.text))
      throw this.fault(`the element <${last.spelled}> is not closed where another one is`);
    this.at = endTagEnd.lastIndex;
    this.namespaces.leave();
    return { kind: 'close', name: last.name, start: this.base + start, end: this.base + this.at };
  }

  private section(): XmlToken {
    if (this.open.length === 0) throw this.fault('there is text outside the root element');
    const start = this.at + '<![CDATA['.length;
    const end = this.endOf(']]>', start, 'a CDATA section');
    this.at = end + ']]>'.length;
    return { kind: 'cdata', start: this.base + start, end: this.base + end };
  }

  private comment(): null {
    const start = this.at + '<!--'.length;
    const end = this.endOf('--', start, 'a comment');
    if (this.text[end + 2] !== '>') throw this.fault('"--" stands in a comment', end);
    this.at = end + '-->'.length;
    return null;
  }

  private instruction(): null {
    instructionTarget.lastIndex = this.at + 2;
    const target = instructionTarget.exec(this.text)?.[0];
    if (target === undefined || /^xml$/i.test(target))
      throw this.fault('a processing instruction is broken, or an XML declaration not at the beginning');
    this.at = this.endOf('?>', this.at + 2 + target.length, 'a processing instruction') + '?>'.length;
    return null;
  }

  private endOf(mark: string, from: number, what: string): number {
    const end = this.text.indexOf(mark, from);
    if (end === -1) throw this.fault(`${what} is not closed`);
    return end;
  }

  private checkReferences(text: string, start: number): void {
    if (!text.includes('&')) return;
    for (const { index } of text.matchAll(/&/g)) {
      const at = start + index;
      reference.lastIndex = at;
      const match = reference.exec(this.text);
      if (!match) throw this.fault('"&" begins no reference, or one to an entity that XML does not have', at);
      const code = match[1] !== undefined ? parseInt(match[1], 16) : Number(match[2] ?? 0x20);
      if (code > 0x10ffff || forbidden.test(String.fromCodePoint(code)))
        throw this.fault(`the reference ${match[0]} is to no character of XML`, at);
    }
  }

  private fault(reason: string, offset = this.at): XmlFault {
    return new XmlFault(offset, reason);
  }
}

const none: ReadonlyMap<string, Range> = new Map();
const undeclared: ReadonlyMap<string, string> = new Map();

function isDeclaration(attributeName: string): boolean {
  return attributeName === 'xmlns' || attributeName.startsWith('xmlns:');
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
