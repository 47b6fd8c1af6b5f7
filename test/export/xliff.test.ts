import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { xliff2js } from 'xliff';
import { packageRoot } from '../../src/packageRoot.js';
import { describeWith, run } from '../programs.js';
import { ferryCaptions, ferryText, folderWith } from '../review/temporaryFolder.js';
import { exported, exportTo, textTo } from './decided.js';
import type { ExportedDocument } from '../../src/export/index.js';

const schema = join(packageRoot, 'test/export/schemas/xliff-2.1-core.xsd');

const ferry = exported('news/ferry & island.txt', ferryText, {
  [ferryCaptions[0]!]: { decision: { action: 'replace', text: 'The "ferry" <leaves>' }, comment: 'Port?' },
  [ferryCaptions[1]!]: { decision: { action: 'keep' } },
});
const skipped = exported('b.txt', `A short page\n\n${ferryCaptions[2]!}\n`, {
  [ferryCaptions[2]!]: { decision: { action: 'skip' } },
});

/** The same document with its captions in these languages, in order. */
function inLanguages(document: ExportedDocument, languages: readonly string[]): ExportedDocument {
  const captions = document.captions.map((caption, index) => {
    return { ...caption, flag: { ...caption.flag, language: languages[index]! } };
  });
  return { ...document, captions };
}

/** The same document with its first caption saying something else. */
function saying(text: string): ExportedDocument {
  const [first, ...others] = ferry.captions;
  return { ...ferry, captions: [{ ...first!, flag: { ...first!.flag, text } }, ...others] };
}

describe('xliff', () => {
  const text = textTo('xliff', [ferry, exported('empty.txt', 'Nothing here.\n'), skipped]);

  it('names the two languages, and each document that has captions', () => {
    expect(text).toContain('version="2.1" srcLang="it" trgLang="en"');
    expect([...text.matchAll(/<file id="(\w+)" original="([^"]*)"/g)].map(([, ...found]) => found)).toEqual([
      ['f1', 'news/ferry &amp; island.txt'],
      ['f3', 'b.txt'],
    ]);
  });

  it('has a target exactly where a person gave an English text', () => {
    const source = `<source>${ferryCaptions[0]!}</source>`;
    const target = '<target>The &quot;ferry&quot; &lt;leaves&gt;</target>';
    expect(text).toMatch(new RegExp(`${source}\\s*${target}`));
    expect(text.match(/<target>/g)).toHaveLength(1);
  });

  it.each([
    [0, undefined, 'state="translated" subState="didascalia:replace"'],
    [1, 'no', 'state="initial" subState="didascalia:keep"'],
    [2, undefined, 'state="initial"'],
    [3, undefined, 'state="initial" subState="didascalia:skip"'],
  ])('says of caption %i whether it is to be translated and how far it is', (index, translate, state) => {
    const unit = [...text.matchAll(/<unit id="([^"]*)"(?: translate="(\w+)")?>[\s\S]*?<segment ([^>]*)>/g)][
      index
    ]!;
    const { fingerprint } = [...ferry.captions, ...skipped.captions][index]!;
    expect(unit.slice(1)).toEqual([fingerprint, translate, state]);
  });

  it('tells the paragraph, the place and the comment in notes', () => {
    const notes = [...text.matchAll(/<note category="(\w+)">([^<]*)</g)].slice(0, 4);
    expect(notes.map(([, ...note]) => note)).toEqual([
      ['location', 'line 3, column 1'],
      ['confidence', '0.9980'],
      ['paragraph', expect.stringMatching(/^The first ferry/)],
      ['comment', 'Port?'],
    ]);
  });

  it('makes a file for each language, as one has one source language', () => {
    const { files } = exportTo('xliff', [inLanguages(ferry, ['it', 'de', 'it'])]);
    expect(files.map(({ name }) => name)).toEqual(['captions.de.xlf', 'captions.it.xlf']);
    const languages = files.map(({ bytes }) => /srcLang="(\w+)"/.exec(Buffer.from(bytes).toString())![1]);
    expect(languages).toEqual(['de', 'it']);
  });

  it('writes characters that XML forbids as the standard asks', () => {
    expect(textTo('xliff', [saying('Leggi\u0007 tutto')])).toContain(
      '<source>Leggi<cp hex="0007"/> tutto</source>',
    );
  });

  it('says where a note has characters that XML forbids', () => {
    const [first] = ferry.captions;
    const document = { ...ferry, captions: [{ ...first!, comment: 'a\u0001b\u0002' }] };
    expect(exportTo('xliff', [document]).warnings).toEqual([
      { path: ferry.path, message: '2 characters of its notes cannot stand in XML and show as \uFFFD.' },
    ]);
  });

  it('makes no file where there is no caption, and says so', () => {
    const { files, warnings } = exportTo('xliff', [exported('a.txt', 'Nothing here.\n')]);
    expect(files).toEqual([]);
    expect(warnings[0]!.message).toMatch(/no caption.*no file/);
  });

  it('is read by another program with the same languages, captions, English texts and notes', async () => {
    const read = await xliff2js(text);
    expect(read).toMatchObject({ xliffVersion: '2.1', sourceLanguage: 'it', targetLanguage: 'en' });
    const units = Object.values(read.resources).map((file) => Object.entries(file));
    expect(units.map((file) => file.map(([id, { source, target }]) => [id, source, target]))).toEqual(
      [ferry, skipped].map(({ captions }) =>
        captions.map(({ fingerprint, flag, decision }) => [
          fingerprint,
          flag.text,
          decision?.action === 'replace' ? decision.text : undefined,
        ]),
      ),
    );
    const [[, first], [, second]] = units[0]! as [(typeof units)[0][0], (typeof units)[0][0]];
    expect(first.note).toContain('Port?');
    expect(first.additionalAttributes?.translate).toBeUndefined();
    expect(second.additionalAttributes).toEqual({ translate: 'no' });
  });

  describeWith(['xmllint'], 'read by xmllint', () => {
    it.each([
      ['decided captions', [ferry, skipped]],
      ['an odd character', [saying('Leggi\u0007 \uD800tutto\r\n\t]]>')]],
    ])('fits the schema that we wrote from the standard, with %s', (_, documents) => {
      const file = join(folderWith({}), 'captions.xlf');
      writeFileSync(file, textTo('xliff', documents));
      expect(() => run('xmllint', ['--noout', '--nonet', '--schema', schema, file])).not.toThrow();
    });

    it('does not fit it where it is spoilt', () => {
      const file = join(folderWith({}), 'captions.xlf');
      writeFileSync(file, text.replace('state="initial"', 'state="done"'));
      expect(() => run('xmllint', ['--noout', '--nonet', '--schema', schema, file])).toThrow(/state/);
    });
  });
});
