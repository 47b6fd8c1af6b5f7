import { posix } from 'node:path';
import { decodeText, encodeText } from '../encoding.js';
import { EncodingError } from '../encodingError.js';
import type { Encoding } from '../document.js';
import { FormatError } from '../formatError.js';
import { notAWordDocument } from './otherFiles.js';
import { partKinds, tokensOf, type PartKind, type TextPart } from './parts.js';
import { spelledBy, piecesOf } from './xmlText.js';
import type { XmlOpening } from './xmlTokens.js';
import { readArchive, readEntry, type ZipArchive, type ZipEntry } from './zipArchive.js';

/** A part that is read, and what it takes to write it back. */
export interface PackagePart extends TextPart {
  readonly entry: ZipEntry;
  readonly encoding: Encoding;
}

/** A Word document as a package of parts (ECMA-376 part 2): the archive, and the parts whose text is read. */
export interface WordPackage {
  readonly archive: ZipArchive;
  /** Styles, body, footnotes, endnotes, headers, footers; those of a kind by name. */
  readonly parts: readonly PackagePart[];
}

/** All parts together may unpack to this many bytes: what fits a string, with room for a second one. */
const largestText = 256 * 1024 * 1024;

/**
 * Opens a DOCX file. Comments, the glossary, charts and document properties are not read.
 *
 * @throws FormatError for other files, and for archives that are damaged, encrypted or too large.
 */
export function openPackage(bytes: Uint8Array): WordPackage {
  const other = notAWordDocument(bytes);
  if (other !== null) throw new FormatError(other);
  const archive = readArchive(bytes);
  const files = new PackageFiles(archive);
  const main = files.mainDocument();
  const found: { kind: PartKind; entry: ZipEntry }[] = [{ kind: 'document', entry: main }];
  for (const { type, target } of files.relationships(main.name)) {
    const kind = partKinds.find((name) => type.endsWith(`/${name}`));
    const entry = kind && files.find(target);
    if (kind && entry && !found.some((other) => other.entry === entry)) found.push({ kind, entry });
  }
  const size = found.reduce((sum, { entry }) => sum + entry.size, 0);
  if (size > largestText)
    throw new FormatError(`The text of the document unpacks to more than ${largestText / 1024 / 1024} MiB.`);
  const parts = found.sort(byKindAndName).map(({ kind, entry }) => {
    return { kind, name: entry.name, entry, ...readText(archive, entry) };
  });
  return { archive, parts };
}

/** The bytes of a part with another text. */
export function encodedPart(part: PackagePart, xml: string): Uint8Array {
  return encodeText(xml, part.encoding);
}

interface FoundPart {
  readonly kind: PartKind;
  readonly entry: ZipEntry;
}

function byKindAndName(a: FoundPart, b: FoundPart): number {
  const [first, second] = [a.entry.name, b.entry.name];
  return (
    partKinds.indexOf(a.kind) - partKinds.indexOf(b.kind) ||
    first.length - second.length ||
    (first < second ? -1 : 1)
  );
}

const saveAgain = 'Open the document in Word or LibreOffice and save it again.';

function readText(archive: ZipArchive, entry: ZipEntry): Pick<PackagePart, 'xml' | 'encoding'> {
  const bytes = readEntry(archive, entry);
  try {
    const { text: xml, encoding } = decodeText(bytes);
    const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/.exec(xml.slice(0, 200))?.[1];
    if (declared === undefined || /^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(declared))
      return { xml, encoding };
    throw new FormatError(
      `The part ${entry.name} says that it is in ${declared}; Office Open XML allows UTF-8 and UTF-16 alone. ${saveAgain}`,
    );
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    throw new FormatError(
      `The part ${entry.name} is not text in UTF-8 or UTF-16 (byte ${error.byteOffset}). ${saveAgain}`,
    );
  }
}

interface Relationship {
  readonly type: string;
  /** Path in the archive, without a slash at its beginning. */
  readonly target: string;
}

/** Finds the parts of a package by what its own tables say. */
class PackageFiles {
  private readonly entries = new Map<string, ZipEntry>();
  private readonly twice = new Set<string>();

  constructor(private readonly archive: ZipArchive) {
    for (const entry of archive.entries) {
      const key = entry.name.toLowerCase();
      if (this.entries.has(key)) this.twice.add(key);
      this.entries.set(key, entry);
    }
  }

  /**
   * The entry of a path; names of parts know no case (ECMA-376 part 2, section 6.2.2).
   *
   * @throws FormatError where two have the name: which of them another program would read is anyone's guess.
   */
  find(path: string): ZipEntry | undefined {
    const key = path.toLowerCase();
    if (this.twice.has(key)) throw new FormatError(`The archive holds ${path} twice. ${saveAgain}`);
    return this.entries.get(key);
  }

  /** The body of the document. @throws FormatError where the package holds something else, which it names. */
  mainDocument(): ZipEntry {
    const target = this.relationships('').find(({ type }) => type.endsWith('/officeDocument'))?.target;
    const entry = target === undefined ? undefined : this.find(target);
    const type = entry && this.contentType(entry.name);
    if (!entry || type === undefined || !/(wordprocessingml|ms-word)\..*main\+xml$/i.test(type))
      throw new FormatError(this.somethingElse(type ?? ''));
    return entry;
  }

  /** What a part says it is related to; '' for the package itself. External targets are left out. */
  relationships(part: string): readonly Relationship[] {
    const { dir, base } = posix.parse(part);
    return this.openings(posix.join(dir, '_rels', `${base}.rels`), 'rel:Relationship')
      .filter((relationship) => relationship.TargetMode !== 'External')
      .map(({ Type: type = '', Target: target = '' }) => ({
        type,
        target: target.startsWith('/') ? target.slice(1) : posix.join(dir, target),
      }));
  }

  private contentType(name: string): string | undefined {
    const path = `/${name}`.toLowerCase();
    const types = '[Content_Types].xml';
    const own = this.openings(types, 'types:Override').find((type) => type.PartName?.toLowerCase() === path);
    const extension = posix.extname(path).slice(1);
    const usual = () =>
      this.openings(types, 'types:Default').find((type) => type.Extension?.toLowerCase() === extension);
    return (own ?? usual())?.ContentType;
  }

  /** The attributes of every element of a name in a part of the package's own. */
  private openings(path: string, name: string): readonly Readonly<Partial<Record<string, string>>>[] {
    const entry = this.find(path);
    if (!entry) return [];
    const { xml } = readText(this.archive, entry);
    const openings: XmlOpening[] = [];
    for (const token of tokensOf({ kind: 'document', name: entry.name, xml, start: 0 }))
      if (token.kind === 'open' && token.name === name) openings.push(token);
    return openings.map(({ attributes }) =>
      Object.fromEntries(
        attributes.map((attribute) => [attribute.name, spelledBy(xml, piecesOf(xml, attribute.value))]),
      ),
    );
  }

  private somethingElse(type: string): string {
    const mimetype = this.entries.get('mimetype');
    const declared = mimetype ? readEntry(this.archive, mimetype).toString('latin1').trim() : '';
    const known: readonly (readonly [boolean, string])[] = [
      [/spreadsheetml|ms-excel/i.test(type), 'an Excel workbook'],
      [/presentationml|ms-powerpoint/i.test(type), 'a PowerPoint presentation'],
      [declared.includes('opendocument.text'), 'an OpenDocument text'],
      [declared.includes('opendocument'), 'an OpenDocument file'],
      [declared.includes('epub'), 'an EPUB'],
    ];
    const what = known.find(([isIt]) => isIt)?.[1] ?? 'a ZIP archive without a Word document in it';
    return `The file is ${what}, not a DOCX. Save its text as DOCX, HTML or plain text and give that.`;
  }
}
