import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { patchOfBytes } from '../../src/export/index.js';
import { patience } from '../cli/didascaliaProcess.js';
import { describeWith, run } from '../programs.js';
import { ferryCaptions, ferryText, folderWith } from '../review/temporaryFolder.js';
import { exported, exportTo, type Settled } from './decided.js';

const settled: Settled = {
  [ferryCaptions[0]!]: { decision: { action: 'remove' } },
  [ferryCaptions[1]!]: { decision: { action: 'replace', text: 'Anna Ferri and Luca Sala' } },
  [ferryCaptions[2]!]: { decision: { action: 'remove' } },
};

const files: Readonly<Record<string, string>> = {
  'ferry.txt': ferryText,
  'windows.txt': ferryText.replaceAll('\n', '\r\n'),
  'no end.txt': ferryText.trimEnd(),
  'news/with a space.txt': ferryText,
  'perché “no”.txt': `\uFEFF${ferryText}`,
  'tab\tand "quotes".txt': ferryText,
  'tab\tand space.txt': ferryText,
};
/** A page whose bytes are no UTF-8, by its own declaration. */
const oldPage = Buffer.from(
  `<meta charset="windows-1252">\r\n<p>The café on the quay – €2 – was full.</p>\r\n<p>${ferryCaptions[2]!}</p>\r\n`
    .replace('–', '\x96')
    .replace('€', '\x80')
    .replace('–', '\x96'),
  'latin1',
);
const documents = [
  ...Object.entries(files).map(([path, text]) => exported(path, text, settled)),
  exported('old page.html', oldPage, settled),
];

function patchOf(...patched: typeof documents): Uint8Array {
  return exportTo('patch', patched).files[0]!.bytes;
}

describe('patch', () => {
  it('is one for all documents, and empty where nothing was decided', () => {
    const patch = Buffer.from(patchOf(...documents)).toString('utf8');
    expect(patch.match(/^--- /gm)).toHaveLength(documents.length);
    expect(patchOf(exported('a.txt', ferryText))).toHaveLength(0);
  });

  it('keeps the bytes of a page in another encoding', () => {
    const patch = Buffer.from(patchOf(documents.at(-1)!));
    expect(patch.includes(Buffer.from('caf\xe9 on the quay \x96 \x802 \x96', 'latin1'))).toBe(true);
    expect(patch.toString('latin1')).toContain(`\n-<p>${ferryCaptions[2]!}</p>\r\n`);
  });

  it('writes names as git does: non-ASCII bytes in octal, a tab after a name with a space', () => {
    const patch = Buffer.from(patchOf(...documents)).toString('utf8');
    expect(patch).toContain('--- "a/perch\\303\\251 \\342\\200\\234no\\342\\200\\235.txt"\n');
    expect(patch).toContain('+++ b/news/with a space.txt\t\n');
    expect(patch).toContain('--- a/ferry.txt\n');
  });

  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ferryText, 'utf16le')]);
  it.each([
    ['UTF-16', 'a.txt', utf16, /UTF-16/],
    ['compressed files', 'a.txt.gz', gzipSync(ferryText), /compressed/],
    ['files with a NUL', 'a.txt', Buffer.from(`${ferryText}\0`), /NUL/],
  ])('leaves out %s with a warning', (_, path, bytes, reason) => {
    const { files: made, warnings } = exportTo('patch', [exported(path, bytes, settled), documents[0]!]);
    expect(Buffer.from(made[0]!.bytes)).toEqual(Buffer.from(patchOf(documents[0]!)));
    expect(warnings).toEqual([{ path, message: expect.stringMatching(reason) as string }]);
  });

  it('leaves out files whose text is not what they hold, such as DOCX', () => {
    const ferry = documents[0]!;
    const archive = { ...ferry, document: { ...ferry.document, citedBy: 'text' as const } };
    const { files: made, warnings } = exportTo('patch', [archive]);
    expect(made[0]!.bytes).toHaveLength(0);
    expect(warnings[0]!.message).toMatch(/no text that a patch could change/);
  });

  it('says what it calls a document that lies elsewhere', () => {
    const { files: made, warnings } = exportTo('patch', [exported('../site/a.txt', ferryText, settled)]);
    expect(Buffer.from(made[0]!.bytes).toString()).toMatch(/^--- a\/site\/a\.txt\n/);
    expect(warnings[0]!.message).toMatch(/calls it site\/a\.txt/);
  });

  describeWith(['git'], 'applied by git', () => {
    it(
      'passes git apply --check, and gives exactly the cleaned files',
      () => {
        const folder = folderWith({ ...files, 'old page.html': oldPage });
        run('git', ['-C', folder, 'init', '--quiet']);
        run('git', ['-C', folder, 'apply', '--check', '-'], patchOf(...documents));
        run('git', ['-C', folder, 'apply', '-'], patchOf(...documents));
        for (const { name, bytes } of exportTo('cleaned', documents).files)
          expect({ name, content: readFileSync(join(folder, name)) }).toEqual({
            name,
            content: Buffer.from(bytes),
          });
      },
      patience,
    );

    it(
      'turns any bytes without a NUL into any others',
      () => {
        const line = fc.uint8Array({ min: 1, maxLength: 6 }).map((bytes) => Buffer.from(bytes));
        const end = fc.constantFrom('\n', '\r\n', '\n\n', '\r', '');
        const content = fc
          .array(fc.tuple(line, end), { maxLength: 8 })
          .map((lines) => Buffer.concat(lines.flatMap(([text, ending]) => [text, Buffer.from(ending)])));
        const folder = folderWith({});
        run('git', ['-C', folder, 'init', '--quiet']);
        const path = join(folder, 'città latin.txt');
        fc.assert(
          fc.property(content, content, (before, after) => {
            fc.pre(before.length > 0 && after.length > 0 && !before.equals(after));
            writeFileSync(path, before);
            run('git', ['-C', folder, 'apply', '-'], patchOfBytes('città latin.txt', before, after));
            expect(readFileSync(path)).toEqual(after);
          }),
          { numRuns: 40 },
        );
      },
      patience,
    );
  });
});
