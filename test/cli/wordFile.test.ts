import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docx } from '../../src/document/docx/index.js';
import { applySplices, openBytes, packSource, type Splice } from '../../src/document/index.js';
import { rangesOf, textsOf } from '../document/docx/openedWord.js';
import { paragraph, picture, runOf, wordFile } from '../document/docx/wordFile.js';
import { folderWith } from '../review/temporaryFolder.js';
import { didascalia, patience } from './didascaliaProcess.js';

const english = [
  'The first ferry of the day leaves the harbour before sunrise, with the post and the bread on board.',
  'Two fishermen have mended their nets on the quay since four in the morning, as they do every day.',
];
const italian = 'Il traghetto lascia il porto prima dell’alba';
const alternative = 'Due pescatori riparano le reti sul molo';

const file = wordFile({
  body:
    `<w:p>${runOf(italian, '<w:lang w:val="it-IT"/>')}</w:p>${paragraph(english[0]!)}` +
    `<w:p><w:r>${picture(alternative)}</w:r></w:p>${paragraph(english[1]!)}`,
});

const textsIn = (path: string) => textsOf(openBytes(readFileSync(path), docx).document);

describe('a Word file on the command line', () => {
  it(
    'is checked: captions and alternative texts, also where Word has set their language',
    async () => {
      const folder = folderWith({ 'ferry.docx': file });
      const { code, stdout } = await didascalia(['check', '.', '--format', 'json'], { cwd: folder });
      expect(code).toBe(1);
      expect(stdout).toContain(JSON.stringify(italian));
      expect(stdout).toContain(JSON.stringify(alternative));
    },
    patience,
  );

  it(
    'is cleaned into a copy, and a second time nothing changes',
    async () => {
      const folder = folderWith({ 'ferry.docx': file });
      await didascalia(['clean', 'ferry.docx', '--out', 'once'], { cwd: folder });
      const once = join(folder, 'once', 'ferry.docx');
      expect(textsIn(once)).toEqual(english);
      await didascalia(['clean', 'ferry.docx', '--out', 'twice'], { cwd: join(folder, 'once') });
      expect(readFileSync(join(folder, 'once', 'twice', 'ferry.docx'))).toEqual(readFileSync(once));
      expect(readFileSync(join(folder, 'ferry.docx'))).toEqual(file);
    },
    patience,
  );

  it(
    'has nothing left behind once its captions are marked or replaced',
    async () => {
      const { document, packaging } = openBytes(file, docx);
      const [caption, description] = rangesOf(document, [italian, alternative]);
      const splices = [
        ...(docx.mark(document, caption!, 'it') as readonly Splice[]),
        ...docx.replace(document, description!, 'Two fishermen mend their nets'),
      ];
      const folder = folderWith({});
      const marked = packSource(docx, applySplices(document.source, splices), packaging);
      writeFileSync(join(folder, 'marked.docx'), marked);
      expect((await didascalia(['check', 'marked.docx'], { cwd: folder })).code).toBe(0);
    },
    patience,
  );

  it(
    'that is broken is named with what is wrong, and the others are read',
    async () => {
      const folder = folderWith({ 'broken.docx': file.subarray(0, 900), 'ferry.docx': file });
      const { code, stderr, stdout } = await didascalia(['check', '.'], { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toMatch(/broken\.docx: The archive is damaged: its directory is missing/);
      expect(stdout).toContain(italian);
    },
    patience,
  );
});
