import type { Config } from '../config/config.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { withTimeout } from '../base/with-timeout.ts';
import { Problem } from '../base/problem.ts';
import type { Projection } from '../projections/projection.ts';
import { searchIndex } from '../projections/search-index.ts';
import { openMeilisearch, type MeilisearchEngine } from '../search/meilisearch/meilisearch.ts';
import type { SearchQuery, SearchResult } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import { bodiesOf, collectionsOf, digestOf } from './index-content.ts';

/** A search may take so long before the embedded index answers in the server's place. */
const searchTimeoutMs = 800;
const keyCheckTimeoutMs = 2_000;
/** Changes sent in one step: the server takes few large steps better than many small ones. */
const batchSize = 1_000;

/** A Meilisearch server, fed and asked by this process. */
export interface SearchServer {
  /** Feeds it; undefined where this process may only search. */
  projection: Projection | undefined;
  /**
   * Searches it.
   *
   * @param atLeast how far it must have come in the store's changes
   * @throws Problem `unreachable` when it fails or is slow, `unavailable` when it has not come so far
   */
  search(query: SearchQuery, atLeast: number): Promise<SearchResult>;
  /** Takes another index for an edited catalogue, which is filled from then on. */
  replace(catalogue: Catalogue): Promise<void>;
}

interface ServerSource {
  access: NonNullable<Config['environment']['meilisearch']>;
  catalogue: Catalogue;
  store: Pick<Store, 'changePosition' | 'readBlobs'>;
}

/**
 * Opens the server of the environment. It need not be there: then everything here fails until it is.
 *
 * @throws Problem `invalid` when it is there and the key is one that must not be used
 */
export async function openSearchServer({ access, catalogue, store }: ServerSource): Promise<SearchServer> {
  const { url, apiKey, searchKey } = access;
  const keys = { writeKey: apiKey, searchKey, searchTimeoutMs };

  async function open(wanted: Catalogue): Promise<{ engine: MeilisearchEngine; projection: Projection }> {
    const { history } = await store.changePosition();
    const covered = bodiesOf(wanted);
    const collections = collectionsOf(wanted);
    const content = digestOf([...covered].sort(), [...collections].sort());
    const engine = openMeilisearch({ url, ...keys }, [digestOf(history), content]);
    const { readBlobs } = store;
    return { engine, projection: searchIndex({ engine, history, readBlobs, covered, collections }) };
  }

  let current = await open(catalogue);
  let isReplaced = false;
  await refuseMasterKey(current.engine);
  const projection: Projection = {
    ...{ name: 'meilisearch', needs: ['repositories'], batchSize, isOptional: true },
    position: () => current.projection.position(),
    apply: (changes) => current.projection.apply(changes),
    rebuild: () => current.projection.rebuild(),
    onCaughtUp() {
      if (isReplaced) current.engine.tidy().catch(() => {}); // an index too many does no harm
      isReplaced = false;
    },
  };
  return {
    projection: searchKey !== undefined && apiKey === undefined ? undefined : projection,
    search: (query, atLeast) => searchOne(current.engine, query, atLeast),
    async replace(edited) {
      current = await open(edited);
      isReplaced = true;
    },
  };
}

async function searchOne(
  engine: MeilisearchEngine,
  query: SearchQuery,
  atLeast: number,
): Promise<SearchResult> {
  const late = new Problem('unreachable', `The search server did not answer within ${searchTimeoutMs} ms.`);
  const [result, position] = await withTimeout({ timeoutMs: searchTimeoutMs, late }, (signal) =>
    Promise.race([Promise.all([engine.search(query), engine.position()]), rejection(signal)]),
  );
  if (position < Math.max(1, atLeast))
    throw new Problem('unavailable', 'The search server has not caught up with the latest changes.');
  return result;
}

/** A server that cannot be asked now is asked again when it is filled: it then refuses what the key may not do. */
async function refuseMasterKey(engine: MeilisearchEngine): Promise<void> {
  const late = new Problem('unreachable', 'The search server did not answer.');
  await withTimeout({ timeoutMs: keyCheckTimeoutMs, late }, (signal) =>
    Promise.race([engine.checkKey(), rejection(signal)]),
  ).catch((problem: unknown) => {
    if (problem instanceof Problem && problem.kind === 'unreachable') return;
    throw problem;
  });
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
