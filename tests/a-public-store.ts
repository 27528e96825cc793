import type { Catalogue } from '../src/domain/catalogue.ts';
import type { PublicRepository } from '../src/domain/public-repository.ts';
import type { Repository } from '../src/domain/repository.ts';
import { createPublicStore, type PublicStoreSource } from '../src/visibility/create-public-store.ts';
import { discloseRepository } from '../src/visibility/disclose.ts';
import type { PublicStore } from '../src/visibility/public-store.ts';

/** The queries of a store, as a test answers them. */
export type FakeQueries = Partial<PublicStoreSource>;

/** A catalogue that has every organisation. */
const everything = {
  organisations: { some: () => true, map: () => [] },
  repositories: [],
} as unknown as Catalogue;

/**
 * What the public may see of a store that holds nothing, but for what a test puts in its place, by the real rule.
 *
 * @param catalogue has every organisation unless given
 */
export function aPublicStore(
  fakes: FakeQueries = {},
  catalogue: () => Catalogue = () => everything,
): PublicStore {
  return createPublicStore(
    {
      findRepository: async () => undefined,
      findRenamed: async () => undefined,
      events: async () => [],
      recentEvents: async () => [],
      eventLog: async () => ({ total: 0, rows: [] }),
      publicOn: async () => ({ total: 0, rows: [] }),
      ruleVersions: async () => [],
      knownNames: async () => [],
      closedNow: async () => [],
      readBlobs: async () => new Map(),
      compliance: async () => ({ organisations: [], checks: [], levels: [] }),
      checksByOrganisation: async () => [],
      checkHistory: async () => [],
      history: async () => [],
      findings: async () => ({ total: 0, rows: [] }),
      licences: async () => [],
      services: async () => [],
      newestUpgrades: async () => [],
      readyFileRequests: async () => [],
      repositoryPackages: async () => ({ dependencies: [], publishes: [], faults: [] }),
      packageSources: async () => [],
      publisherCounts: async () => new Map(),
      dependents: async () => ({ total: 0, entries: [] }),
      countDependents: async () => 0,
      dependentIds: async () => [],
      harvests: async () => ({ total: 0, runs: [] }),
      findHarvest: async () => undefined,
      lastCompleteHarvest: async () => null,
      async *repositories() {},
      ...fakes,
    },
    catalogue,
  );
}

/** A repository that passed the rule. */
export function published(repository: Repository): PublicRepository {
  return discloseRepository(repository, () => true) as PublicRepository;
}
