import { join } from 'node:path';
import type { Log } from '../base/log.ts';
import type { Config } from '../config/config.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Projection } from '../projections/projection.ts';
import { searchIndex } from '../projections/search-index.ts';
import type { Embedder } from '../search/meaning/embedder.ts';
import { embeddingService } from '../search/meaning/embedding-service.ts';
import { openVectorIndex, type VectorIndex } from '../search/meaning/vector-index.ts';
import type { SuggestingEngine } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import { bodiesOf, digestOf } from './index-content.ts';
import { withMeaning } from './search-by-meaning.ts';

/** Changes taken in one step; the vectors of a step that fails are kept. */
const batchSize = 100;

/** What orders searches by meaning, fed by this process. */
export interface Meaning extends AsyncDisposable {
  projection: Projection;
  /** The engine, with its order by meaning too. */
  around(engine: SuggestingEngine): SuggestingEngine;
  /** Goes over all documents for an edited catalogue. */
  replace(catalogue: Catalogue): Promise<void>;
  /** Ends what is being asked of the service: whoever closes the hub does not wait for it. */
  stop(): void;
}

interface MeaningSource {
  access: NonNullable<Config['environment']['embeddings']>;
  folder: string;
  catalogue: Catalogue;
  store: Pick<Store, 'changePosition' | 'readBlobs'>;
  log: Log;
}

/**
 * Opens the vectors in `vectors.sqlite`, and the service that makes them. The service need not be there: until it is,
 * searches follow words alone.
 *
 * @throws Problem `unreachable` when the file cannot be opened
 */
export async function openMeaning(source: MeaningSource): Promise<Meaning> {
  const stopping = new AbortController();
  const embedder = embeddingService({ ...source.access, signal: stopping.signal });
  let current = await openVectors(source, source.catalogue, embedder);
  return {
    projection: {
      ...{ name: 'vectors', needs: ['repositories'], batchSize, isOptional: true },
      position: () => current.projection.position(),
      async apply(changes) {
        await current.projection.apply(changes).catch((problem: unknown) => {
          if (!stopping.signal.aborted) throw problem;
        });
      },
      rebuild: () => current.projection.rebuild(),
      onCaughtUp: () => current.vectors.tidy(),
    },
    around(engine) {
      const nearness: VectorIndex['nearness'] = (...asked) => current.vectors.nearness(...asked);
      return withMeaning(engine, { embedder, vectors: { nearness }, log: source.log });
    },
    async replace(edited) {
      const before = current;
      current = await openVectors(source, edited, embedder);
      void before.vectors[Symbol.asyncDispose](); // once what it is asking for has come
    },
    stop: () => stopping.abort(),
    [Symbol.asyncDispose]: () => current.vectors[Symbol.asyncDispose](),
  };
}

async function openVectors({ folder, store }: MeaningSource, catalogue: Catalogue, embedder: Embedder) {
  const { history } = await store.changePosition();
  const covered = bodiesOf(catalogue);
  const content = digestOf([...covered.keys()].sort(), history);
  const vectors = openVectorIndex(join(folder, 'vectors.sqlite'), content, embedder);
  const projection = searchIndex({ engine: vectors, history, readBlobs: store.readBlobs, covered });
  return { vectors, projection };
}
