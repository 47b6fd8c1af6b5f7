import { align, alignByMeaning, movedBy, type Embedder, type PairedFlag } from './align/index.js';
import { detect, type Flag } from './detect/index.js';
import { sectionsOf, type Document, type LanguageMark, type Range } from './document/index.js';
import type { Settings } from './settings.js';

/** A document with its flags in order, each with its paragraph. */
export interface Analysis {
  readonly document: Document;
  /** Strays and intended ones; in order of `start`, never overlapping. */
  readonly flags: readonly PairedFlag[];
}

/** Finds the flags of one section; `detect`, or one that lacks a part of it, to measure what that adds. */
export type Detector = (section: Document, settings: Settings) => readonly Flag[];

/**
 * The whole way from a document to its paired flags: each section by itself, as if it were a document. What the
 * markup says is in another language is there on purpose. Pure: the same input gives the same answer.
 */
export function analyse(document: Document, settings: Settings, detector: Detector = detect): Analysis {
  const marks = new MarkSweep(document.marks, settings.main);
  const flags = sectionsOf(document).flatMap(({ section, first }) => {
    const found = readSection(section, settings, detector, marks);
    return found.length === 0 ? [] : align(section, found, settings).map((flag) => movedBy(flag, first));
  });
  return { document, flags };
}

/**
 * The same with pairs that sentence embeddings help to find.
 *
 * @throws EmbeddingError where the model fails.
 */
export async function analyseByMeaning(
  document: Document,
  settings: Settings,
  embedder: Embedder,
): Promise<Analysis> {
  const marks = new MarkSweep(document.marks, settings.main);
  const flags: PairedFlag[] = [];
  for (const { section, first } of sectionsOf(document)) {
    const found = readSection(section, settings, detect, marks);
    const paired = await alignByMeaning(section, found, settings, embedder);
    flags.push(...paired.map((flag) => movedBy(flag, first)));
  }
  return { document, flags };
}

/** The flags that are reported unless asked otherwise: what was left behind. */
export function strays(analysis: Analysis): readonly PairedFlag[] {
  return analysis.flags.filter((flag) => flag.reading === 'stray');
}

/** The flags to report: strays, and on request what is there on purpose as well. */
export function reported(analysis: Analysis, includeIntended: boolean): readonly PairedFlag[] {
  return includeIntended ? analysis.flags : strays(analysis);
}

/** The flags of a section, before they have a paragraph. */
function readSection(
  section: Document,
  settings: Settings,
  detector: Detector,
  marks: MarkSweep,
): readonly Flag[] {
  return detector(section, settings).map((flag) =>
    marks.isIntended(flag) ? { ...flag, reading: 'intended' as const } : flag,
  );
}

/** Tells whether a flag stands in a mark that makes it intended; flags are asked in order, over all sections. */
class MarkSweep {
  private next = 0;
  /** Marks that are open at the flag, outermost first. */
  private open: LanguageMark[] = [];

  constructor(
    private readonly marks: readonly LanguageMark[],
    private readonly main: string,
  ) {}

  /** Whether the innermost mark around a range names a language other than the document's own, or forbids translating. */
  isIntended(range: Range): boolean {
    for (; this.next < this.marks.length && this.marks[this.next]!.start <= range.start; this.next++)
      this.open.push(this.marks[this.next]!);
    this.open = this.open.filter((mark) => mark.end > range.start);
    const innermost = this.open.findLast((mark) => mark.end >= range.end);
    if (!innermost) return false;
    return innermost.language === null || !isSameLanguage(innermost.language, this.main);
  }
}

/** Whether two BCP 47 tags name one language, whatever the region or script. */
function isSameLanguage(a: string, b: string): boolean {
  const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
  return primary(a) === primary(b);
}
