import { z } from 'zod';
import { isSecureAddress } from '../base/secure-address.ts';

const filled = z.string().trim().min(1);

/** A service that turns texts into vectors: an address and a model, or neither. */
export const embeddingVariables = {
  CODEHUB_EMBEDDINGS_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as http://127.0.0.1:11434/v1/embeddings' })
    .optional(),
  CODEHUB_EMBEDDINGS_MODEL: filled.optional(),
  CODEHUB_EMBEDDINGS_KEY: filled.optional(),
};

type EmbeddingVariables = z.infer<z.ZodObject<typeof embeddingVariables>> & {
  MEILISEARCH_URL?: string | undefined;
};

/** Where vectors come from. The key is a secret. */
export interface EmbeddingSettings {
  url: string;
  model: string;
  key: string | undefined;
}

/** What the variables say; undefined where they name no service. */
export function embeddingsOf({
  CODEHUB_EMBEDDINGS_URL: url,
  CODEHUB_EMBEDDINGS_MODEL: model,
  CODEHUB_EMBEDDINGS_KEY: key,
}: EmbeddingVariables): EmbeddingSettings | undefined {
  return url === undefined || model === undefined ? undefined : { url, model, key };
}

/** Each thing that is wrong with the variables together, as a sentence that holds no value of theirs. */
export function faultsOfEmbeddings({
  CODEHUB_EMBEDDINGS_URL: url,
  CODEHUB_EMBEDDINGS_MODEL: model,
  CODEHUB_EMBEDDINGS_KEY: key,
  MEILISEARCH_URL: meilisearch,
}: EmbeddingVariables): string[] {
  const isAsked = url !== undefined;
  return [
    ...(isAsked && model === undefined
      ? ['CODEHUB_EMBEDDINGS_MODEL must be set, too: it names the model.']
      : []),
    ...(!isAsked && (model ?? key) !== undefined
      ? ['CODEHUB_EMBEDDINGS_URL must be set, too: it says where the model is.']
      : []),
    ...(isAsked && key !== undefined && !isSecureAddress(url)
      ? [
          'CODEHUB_EMBEDDINGS_URL must start with https:// where CODEHUB_EMBEDDINGS_KEY is set: keys go out encrypted.',
        ]
      : []),
    ...(isAsked && meilisearch !== undefined
      ? ['CODEHUB_EMBEDDINGS_URL cannot be set beside MEILISEARCH_URL: Meilisearch has embedders of its own.']
      : []),
  ];
}
