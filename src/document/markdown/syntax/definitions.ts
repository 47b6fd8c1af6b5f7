import type { Range } from '../../document.js';
import { Content } from './content.js';
import type { TitleRange } from './element.js';
import { destinationEnd, labelEnd, normalisedLabel, overWhiteSpace, titleEnd } from './linkParts.js';

/** A link reference definition, in offsets of the source. */
export interface Definition extends Range {
  /** Normalised. */
  readonly label: string;
  /** Its lines without the prefixes of their containers. */
  readonly lines: Range[];
  /** In offsets of the content that these lines make. */
  readonly title: TitleRange | null;
}

/** What the first lines of a paragraph define, and how many lines that takes. */
export interface Definitions {
  readonly definitions: readonly Definition[];
  readonly lineCount: number;
}

/** The link reference definitions that a paragraph begins with (CommonMark, section 4.7). */
export function definitionsIn(source: string, lines: readonly Range[]): Definitions {
  if (source.charAt(lines[0]!.start) !== '[') return { definitions: [], lineCount: 0 };
  const content = new Content(source, lines);
  const definitions: Definition[] = [];
  let at = 0;
  while (at < content.text.length) {
    const parts = definitionAt(content.text, at);
    if (!parts) break;
    const { label, title, end } = parts;
    const taken = lines.slice(content.lineOf(at), content.lineOf(end) + 1);
    definitions.push({ ...content.rangeOf(at, end), label, lines: taken, title: title && moved(title, -at) });
    at = end + 1;
  }
  return { definitions, lineCount: at >= content.text.length ? lines.length : content.lineOf(at) };
}

function moved({ lead, start, end }: TitleRange, by: number): TitleRange {
  return { lead: lead + by, start: start + by, end: end + by };
}

interface DefinitionParts {
  readonly label: string;
  readonly title: TitleRange | null;
  /** Where its last line ends. */
  readonly end: number;
}

function definitionAt(text: string, at: number): DefinitionParts | null {
  const afterLabel = labelEnd(text, at);
  if (afterLabel < 0 || text.charAt(afterLabel) !== ':') return null;
  const start = overWhiteSpace(text, afterLabel + 1);
  const destination = start < text.length ? destinationEnd(text, start) : -1;
  if (destination < 0) return null;
  const label = normalisedLabel(text.slice(at + 1, afterLabel - 1));
  const titleStart = overWhiteSpace(text, destination);
  const titleStop = titleStart > destination ? titleEnd(text, titleStart) : -1;
  const titled = titleStop < 0 ? -1 : restOfLine(text, titleStop);
  if (titled >= 0)
    return { label, title: { lead: destination, start: titleStart, end: titleStop }, end: titled };
  const end = restOfLine(text, destination);
  return end < 0 ? null : { label, title: null, end };
}

/** The end of the line where nothing but white space is left of it, or -1. */
function restOfLine(text: string, at: number): number {
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
  return at === text.length || text.charAt(at) === '\n' ? at : -1;
}
