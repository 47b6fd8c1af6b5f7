import {
  alignByMeaning,
  EmbeddingError,
  transformersEmbedder,
  type Embedder,
} from '../../src/align/index.js';
import { cosine, standardised } from '../../src/align/embedding.js';
import { textOf } from '../../src/document/index.js';
import { defaultSettings } from '../../src/settings.js';
import { pairCaptions, partnerOf } from './pairing.js';

describe('cosines of candidates', () => {
  it.each([
    ['have mean 0 and deviation 1', [0.8, 0.9, 0.7], [0, 1.2247, -1.2247]],
    ['say nothing where they are all alike', [0.8, 0.8], [0, 0]],
    ['say nothing of one candidate', [0.4], [0]],
    ['may be none', [], []],
  ])('%s', (_, cosines, expected) => {
    standardised(cosines).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 3);
    });
    expect(standardised(cosines)).toHaveLength(expected.length);
  });

  it('are the product of vectors of length 1', () => {
    expect(cosine(Float32Array.of(0.6, 0.8), Float32Array.of(0.8, 0.6))).toBeCloseTo(0.96, 6);
  });
});

describe('pairing by meaning', () => {
  const caption = 'Il micio sul davanzale';
  const blocks = [
    'The garden has nine lemon trees and a well that nobody uses.',
    caption,
    'Prices went up by a tenth over the winter, said the baker.',
    'Every evening our tabby sits by the window and waits for the tram.',
  ];
  /** Knows two topics, and of each text how much it is about them. */
  const embedder: Embedder = {
    model: 'cats',
    embed: (texts) =>
      Promise.resolve(
        texts.map((text) => (/micio|tabby/.test(text) ? Float32Array.of(1, 0) : Float32Array.of(0, 1))),
      ),
  };

  it('finds what no word says', async () => {
    expect(partnerOf(blocks, caption)).not.toBe(blocks[3]);
    const { document, flags } = pairCaptions(blocks, [caption]);
    const [flag] = await alignByMeaning(document, flags, defaultSettings, embedder);
    expect(textOf(document, flag!.pair!)).toBe(blocks[3]);
  });

  it('asks nothing of the model where nothing is flagged', async () => {
    const { document } = pairCaptions(blocks, []);
    const silent: Embedder = { model: 'none', embed: () => Promise.reject(new Error('asked')) };
    await expect(alignByMeaning(document, [], defaultSettings, silent)).resolves.toEqual([]);
  });
});

/** A name in a variable, so that the compiler does not look for it. */
const missingPackage = ['@huggingface', 'not-installed'].join('/');

describe('the embedder of transformers.js', () => {
  const tensors = {
    pipeline: (task: string, model: string) =>
      Promise.resolve((texts: readonly string[]) => {
        const rows = texts.map((text) => [text.length, task.length, model.length]);
        return Promise.resolve({ data: Float32Array.from(rows.flat()), dims: [texts.length, 3] });
      }),
  };

  it('gives one vector a text, batch after batch, in order', async () => {
    const embedder = await transformersEmbedder('tiny', () => Promise.resolve(tensors));
    const texts = Array.from({ length: 70 }, (_, i) => 'x'.repeat(i));
    const vectors = await embedder.embed(texts);
    expect(vectors.map((vector) => vector[0])).toEqual(texts.map((text) => 'query: '.length + text.length));
    expect(vectors.every((vector) => vector.length === 3)).toBe(true);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'the package is not installed',
      () => import(missingPackage),
      /not installed.*npm install @huggingface\/transformers, or pair without embeddings/,
    ],
    ['the package is another', () => Promise.resolve({}), /has no pipeline\(\).*Install version 3/],
    [
      'the model cannot be fetched',
      () => Promise.resolve({ pipeline: () => Promise.reject(new Error('fetch failed')) }),
      /model tiny cannot be loaded \(fetch failed\)/,
    ],
  ])('says what to do where %s', async (_, load, message) => {
    const failure = transformersEmbedder('tiny', load);
    await expect(failure).rejects.toThrow(EmbeddingError);
    await expect(failure).rejects.toThrow(message);
  });
});
