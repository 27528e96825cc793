import type { Store } from '../store/store.ts';
import { publicHistory } from './history-queries.ts';
import { publicHarvests } from './harvest-queries.ts';
import { publicFigures } from './figure-queries.ts';
import { publicPackages } from './package-queries.ts';
import type { EveryAnswerIsDisclosed, PublicStore } from './public-store.ts';
import { publicUpgrades } from './upgrade-queries.ts';
import { publicRepositories } from './repository-queries.ts';
import type { Covers } from './within-catalogue.ts';

/** The queries that are asked of the store itself. */
export type PublicStoreSource = Pick<
  Store,
  | Exclude<keyof PublicStore, 'packages' | 'dependentsOf'>
  | 'repositoryPackages'
  | 'packageSources'
  | 'publisherCounts'
  | 'countDependents'
>;

/**
 * The store as the public may see it: repositories that are public, and tombstones of those that were, of the
 * organisations that the catalogue has at the moment of the question.
 */
export function createPublicStore(store: PublicStoreSource, catalogue: () => Covers): PublicStore {
  return {
    ...publicRepositories(store, catalogue),
    ...publicFigures(store, catalogue),
    ...publicHistory(store, catalogue),
    ...publicUpgrades(store, catalogue),
    ...publicPackages(store, catalogue),
    ...publicHarvests(store),
  } satisfies PublicStore & EveryAnswerIsDisclosed<PublicStore>;
}
