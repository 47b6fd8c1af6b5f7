/**
 * DOCX (WordprocessingML, ECMA-376 part 1): a ZIP archive of XML parts. The source of the document is those parts
 * that hold text, one below another; changes are spliced into it, and everything else in the archive stays as it lies.
 */
import type { Container, Format } from '../formats.js';
import { mark } from './marking.js';
import { zipBeginning } from './otherFiles.js';
import { encodedPart, openPackage } from './package.js';
import { joinParts, splitParts } from './parts.js';
import { readDocx } from './reading.js';
import { removeAll } from './removal.js';
import { replace } from './replacement.js';
import { rewriteArchive } from './zipRewriting.js';
import type { ZipEntry } from './zipArchive.js';

const container: Container = {
  unpack: (bytes) => ({
    source: joinParts(openPackage(bytes).parts),
    // Each part has its own, which is read from it again; this is that of most.
    encoding: { name: 'utf-8', byteOrderMark: false },
  }),
  pack: (source, _encoding, original) => {
    const { archive, parts } = openPackage(original);
    const changed = new Map<ZipEntry, Uint8Array>();
    splitParts(source).forEach(({ xml }, index) => {
      const part = parts[index]!;
      if (xml !== part.xml) changed.set(part.entry, encodedPart(part, xml));
    });
    return changed.size === 0 ? original : rewriteArchive(archive, changed);
  },
};

/** Word documents. */
export const docx: Format = {
  name: 'docx',
  extensions: ['.docx'],
  container,
  looksLike: (beginning) => beginning.startsWith(zipBeginning),
  read: readDocx,
  removeAll,
  replace,
  mark,
};
