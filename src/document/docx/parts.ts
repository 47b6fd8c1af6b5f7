import { FormatError } from '../formatError.js';
import { LineIndex } from '../position.js';
import { scanXml, XmlFault } from './xmlScanner.js';
import type { XmlToken } from './xmlTokens.js';

/** What a part of the package holds for its readers. */
export const partKinds = ['styles', 'document', 'footnotes', 'endnotes', 'header', 'footer'] as const;
export type PartKind = (typeof partKinds)[number];

/** A part of the package that is read, decoded. */
export interface TextPart {
  readonly kind: PartKind;
  /** Its path in the archive. */
  readonly name: string;
  readonly xml: string;
}

/** A part where it stands in the source of the document. */
export interface PlacedPart extends TextPart {
  /** Offset in the source of the first code unit of `xml`. */
  readonly start: number;
}

/** The line that stands before each part: U+0000 can occur in no XML text. */
const heading = /\0([a-z]+) ([^\0]*)\0\n/g;

/** The source of a document: its parts one after another, each below a line that names it. */
export function joinParts(parts: readonly TextPart[]): string {
  return parts.map(({ kind, name, xml }) => `\0${kind} ${name}\0\n${xml}`).join('');
}

/** The parts of a source. The inverse of `joinParts`. @throws FormatError for a text that is no such source. */
export function splitParts(source: string): readonly PlacedPart[] {
  const headings = [...source.matchAll(heading)];
  if (headings[0]?.index !== 0)
    throw new FormatError(
      'This text is not taken from a DOCX file. Give the file itself, or name the format that the text has.',
    );
  return headings.map((match, index) => {
    const start = match.index + match[0].length;
    const xml = source.slice(start, headings[index + 1]?.index ?? source.length);
    return { kind: match[1] as PartKind, name: match[2]!, xml, start };
  });
}

/** The tokens of a part, their ranges those of the source. @throws FormatError with the part, line and column. */
export function* tokensOf({ name, xml, start }: PlacedPart): Generator<XmlToken> {
  try {
    yield* scanXml(xml, start);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const { line, column } = new LineIndex(xml).at(error.offset);
    throw new FormatError(
      `The part ${name} is not well-formed XML: line ${line}, column ${column}: ${error.message}. ` +
        'Open the document in Word or LibreOffice and save it again.',
    );
  }
}
