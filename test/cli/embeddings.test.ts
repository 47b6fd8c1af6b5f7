import { analyse, analyseByMeaning } from '../../src/analyse.js';
import type { Embedder } from '../../src/align/index.js';
import { jsonl } from '../../src/document/records/jsonl.js';
import { textOf } from '../../src/document/index.js';
import { defaultSettings } from '../../src/settings.js';
import { didascalia } from './didascaliaProcess.js';
import { folderWith } from '../review/temporaryFolder.js';

const record = JSON.stringify({
  text: [
    'The garden has nine lemon trees and a well that nobody in the street has used since the war.',
    'Il micio sul davanzale della cucina',
    'Prices went up by a tenth over the winter, said the baker, and nobody in the queue believed her.',
    'Every evening our tabby sits by the window of the kitchen and waits for the number nine tram.',
  ].join('\n\n'),
});

/** Knows of each text whether it is about a cat. */
const embedder: Embedder = {
  model: 'cats',
  embed: (texts) =>
    Promise.resolve(
      texts.map((text) => (/micio|tabby/.test(text) ? Float32Array.of(1, 0) : Float32Array.of(0, 1))),
    ),
};

describe('a document analysed by meaning', () => {
  const document = jsonl.read(`${record}\n${record}\n`);

  it('has the same flags, and a pair of its own section for each', async () => {
    const { flags } = await analyseByMeaning(document, defaultSettings, embedder);
    const plain = analyse(document, defaultSettings).flags;
    const withoutPair = ({ start, end, confidence }: (typeof flags)[number]) => ({ start, end, confidence });
    expect(flags.map(withoutPair)).toEqual(plain.map(withoutPair));
    expect(flags).toHaveLength(2);
    flags.forEach((flag, index) => {
      expect(textOf(document, flag.pair!)).toContain('our tabby');
      expect(document.sections[index]! + 3).toBe(flag.pair!.block);
    });
  });
});

describe('--embeddings without its package', () => {
  it.each([
    ['check', ['check', 'a.txt', '--embeddings']],
    ['export', ['export', '--to', 'tsv', 'a.txt', '--embeddings']],
  ])('makes %s say what to install, and report nothing', async (_, args) => {
    const { code, stdout, stderr } = await didascalia(args, { cwd: folderWith({ 'a.txt': 'A text.\n' }) });
    expect(stderr).toMatch(
      /^didascalia: Embeddings need the package @huggingface\/transformers, .*Run npm install/,
    );
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
