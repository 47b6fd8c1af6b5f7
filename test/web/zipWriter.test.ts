import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ZipWriter } from '../../src/web/exporting/zipWriter.js';
import { describeWith, run } from '../programs.js';

function zipOf(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const parts: Uint8Array[] = [];
  const zip = new ZipWriter((bytes) => parts.push(bytes));
  for (const [name, bytes] of files) zip.add(name, bytes);
  zip.end();
  return Buffer.concat(parts);
}

/** Reads an archive with Python's own module: names with their contents as hexadecimal digits, after its CRC check. */
const reader = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    print(json.dumps([[name, archive.read(name).hex()] for name in archive.namelist()]))`;

describeWith(['python3'], 'an archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'didascalia-zip-'));

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function readBack(archive: Buffer): ReadonlyMap<string, Buffer> {
    const path = join(folder, 'archive.zip');
    writeFileSync(path, archive);
    const entries = JSON.parse(run('python3', ['-c', reader, path])) as [string, string][];
    return new Map(entries.map(([name, digits]) => [name, Buffer.from(digits, 'hex')]));
  }

  it('gives back every file under its name', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => !/[\0/\\]/.test(text));
    const files = fc.array(fc.tuple(name, fc.uint8Array({ maxLength: 300 })), { maxLength: 6 });
    fc.assert(
      fc.property(files, (list) => {
        const given = new Map(list.map(([file, bytes], index) => [`${index}/${file}`, bytes]));
        const read = readBack(zipOf(given));
        expect([...read.keys()]).toEqual([...given.keys()]);
        for (const [file, bytes] of given) expect(read.get(file)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 20 },
    );
  });

  it('holds more files than its first form could count', () => {
    const count = 70_000;
    const files = new Map(Array.from({ length: count }, (_, index) => [`${index}`, Buffer.of(index % 251)]));
    const path = join(folder, 'large.zip');
    writeFileSync(path, zipOf(files));
    const last = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    print(len(archive.namelist()), archive.read('69999')[0])`;
    expect(run('python3', ['-c', last, path])).toBe(`${count} ${69_999 % 251}\n`);
  });
});

test('the same files make the same archive', () => {
  const files = new Map([['a.txt', Buffer.from('the same words the same words')]]);
  expect(zipOf(files)).toEqual(zipOf(files));
});
