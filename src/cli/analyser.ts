import { Option } from 'commander';
import { defaultEmbeddingModel, transformersEmbedder } from '../align/index.js';
import { analyse, analyseByMeaning, type Analysis } from '../analyse.js';
import type { Document } from '../document/index.js';
import type { Settings } from '../settings.js';

/** `--embeddings`, off by default: nothing is fetched over the network unless a person asks for it. */
export function embeddingsOption(): Option {
  return new Option(
    '--embeddings [model]',
    `pair with the help of sentence embeddings too; needs the package @huggingface/transformers, which fetches the model once (--embeddings=MODEL; by default ${defaultEmbeddingModel})`,
  );
}

/** What `--embeddings` gives: the name of a model, or `true` for the default one. */
export interface EmbeddingsOptions {
  readonly embeddings?: string | true;
}

/** How a command analyses its documents. */
export type Analyser = (document: Document) => Analysis | Promise<Analysis>;

/**
 * The analyser that the options ask for.
 *
 * @throws EmbeddingError where the package or the model is missing.
 */
export async function analyserFor(settings: Settings, { embeddings }: EmbeddingsOptions): Promise<Analyser> {
  if (embeddings === undefined) return (document) => analyse(document, settings);
  const embedder = await transformersEmbedder(embeddings === true ? undefined : embeddings);
  return (document) => analyseByMeaning(document, settings, embedder);
}
