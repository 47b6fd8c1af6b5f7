import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { analyse, strays } from '../../src/analyse.js';
import { formatOfPath, openBytes, textOf, type Document } from '../../src/document/index.js';
import { parseAnnotated } from '../../src/evaluate/index.js';
import { packageRoot } from '../../src/packageRoot.js';
import { defaultSettings } from '../../src/settings.js';
import { describeWith, run } from '../programs.js';
import { folderWith } from '../review/temporaryFolder.js';

const corpus = join(packageRoot, 'corpus');
/** The folders of samples that are neither plain texts nor pages in HTML. */
const folders = ['markdown', 'records', 'docx'];
const samples = folders.flatMap((folder) => filesIn(folder));
/** The column that `npm start` reads. */
const column = 'english';

function filesIn(...folder: readonly string[]): readonly string[] {
  return readdirSync(join(corpus, ...folder))
    .sort()
    .map((name) => join(...folder, name));
}

function open(sample: string): Document {
  return openBytes(readFileSync(join(corpus, sample)), formatOfPath(sample)!, { column }).document;
}

function goldOf(sample: string): string {
  return join('annotated', dirname(sample), `${idOf(sample)}.tsv`);
}

function idOf(sample: string): string {
  return basename(sample).replace(/\.\w+$/, '');
}

describe('the samples in other formats', () => {
  it.each(samples)('have a gold line for each block of %s, in their order', (sample) => {
    const document = open(sample);
    const gold = parseAnnotated(readFileSync(join(corpus, goldOf(sample)), 'utf8'));
    expect(gold.id).toBe(idOf(sample));
    expect(gold.segments.map(({ start, end }) => gold.text.slice(start, end))).toEqual(
      document.blocks.map((block) => textOf(document, block)),
    );
    expect(document.problems).toEqual([]);
  });

  it('have no gold without a sample', () => {
    expect(folders.flatMap((folder) => filesIn('annotated', folder))).toEqual(samples.map(goldOf));
  });
});

describe('what is left behind in the samples of every format', () => {
  it.each([...samples, ...filesIn('html')])('is all found in %s, with at most one false alarm', (sample) => {
    const document = open(sample);
    const { segments } = parseAnnotated(readFileSync(join(corpus, goldOf(sample)), 'utf8'));
    const flagged = strays(analyse(document, defaultSettings)).map(({ block }) => block);
    const left = segments.flatMap(({ label }, block) => (label === 'it' ? [block] : []));
    expect(flagged).toEqual(expect.arrayContaining(left));
    const onPurpose = flagged.filter((block) => segments[block]!.label !== 'it');
    expect(onPurpose.filter((block) => segments[block]!.label !== 'mixed').length).toBeLessThanOrEqual(1);
  });
});

describeWith(['soffice'], 'LibreOffice', () => {
  it.each(samples.filter((sample) => sample.endsWith('.docx')))(
    'opens %s and finds every text in it but those of pictures',
    (sample) => {
      const out = folderWith({});
      const profile = `-env:UserInstallation=file://${join(out, 'profile')}`;
      const path = join(corpus, sample);
      run('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        out,
        path,
      ]);
      const lines = readFileSync(join(out, `${idOf(sample)}.txt`), 'utf8')
        .replace(/^\uFEFF/, '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      const document = open(sample);
      const shown = document.blocks.filter(({ role }) => role !== 'alt');
      expect(lines).toEqual(shown.map((block) => textOf(document, block)));
    },
    180_000,
  );
});
