import { citedRange, citedText, LineIndex, textOf } from '../document/index.js';
import type { ExportedCaption, ExportedDocument, ExportInput } from './exportInput.js';
import type { Exporter, ExportWarning, OutputFile } from './exporters.js';
import { countForbidden, xmlAttributes, xmlContent } from './xml.js';

/**
 * XLIFF 2.1 (OASIS Standard, 13 February 2018): a file for each document, a unit for each caption under its
 * fingerprint. The caption is the source; the English text, where a person gave one, is the target. One such file
 * has one source language, so there is one for each language that was found.
 */
export const xliffExporter: Exporter = {
  name: 'xliff',
  description: 'XLIFF 2.1: captions to translate, with paragraph and comment as notes; one file a language',
  mediaType: 'application/xliff+xml; charset=utf-8',
  makes: 'file',
  export: (input) => {
    const languages = languagesOf(input);
    const files = languages.map((language): OutputFile => {
      const name = languages.length === 1 ? 'captions.xlf' : `captions.${language}.xlf`;
      return { name, bytes: Buffer.from(xliff(input, language), 'utf8') };
    });
    const nothing = 'There is no caption, and XLIFF has no form for that: no file is made.';
    const warnings = languages.length === 0 ? [{ path: null, message: nothing }] : [];
    return { files, warnings: [...warnings, ...input.documents.flatMap(warningsOf)] };
  },
};

const coreNamespace = 'urn:oasis:names:tc:xliff:document:2.0';

function languagesOf({ documents }: ExportInput): readonly string[] {
  const all = documents.flatMap(({ captions }) => captions.map(({ flag }) => flag.language));
  return [...new Set(all)].sort();
}

function xliff({ documents, settings }: ExportInput, language: string): string {
  const files = documents.flatMap((document, index) => {
    const captions = document.captions.filter(({ flag }) => flag.language === language);
    return captions.length === 0 ? [] : [fileElement(document, `f${index + 1}`, captions)];
  });
  const attributes = { xmlns: coreNamespace, version: '2.1', srcLang: language, trgLang: settings.main };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff${xmlAttributes(attributes)}>\n${files.join('')}</xliff>\n`;
}

function fileElement(
  { path, document }: ExportedDocument,
  id: string,
  captions: readonly ExportedCaption[],
): string {
  const lines = new LineIndex(citedText(document));
  const units = captions.map((caption) => {
    const { line, column } = lines.at(citedRange(document, caption.flag).start);
    const { paragraph, flag, comment } = caption;
    return unitElement(caption, [
      ['location', `line ${line}, column ${column}`],
      ['confidence', flag.confidence.toFixed(4)],
      ['paragraph', paragraph && textOf(document, paragraph)],
      ['comment', comment],
    ]);
  });
  return `  <file${xmlAttributes({ id, original: path, 'xml:space': 'preserve' })}>\n${units.join('')}  </file>\n`;
}

/** Notes by category; those that are null have nothing to say. */
type Notes = readonly (readonly [category: string, text: string | null])[];

function unitElement({ fingerprint, flag, decision }: ExportedCaption, notes: Notes): string {
  const target = decision?.action === 'replace' ? decision.text : null;
  const isSettledOtherwise = decision !== null && target === null && decision.action !== 'skip';
  const state = target === null ? 'initial' : 'translated';
  const subState = decision && `didascalia:${decision.action}`;
  return [
    `    <unit${xmlAttributes({ id: fingerprint, translate: isSettledOtherwise ? 'no' : null })}>\n`,
    '      <notes>\n',
    ...notes.map(([category, text]) =>
      text === null ? '' : `        <note${xmlAttributes({ category })}>${xmlContent(text)}</note>\n`,
    ),
    '      </notes>\n',
    `      <segment${xmlAttributes({ state, subState })}>\n`,
    `        <source>${inline(flag.text)}</source>\n`,
    target === null ? '' : `        <target>${inline(target)}</target>\n`,
    '      </segment>\n',
    '    </unit>\n',
  ].join('');
}

/** Inline content, where a character that XML forbids is a `cp` element (XLIFF 2.1, section 4.2.3.1). */
function inline(text: string): string {
  return xmlContent(text, (code) => `<cp hex="${code.toString(16).toUpperCase().padStart(4, '0')}"/>`);
}

/** Notes and names are plain text, which has no such element. */
function warningsOf({ path, document, captions }: ExportedDocument): readonly ExportWarning[] {
  const texts = captions.map(({ paragraph, comment }) =>
    [paragraph && textOf(document, paragraph), comment].join(''),
  );
  const count = countForbidden(path) + texts.reduce((sum, text) => sum + countForbidden(text), 0);
  if (count === 0) return [];
  return [{ path, message: `${count} characters of its notes cannot stand in XML and show as \uFFFD.` }];
}
