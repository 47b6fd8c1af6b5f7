import { createHash } from 'node:crypto';
import { defaultExportOptions, manifestFile } from '../../src/export/index.js';
import { ferryCaptions, ferryText } from '../review/temporaryFolder.js';
import { exported, exportTo, inputOf } from './decided.js';

const ferry = exported('news/ferry.txt', ferryText, {
  [ferryCaptions[0]!]: { decision: { action: 'remove' } },
  [ferryCaptions[1]!]: { decision: { action: 'skip' } },
});
const empty = exported('news/empty.txt', 'Nothing here.\n');
const input = inputOf(ferry, empty);
const outputs = exportTo('tsv', [ferry, empty]).files.map((file) => ({ ...file, exporter: 'tsv' }));

function manifest(created: string | null): unknown {
  return JSON.parse(
    Buffer.from(manifestFile(input, defaultExportOptions, outputs, created).bytes).toString(),
  );
}

function sum(bytes: Uint8Array) {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

describe('manifest.json', () => {
  it('says what was read and made, with sizes, hashes, counts and choices', () => {
    const none = { captions: 0, paired: 0, decided: 0, undecided: 0 };
    const some = { captions: 3, paired: 2, decided: 1, undecided: 2 };
    expect(manifest(null)).toEqual({
      tool: 'didascalia',
      version: '9.8.7',
      settings: input.settings,
      options: { offsets: 'utf-16', raw: false, byteOrderMark: false, undecided: 'keep' },
      counts: { documents: 2, ...some },
      inputs: [
        { path: 'news/ferry.txt', format: 'text', ...sum(Buffer.from(ferryText)), counts: some },
        { path: 'news/empty.txt', format: 'text', ...sum(Buffer.from('Nothing here.\n')), counts: none },
      ],
      outputs: [{ path: 'captions.tsv', exporter: 'tsv', ...sum(outputs[0]!.bytes) }],
    });
  });

  it('names a time only where it is given one', () => {
    expect(manifest('2026-03-01T00:00:00.000Z')).toMatchObject({ created: '2026-03-01T00:00:00.000Z' });
    expect(manifest(null)).not.toHaveProperty('created');
  });
});
