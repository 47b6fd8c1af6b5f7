/** First bytes of files that people take for DOCX, as Latin-1, and what to do about them. */
const beginnings: readonly (readonly [string, string])[] = [
  [
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    'The file is an old Word document (.doc), or one with a password. Open it in Word or LibreOffice and save it as DOCX without one.',
  ],
  ['{\\rtf', 'The file is RTF, not a DOCX. Open it in Word or LibreOffice and save it as DOCX.'],
  ['%PDF-', 'The file is a PDF, not a DOCX. Give the document that it was made from.'],
  ['<', 'The file is XML or HTML, not a DOCX. Give it the ending that it should have, or save it as DOCX.'],
];

/** The first bytes of a ZIP archive that holds something. */
export const zipBeginning = 'PK\x03\x04';

/** Why bytes cannot be a DOCX, by how they begin; null where they may be one. */
export function notAWordDocument(bytes: Uint8Array): string | null {
  const beginning = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (beginning.startsWith(zipBeginning)) return null;
  const other = beginnings.find(([start]) => beginning.replace(/^\xef\xbb\xbf/, '').startsWith(start));
  if (other) return other[1];
  if (bytes.length === 0) return 'The file is empty, and no DOCX. Fetch it again.';
  return 'The file is no DOCX: it does not begin like a ZIP archive. Fetch it again, or give it the ending that it should have.';
}
