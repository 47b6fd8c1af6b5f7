import type { Range } from '../document.js';
import type { Fragment, Run, RunProperties } from './story.js';
import { piecesOf, piecesWithin, sourceOfPieces, spelledBy, type Piece } from './xmlText.js';
import type { XmlClosing, XmlOpening, XmlText } from './xmlTokens.js';

/** What follows `w:lang` in the properties of a run (ECMA-376 part 1, appendix A.1, EG_RPrBase). */
const afterLanguage = new Set(['w:eastAsianLayout', 'w:specVanish', 'w:oMath', 'w:rPrChange']);
/** What a run holds beside text that is nothing to keep. */
const immaterial = new Set(['w:rPr', 'w:lastRenderedPageBreak', 'w:softHyphen']);

/** A run while its part is read. */
export class RunDraft implements Run {
  element: Range;
  readonly contentStart: number;
  readonly spelled: string;
  properties: RunProperties | null = null;
  fragments = 0;
  hasMore = false;
  /** That of its character style. */
  language: string | null = null;

  constructor(tag: XmlOpening) {
    this.element = { start: tag.start, end: tag.end };
    this.contentStart = tag.end;
    this.spelled = tag.spelled;
  }

  /** Sees a child of the run; what is text is noted as a fragment later. */
  noteChild(tag: XmlOpening): void {
    if (tag.name === 'w:rPr')
      this.properties = {
        element: { start: tag.start, end: tag.end },
        isEmpty: tag.isEmpty,
        language: null,
        languagePlace: -1,
      };
    else if (!immaterial.has(tag.name) && !isText(tag.name)) this.hasMore = true;
  }

  /** Sees a child of its properties. */
  noteProperty(tag: XmlOpening): void {
    const { properties } = this;
    if (!properties) return;
    if (tag.name === 'w:lang')
      this.properties = {
        ...properties,
        language: { nameEnd: tag.start + 1 + tag.spelled.length, value: valueOf(tag) },
      };
    const follows = afterLanguage.has(tag.name) || !tag.name.startsWith('w:');
    if (follows && properties.languagePlace === -1)
      this.properties = { ...properties, languagePlace: tag.start };
  }

  /** The properties end. */
  closeProperties(end: number, closingTag: number): void {
    const { properties } = this;
    if (!properties) return;
    const { element, languagePlace } = properties;
    this.properties = {
      ...properties,
      element: { start: element.start, end },
      languagePlace: languagePlace === -1 ? closingTag : languagePlace,
    };
  }

  /** The run ends. */
  close(end: number): void {
    this.element = { start: this.element.start, end };
  }
}

function valueOf(tag: XmlOpening): Range | null {
  return tag.attributes.find(({ name }) => name === 'w:val')?.value ?? null;
}

/** Elements of a run that are read as characters. */
const characters: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
};

/** The character that an element of a run is read as, or `undefined`. */
export function characterOf(name: string): string | undefined {
  return characters[name];
}

function isText(name: string): boolean {
  return name === 'w:t' || name in characters;
}

/** What an element of a run is read as, before it has its place in a paragraph. */
export interface ReadText extends Pick<Fragment, 'element' | 'pieces' | 'textElement' | 'language'> {
  readonly run: RunDraft;
}

/** A `w:t` while its part is read. */
export class TextDraft {
  private readonly sections: Range[] = [];
  private readonly pieces: Piece[] = [];
  private readonly spaceValue: Range | null;

  constructor(
    private readonly source: string,
    private readonly tag: XmlOpening,
    private readonly preservesSpace: boolean,
    private readonly run: RunDraft,
    private readonly language: string | null,
  ) {
    this.spaceValue = tag.attributes.find(({ name }) => name === 'xml:space')?.value ?? null;
  }

  /** Adds character data. */
  add(token: XmlText): void {
    if (token.kind === 'cdata') this.sections.push({ start: token.start, end: token.end });
    this.pieces.push(...piecesOf(this.source, token, token.kind === 'cdata'));
  }

  /** The element with what it is read as: white space at its ends only where it counts. */
  closed(token: XmlClosing): ReadText {
    const { source, tag, preservesSpace, spaceValue, sections, run, language } = this;
    const { pieces, outerSpace } = preservesSpace
      ? { pieces: this.pieces, outerSpace: [] }
      : trimmed(source, this.pieces);
    return {
      element: { start: tag.start, end: token.end },
      pieces,
      textElement: { tag, preservesSpace, outerSpace, spaceValue, sections },
      run,
      language,
    };
  }
}

/** Pieces without the white space at the ends of their text, and where that stands. */
function trimmed(
  source: string,
  pieces: readonly Piece[],
): { readonly pieces: readonly Piece[]; readonly outerSpace: readonly Range[] } {
  const text = spelledBy(source, pieces);
  const start = /^[ \t\r\n]*/.exec(text)![0].length;
  if (start === text.length) return { pieces: [], outerSpace: [] };
  const end = text.length - /[ \t\r\n]*$/.exec(text)![0].length;
  if (start === 0 && end === text.length) return { pieces, outerSpace: [] };
  return {
    pieces: piecesWithin(pieces, { start, end }),
    outerSpace: [
      { start: 0, end: start },
      { start: end, end: text.length },
    ].flatMap((range) => sourceOfPieces(pieces, range)),
  };
}
