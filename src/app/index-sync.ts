import { Problem } from '../base/problem.ts';
import { createTurns } from '../base/turns.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { follow } from '../projections/follow.ts';
import type { Projection, ProjectionPosition } from '../projections/projection.ts';
import { searchIndex } from '../projections/search-index.ts';
import type { SuggestingEngine } from '../search/search.ts';
import { indexFile, removeOtherIndexes } from '../search/sqlite/index/index-files.ts';
import { openSqliteSearch } from '../search/sqlite/sqlite.ts';
import type { Store } from '../store/store.ts';
import { bodiesOf, collectionsOf, digestOf } from './index-content.ts';

/** The search index in use, as pages ask it and as the projection runner fills it. */
export interface IndexSync extends AsyncDisposable {
  /** Asks the index of the catalogue in force. Searches fail as `unavailable` while it does not hold everything. */
  engine: SuggestingEngine;
  projection: Projection;
  /** Builds the index for an edited catalogue beside the old one, then puts it in its place. */
  replace(catalogue: Catalogue): Promise<void>;
  /** Removes indexes of other catalogues and databases: for the process that serves this folder. */
  tidy(): Promise<void>;
}

interface IndexSyncOptions {
  folder: string;
  catalogue: Catalogue;
  store: Pick<Store, 'changesSince' | 'changePosition' | 'readBlobs'>;
  /** Called when a search finds that the index has lost what it held. */
  onLoss: () => void;
}

/**
 * Opens the search index over what the catalogue covers. Its file is named after the organisations and the database: when
 * they change, another index is built from the store, so that an organisation taken out disappears and one put back needs
 * no harvest.
 */
export async function openIndexSync({
  folder,
  catalogue,
  store,
  onLoss,
}: IndexSyncOptions): Promise<IndexSync> {
  const inTurn = createTurns();
  const open = (wanted: Catalogue) => openIndex(folder, wanted, store);
  let current = await open(catalogue);

  async function replaceWith(edited: Catalogue): Promise<void> {
    const next = await open(edited);
    if (next.path === current.path) return next.engine[Symbol.asyncDispose]();
    await follow(store, next.projection);
    const before = current;
    current = next;
    await before.engine[Symbol.asyncDispose]();
    await removeOtherIndexes(folder, current.path);
  }

  return {
    engine: guarded(() => current, onLoss),
    projection: {
      name: 'search',
      needs: current.projection.needs,
      batchSize: current.projection.batchSize,
      position: () => current.projection.position(),
      apply: (changes) => current.projection.apply(changes),
      rebuild: () => current.projection.rebuild(),
      onCaughtUp: (at) => current.projection.onCaughtUp?.(at),
    },
    replace: (edited) => inTurn(() => replaceWith(edited)),
    tidy: () => inTurn(() => removeOtherIndexes(folder, current.path)),
    async [Symbol.asyncDispose]() {
      await inTurn(() => current.engine[Symbol.asyncDispose]());
    },
  };
}

interface OpenIndex {
  path: string;
  engine: SuggestingEngine;
  projection: Projection;
  /** Where it was when it last held everything; undefined while it does not. */
  completeAt: ProjectionPosition | undefined;
}

async function openIndex(
  folder: string,
  catalogue: Catalogue,
  store: IndexSyncOptions['store'],
): Promise<OpenIndex> {
  const { history } = await store.changePosition();
  const covered = bodiesOf(catalogue);
  const collections = collectionsOf(catalogue);
  const path = indexFile(folder, digestOf([...covered].sort(), [...collections].sort(), history));
  const engine = await openSqliteSearch(path);
  const projection = searchIndex({ engine, history, readBlobs: store.readBlobs, covered, collections });
  const index: OpenIndex = { path, engine, projection, completeAt: undefined };
  index.projection = {
    ...projection,
    async position() {
      const at = await projection.position().catch((error: unknown) => {
        index.completeAt = undefined;
        throw error;
      });
      if ((at?.position ?? 0) < (index.completeAt?.position ?? 0)) index.completeAt = undefined;
      return at;
    },
    onCaughtUp: (at) => void (index.completeAt = at),
  };
  return index;
}

/**
 * Searches only what is complete. An index that lost what it held (its file was removed, damaged or replaced) shows it by
 * its position: an empty answer from it would be taken for “there is none”.
 */
function guarded(current: () => OpenIndex, onLoss: () => void): SuggestingEngine {
  async function requireComplete(index: OpenIndex): Promise<void> {
    await index.projection.position().catch(() => {}); // the loss is noted
    if (index.completeAt) return;
    onLoss();
    throw rebuilding();
  }
  async function whenComplete<T>(ask: (engine: SuggestingEngine) => Promise<T>): Promise<T> {
    const index = current();
    await requireComplete(index);
    try {
      return await ask(index.engine);
    } catch (problem) {
      await requireComplete(index);
      throw problem;
    }
  }
  return {
    position: () => current().engine.position(),
    apply: (change) => current().engine.apply(change),
    search: (query) => whenComplete((engine) => engine.search(query)),
    suggest: (request) => whenComplete((engine) => engine.suggest(request)),
    reset: () => current().engine.reset(),
    [Symbol.asyncDispose]: async () => {},
  };
}

function rebuilding(): Problem {
  return new Problem('unavailable', 'The search index is being built. Try again in a few seconds.', {
    retryAfterSeconds: 5,
  });
}
