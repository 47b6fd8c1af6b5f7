import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { docx } from '../../../src/document/docx/index.js';
import { applySplices, openBytes, packSource, type Range, type Splice } from '../../../src/document/index.js';
import { describeWith, run } from '../../programs.js';
import { rangesOf, textsOf } from './openedWord.js';
import { paragraph, picture, runOf, textBox, wordFile } from './wordFile.js';

const folder = mkdtempSync(join(tmpdir(), 'didascalia-docx-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** LibreOffice starts slowly on a busy machine; nothing is measured by this. */
const patience = 180_000;

/** Converts files with LibreOffice, each to the same name with another ending; answers the texts of the results. */
function converted(files: readonly string[], filter: string, ending: string): readonly Buffer[] {
  const out = join(folder, `out-${ending}`);
  mkdirSync(out, { recursive: true });
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  run('soffice', [profile, '--headless', '--convert-to', `${ending}:${filter}`, '--outdir', out, ...files]);
  return files.map((file) => readFileSync(join(out, file.replace(/^.*\/|\.[a-z]+$/g, '') + `.${ending}`)));
}

/** The paragraphs that LibreOffice reads in Word files, those of headers and text boxes too, sorted. */
function paragraphsByOffice(files: Readonly<Record<string, Uint8Array>>): readonly (readonly string[])[] {
  const paths = Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, `${name}.docx`);
    writeFileSync(path, bytes);
    return path;
  });
  return converted(paths, 'OpenDocument Text Flat XML', 'fodt').map((xml) => {
    const found: string[] = [];
    const open: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name }) => {
      if (name === 'text:p' || name === 'text:h') open.push('');
    });
    parser.on('closetag', ({ name }) => {
      if (name === 'text:p' || name === 'text:h') found.push(open.pop()!);
    });
    parser.on('text', (text) => {
      if (open.length > 0) open.push(open.pop()! + text);
    });
    parser.write(xml.toString('utf8')).close();
    return found
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .sort();
  });
}

/** A Word file with a text removed, replaced or marked. */
function changed(
  bytes: Uint8Array,
  change: (range: (text: string) => Range) => readonly Splice[],
): Uint8Array {
  const { document, packaging } = openBytes(bytes, docx);
  const splices = change((text) => rangesOf(document, [text])[0]!);
  return packSource(docx, applySplices(document.source, splices), packaging);
}

const document = (bytes: Uint8Array) => openBytes(bytes, docx).document;
const cell = (text: string) =>
  `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p>${runOf(text)}</w:p></w:tc>`;
const grid =
  '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>';

const ours = wordFile({
  body:
    paragraph('Morning on the island', 'Titolo1') +
    `<w:p><w:bookmarkStart w:id="3" w:name="pier"/>${runOf('Il molo di notte')}<w:bookmarkEnd w:id="3"/></w:p>` +
    `<w:p>${runOf('The first ferry leaves ')}${runOf('prima dell’alba', '<w:i/>')}${runOf(' with the bread &amp; the post.')}</w:p>` +
    `<w:tbl>${grid}<w:tr>${cell('Bread')}${cell('Le reti')}</w:tr></w:tbl>` +
    `<w:p><w:r>${textBox(paragraph('La barca rossa') + paragraph('The red boat'))}</w:r>${runOf('Nobody hurries here.')}</w:p>` +
    `<w:p>${runOf('Anna Ferri e Luca Sala')}</w:p><w:p>${runOf('The last line.')}</w:p><w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>`,
  header: paragraph('Una testata') + paragraph('A header'),
});

const mark = (bytes: Uint8Array, range: Range) =>
  docx.mark(document(bytes), range, 'it') as readonly Splice[];
const removed = [
  'Il molo di notte',
  'prima dell’alba',
  'Le reti',
  'La barca rossa',
  'Anna Ferri e Luca Sala',
  'Una testata',
];

const files = {
  original: ours,
  removed: changed(ours, (range) =>
    docx.removeAll(
      document(ours),
      removed.map(range).sort((a, b) => a.start - b.start),
    ),
  ),
  replaced: changed(ours, (range) =>
    docx.replace(document(ours), range('prima dell’alba'), 'before <dawn> & "light"'),
  ),
  marked: changed(ours, (range) => mark(ours, range('ferry leaves prima dell’alba with'))),
};

describeWith(['soffice'], 'LibreOffice', () => {
  it(
    'reads a changed file as its text says',
    () => {
      for (const [index, paragraphs] of paragraphsByOffice(files).entries())
        expect(paragraphs).toEqual([...textsOf(document(Object.values(files)[index]!))].sort());
    },
    patience,
  );

  it(
    'finds the language of a mark, on the marked words alone',
    () => {
      const path = join(folder, 'marked-words.docx');
      writeFileSync(path, files.marked);
      const xml = converted([path], 'OpenDocument Text Flat XML', 'fodt')[0]!.toString('utf8');
      const styles = [
        ...xml.matchAll(/<style:style style:name="(T\d+)"(?:(?!<\/style:style>).)*?fo:language="it"/gs),
      ].map((match) => match[1]);
      const italian = [...xml.matchAll(/<text:span text:style-name="(T\d+)">([^<]*)<\/text:span>/g)]
        .filter(([, style]) => styles.includes(style))
        .map(([, , text]) => text);
      expect(italian.join('')).toBe('ferry leaves prima dell’alba with');
    },
    patience,
  );

  it(
    'writes files that are read and changed in the same way',
    () => {
      const page = join(folder, 'page.html');
      writeFileSync(
        page,
        '<!doctype html><meta charset="utf-8"><h1>The island</h1><p>The ferry &amp; the <b>red</b> boat left.</p><p>Il molo di notte</p>' +
          '<ul><li>Bread</li><li>Reti</li></ul><table><tr><td>Post</td><td>Nets</td></tr></table><blockquote>Nobody hurries.</blockquote>',
      );
      const filter = 'MS Word 2007 XML';
      const html = '--infilter=HTML (StarWriter)';
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      run('soffice', [
        profile,
        '--headless',
        html,
        '--convert-to',
        `docx:${filter}`,
        '--outdir',
        folder,
        page,
      ]);
      const bytes = readFileSync(join(folder, 'page.docx'));
      const opened = document(bytes);
      expect(opened.blocks.map(({ role }, i) => `${role}: ${textsOf(opened)[i]!}`)).toEqual([
        'heading: The island',
        'paragraph: The ferry & the red boat left.',
        'caption: Il molo di notte',
        'list item: Bread',
        'list item: Reti',
        'table cell: Post',
        'table cell: Nets',
        'quotation: Nobody hurries.',
      ]);
      const after = changed(bytes, (range) =>
        docx.removeAll(opened, [range('Il molo di notte'), range('Reti')]),
      );
      expect(paragraphsByOffice({ after })[0]).toEqual(
        textsOf(opened)
          .filter((text) => text !== 'Il molo di notte' && text !== 'Reti')
          .sort(),
      );
    },
    patience,
  );
});

describeWith(['python3'], 'Python’s zipfile', () => {
  it.each(Object.entries(files))('finds nothing wrong with the archive of the %s file', (name, bytes) => {
    const path = join(folder, `${name}-zip.docx`);
    writeFileSync(path, bytes);
    const script =
      'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nprint(z.testzip(), [i.filename for i in z.infolist()] == [i.filename for i in zipfile.ZipFile(sys.argv[2]).infolist()])';
    const original = join(folder, 'original-zip.docx');
    writeFileSync(original, ours);
    expect(run('python3', ['-c', script, path, original]).trim()).toBe('None True');
  });
});

describeWith(['python3', 'xmllint'], 'xmllint', () => {
  it.each(Object.entries(files))('finds the parts of the %s file well-formed', (name, bytes) => {
    const path = join(folder, `${name}-xml.docx`);
    writeFileSync(path, bytes);
    for (const part of ['word/document.xml', 'word/header1.xml']) {
      const script = 'import sys, zipfile\nprint(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())';
      expect(run('xmllint', ['--noout', '-'], run('python3', ['-c', script, path, part]))).toBe('');
    }
  });
});

test('a picture keeps its place where its alternative text goes', () => {
  const bytes = wordFile({ body: `<w:p><w:r>${picture('Il molo')}</w:r></w:p>` });
  const after = changed(bytes, (range) => docx.removeAll(document(bytes), [range('Il molo')]));
  expect(document(after).source).toContain(picture(''));
});
