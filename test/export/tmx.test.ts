import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/packageRoot.js';
import { describeWith, run } from '../programs.js';
import { ferryCaptions, ferryText, folderWith } from '../review/temporaryFolder.js';
import { exported, exportTo, textTo } from './decided.js';

const definition = join(packageRoot, 'test/export/schemas/tmx-1.4b.dtd');
const english = 'The ferry leaves “Procida” & <the port>';

const ferry = exported('news/ferry & island.txt', ferryText, {
  [ferryCaptions[0]!]: { decision: { action: 'replace', text: english }, comment: 'Port?' },
  [ferryCaptions[1]!]: { decision: { action: 'mark' } },
});

function fileWith(text: string): string {
  const file = join(folderWith({}), 'captions.tmx');
  writeFileSync(file, text);
  return file;
}

describe('tmx', () => {
  const text = textTo('tmx', [ferry]);

  it('has every attribute that its header must have', () => {
    expect(text).toContain(
      '<header creationtool="didascalia" creationtoolversion="9.8.7" segtype="block" o-tmf="didascalia" ' +
        'adminlang="en" srclang="it" datatype="plaintext"/>',
    );
  });

  it('holds the captions that a person gave an English text for, and no paragraph', () => {
    expect(text.match(/<seg>[^<]*<\/seg>/g)).toEqual([
      `<seg>${ferryCaptions[0]!}</seg>`,
      '<seg>The ferry leaves “Procida” &amp; &lt;the port&gt;</seg>',
    ]);
  });

  it('says who gave it, when, where and with which comment', () => {
    expect(text).toContain('creationdate="20260301T104207Z" creationid="Marta"');
    expect(text).toContain('<prop type="x-document">news/ferry &amp; island.txt</prop>');
    expect(text).toContain('<note>Port?</note>');
  });

  it('says how many captions it leaves out, and why', () => {
    expect(exportTo('tmx', [ferry]).warnings).toEqual([
      {
        path: null,
        message:
          '2 of 3 captions are left out of the TMX, which holds only those that a person gave an English text for (1 undecided, 1 marked with their language).',
      },
    ]);
    expect(exportTo('tmx', [exported('a.txt', ferryText)]).warnings[0]!.message).toMatch(
      /^All 3 captions are left out .*\(3 undecided\)\.$/,
    );
    expect(exportTo('tmx', []).warnings).toEqual([]);
  });

  it('says where a text has characters that XML forbids', () => {
    const settled = { [ferryCaptions[0]!]: { decision: { action: 'replace', text: 'a\u0000b' } } } as const;
    const document = exported('a.txt', ferryText, settled);
    expect(textTo('tmx', [document])).toContain('<seg>a\uFFFDb</seg>');
    expect(exportTo('tmx', [document]).warnings).toContainEqual({
      path: 'a.txt',
      message: '1 characters of its captions cannot stand in XML and show as \uFFFD.',
    });
  });

  describeWith(['xmllint'], 'read by xmllint', () => {
    it.each([
      ['translations', [ferry]],
      ['none', []],
    ])('fits the definition that we wrote from the specification, with %s', (_, documents) => {
      const file = fileWith(textTo('tmx', documents));
      expect(() => run('xmllint', ['--noout', '--nonet', '--dtdvalid', definition, file])).not.toThrow();
    });

    it('does not fit it where it is spoilt', () => {
      const file = fileWith(text.replace(' segtype="block"', ''));
      expect(() => run('xmllint', ['--noout', '--nonet', '--dtdvalid', definition, file])).toThrow(/segtype/);
    });
  });

  // Its library belongs to the Python that its own programs run with.
  describeWith(['po2tmx'], 'read by translate-toolkit', () => {
    it('gives the pairs back', () => {
      const script = [
        'import json, sys',
        'from translate.storage.tmx import tmxfile',
        'store = tmxfile.parsefile(sys.argv[1])',
        'print(json.dumps([[unit.source, unit.target, unit.getid()] for unit in store.units]))',
      ].join('\n');
      expect(JSON.parse(run('/usr/bin/python3', ['-c', script, fileWith(text)]))).toEqual([
        [ferryCaptions[0], english, ferry.captions[0]!.fingerprint],
      ]);
    });
  });
});
