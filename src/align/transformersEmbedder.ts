import { EmbeddingError, type Embedder } from './embedding.js';

/** The package that runs the models, an optional peer dependency. */
const packageName = '@huggingface/transformers';

/** A small multilingual model (E5, Wang et al. 2024), 118 MB in its quantised form, fetched once and kept. */
export const defaultEmbeddingModel = 'Xenova/multilingual-e5-small';

/** E5 was trained with this before texts that are compared with each other. */
const prefix = 'query: ';
const textsAtATime = 32;

/** What this package uses of transformers.js: a feature extraction pipeline and its tensors. */
interface Tensor {
  readonly data: ArrayLike<number>;
  readonly dims: readonly number[];
}
type Extractor = (
  texts: readonly string[],
  options: { readonly pooling: 'mean'; readonly normalize: true },
) => Promise<Tensor>;
interface Transformers {
  pipeline(task: 'feature-extraction', model: string, options: { readonly dtype: 'q8' }): Promise<Extractor>;
}

/**
 * Loads a model of sentence embeddings through transformers.js. The first time it is fetched over the network;
 * nothing else is ever sent.
 *
 * @param load gives the module; by default the installed package.
 * @throws EmbeddingError where the package is not installed or the model cannot be fetched.
 */
export async function transformersEmbedder(
  model: string = defaultEmbeddingModel,
  load: () => Promise<unknown> = () => import(packageName),
): Promise<Embedder> {
  const transformers = await loadTransformers(load);
  const loading = transformers.pipeline('feature-extraction', model, { dtype: 'q8' });
  const extract = await loading.catch((error: unknown) => {
    throw new EmbeddingError(
      `The model ${model} cannot be loaded (${reasonOf(error)}). It is fetched once from huggingface.co: check the name and the network, or pair without embeddings.`,
    );
  });
  return {
    model,
    embed: async (texts) => {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += textsAtATime) {
        const batch = texts.slice(from, from + textsAtATime).map((text) => prefix + text);
        vectors.push(...rowsOf(await extract(batch, { pooling: 'mean', normalize: true })));
      }
      return vectors;
    },
  };
}

async function loadTransformers(load: () => Promise<unknown>): Promise<Transformers> {
  const module: unknown = await load().catch((error: unknown) => {
    throw new EmbeddingError(
      `Embeddings need the package ${packageName}, which is not installed (${reasonOf(error)}). Run npm install ${packageName}, or pair without embeddings.`,
    );
  });
  if (typeof module === 'object' && module !== null && 'pipeline' in module) return module as Transformers;
  throw new EmbeddingError(`The installed ${packageName} has no pipeline(). Install version 3 or later.`);
}

function rowsOf({ data, dims }: Tensor): Float32Array[] {
  const size = dims[dims.length - 1]!;
  return Array.from({ length: data.length / size }, (_, row) =>
    Float32Array.from({ length: size }, (_, column) => data[row * size + column]!),
  );
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
}
