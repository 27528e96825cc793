import { createHash } from 'node:crypto';
import type { Log } from '../base/log.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { follow } from '../projections/follow.ts';
import type { SearchEngine } from '../search/search.ts';
import { indexFile, removeOtherIndexes } from '../search/sqlite/index-files.ts';
import { openSqliteSearch } from '../search/sqlite/sqlite.ts';
import type { Store } from '../store/store.ts';

export interface LiveIndex extends AsyncDisposable {
  /** Always asks the index of the catalogue in force. */
  engine: SearchEngine;
  /** Brings the index up to the store. Calls while one is at work wait for it. */
  refresh(): Promise<void>;
  /** Builds the index for an edited catalogue beside the old one, then puts it in its place. */
  rebuild(catalogue: Catalogue): Promise<void>;
}

interface Options {
  folder: string;
  catalogue: Catalogue;
  store: Pick<Store, 'changesSince' | 'readBlobs'>;
  log: Log;
}

/**
 * The search index over what the catalogue covers. Its file is named after the organisations: when they change, another
 * index is built from the store, so that an organisation taken out disappears and one put back needs no harvest.
 */
export async function openLiveIndex({ folder, catalogue, store, log }: Options): Promise<LiveIndex> {
  let path = pathFor(folder, catalogue);
  let names = namesOf(catalogue);
  let current = await openSqliteSearch(path);
  let busy: Promise<void> = Promise.resolve();

  async function bringUp(engine: SearchEngine, covered: ReadonlyMap<string, string>): Promise<void> {
    const { put, removed } = await follow(covering(store, covered), store.readBlobs, engine, {
      organisationName: (login) => covered.get(login) ?? login,
    });
    if (put + removed > 0) log.debug({ put, removed }, 'Search index brought up to date');
  }

  async function replace(catalogue: Catalogue): Promise<void> {
    const next = pathFor(folder, catalogue);
    if (next === path) return;
    const engine = await openSqliteSearch(next);
    await bringUp(engine, namesOf(catalogue));
    const before = current;
    [current, path, names] = [engine, next, namesOf(catalogue)];
    await before[Symbol.asyncDispose]();
    await removeOtherIndexes(folder, path);
  }

  /** One at a time; a failure is the caller's and does not stop those that wait. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    busy = busy.catch(() => {}).then(work);
    return busy;
  }

  return {
    engine: delegate(() => current),
    refresh: () => inTurn(() => bringUp(current, names)),
    rebuild: (edited) => inTurn(() => replace(edited)),
    async [Symbol.asyncDispose]() {
      await busy.catch(() => {});
      await current[Symbol.asyncDispose]();
    },
  };
}

function delegate(current: () => SearchEngine): SearchEngine {
  return {
    position: () => current().position(),
    apply: (change) => current().apply(change),
    search: (query) => current().search(query),
    reset: () => current().reset(),
    [Symbol.asyncDispose]: async () => {},
  };
}

/** What is not covered is handed on as withdrawn, which takes it out of the index. */
function covering(
  store: Pick<Store, 'changesSince'>,
  covered: ReadonlyMap<string, string>,
): Pick<Store, 'changesSince'> {
  return {
    async changesSince(position, limit) {
      const changes = await store.changesSince(position, limit);
      const repositories = changes.repositories.map((each) =>
        covered.has(each.evidence.organisation)
          ? each
          : { ...each, withdrawnAt: each.withdrawnAt ?? each.observedAt },
      );
      return { ...changes, repositories };
    },
  };
}

/** Display names by login in lower case, of all that the catalogue covers. */
function namesOf({ organisations, repositories }: Catalogue): ReadonlyMap<string, string> {
  return new Map([
    ...repositories.map(({ organisation }) => [organisation.toLowerCase(), organisation] as const),
    ...organisations.map(({ login, name }) => [login.toLowerCase(), name] as const),
  ]);
}

function pathFor(folder: string, catalogue: Catalogue): string {
  const covered = JSON.stringify([...namesOf(catalogue)].sort());
  return indexFile(folder, createHash('sha256').update(covered).digest('hex').slice(0, 12));
}
