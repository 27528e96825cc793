import { coveredLogins, isCovered, type Catalogue } from '../domain/catalogue.ts';
import type { RepositoryEvent } from '../domain/event.ts';
import { isPublicRepository } from '../domain/public-repository.ts';
import type { PublicUpgrade, UpgradeRecord } from '../domain/upgrade-record.ts';
import type { Store } from '../store/store.ts';
import { disclose, discloseRepository } from './disclose.ts';
import { packageQueries } from './package-queries.ts';
import type { EveryAnswerIsDisclosed, PublicStore } from './public-store.ts';

type Covers = Pick<Catalogue, 'organisations' | 'repositories'>;

/** The queries that are asked of the store itself. */
export type PublicStoreSource = Pick<
  Store,
  | Exclude<keyof PublicStore, 'packages' | 'dependentsOf'>
  | 'repositoryPackages'
  | 'packageSources'
  | 'publisherCounts'
>;

/**
 * The store as the public may see it: repositories that are public, and tombstones of those that were, of the
 * organisations that the catalogue has at the moment of the question.
 */
export function createPublicStore(store: PublicStoreSource, catalogue: () => Covers): PublicStore {
  return {
    ...repositoryQueries(store, catalogue),
    ...figureQueries(store, catalogue),
    ...historyQueries(store, catalogue),
    ...upgradeQueries(store, catalogue),
    ...packageQueries(store, catalogue),
    harvests: async (page) => disclose(await store.harvests(page)),
    async findHarvest(id) {
      const run = await store.findHarvest(id);
      return run && disclose(run);
    },
    async lastCompleteHarvest() {
      const at = await store.lastCompleteHarvest();
      return at === null ? null : disclose(at);
    },
  } satisfies PublicStore & EveryAnswerIsDisclosed<PublicStore>;
}

type RepositoryQueries = Pick<
  PublicStore,
  'findRepository' | 'findRenamed' | 'events' | 'recentEvents' | 'readBlobs' | 'repositories'
>;

function repositoryQueries(store: PublicStoreSource, catalogue: () => Covers): RepositoryQueries {
  const covers = (login: string) => isCovered(catalogue(), login);
  const findRepository: PublicStore['findRepository'] = async (owner, name) => {
    const found = await store.findRepository(owner, name);
    return found && discloseRepository(found, covers);
  };
  return {
    findRepository,
    async findRenamed(owner, name) {
      const now = await store.findRenamed(owner, name);
      return now && (await findRepository(now.owner, now.name)) ? disclose(now) : undefined;
    },
    async events(repository, limit) {
      const found = await store.events(repository.evidence.id, limit);
      return disclose(isPublicRepository(repository) ? found : found.filter(isOfTheForge));
    },
    recentEvents: async (limit) => disclose(await store.recentEvents(limit, coveredLogins(catalogue()))),
    async readBlobs({ evidence }, oids) {
      const own = new Set(evidence.tree?.map(({ oid }) => oid));
      return disclose(await store.readBlobs(oids.filter((oid) => own.has(oid))));
    },
    async *repositories(size, organisation) {
      for await (const batch of store.repositories(size, organisation))
        yield batch.map((each) => discloseRepository(each, covers)).filter(isPublicRepository);
    },
  };
}

/** Counts name no repository; `findings` lists public ones only. */
function figureQueries(
  store: PublicStoreSource,
  catalogue: () => Covers,
): Pick<PublicStore, 'compliance' | 'history' | 'findings' | 'licences'> {
  const within = loginsWithin(catalogue);
  return {
    compliance: async (filter) =>
      disclose(await store.compliance({ ...filter, organisation: within(filter.organisation) })),
    history: async (filter) =>
      disclose(await store.history({ ...filter, organisation: within(filter.organisation) })),
    findings: async (query) =>
      disclose(await store.findings({ ...query, organisation: within(query.organisation) })),
    licences: async (organisation) => disclose(await store.licences(within(organisation))),
  };
}

/** Events and names of what was public once stay public; the store leaves out what files held of what was withdrawn. */
function historyQueries(
  store: PublicStoreSource,
  catalogue: () => Covers,
): Pick<PublicStore, 'eventLog' | 'publicOn' | 'knownNames' | 'closedNow' | 'ruleVersions'> {
  const within = loginsWithin(catalogue);
  return {
    eventLog: async (query) =>
      disclose(await store.eventLog({ ...query, organisation: within(query.organisation) })),
    publicOn: async (query) =>
      disclose(await store.publicOn({ ...query, organisation: within(query.organisation) })),
    knownNames: async (names) => disclose(await store.knownNames({ names, organisation: within(undefined) })),
    closedNow: async (organisation) =>
      disclose(await store.closedNow({ organisation: within(organisation) })),
    ruleVersions: async () => disclose(await store.ruleVersions()),
  };
}

/** One organisation of the catalogue, or all of them; none where it is not in the catalogue. */
function loginsWithin(catalogue: () => Covers) {
  return (organisation: string | undefined): readonly string[] => {
    const logins = coveredLogins(catalogue());
    if (organisation === undefined) return logins;
    return logins.filter((login) => login === organisation.toLowerCase());
  };
}

function upgradeQueries(
  store: PublicStoreSource,
  catalogue: () => Covers,
): Pick<PublicStore, 'services' | 'newestUpgrades'> {
  const services: PublicStore['services'] = async (query) => {
    const covering = catalogue();
    const found = await store.services(query);
    return disclose(found.filter(({ organisation }) => isCovered(covering, organisation)));
  };
  return {
    services,
    async newestUpgrades(query) {
      if ('repository' in query) {
        const found = await store.newestUpgrades({ repository: query.repository.evidence.id });
        return disclose(found.map(withoutAsker));
      }
      const [found, listed] = await Promise.all([store.newestUpgrades(query), services(query)]);
      const shown = new Set(listed.map(({ id }) => id));
      return disclose(found.filter(({ repository }) => shown.has(repository)).map(withoutAsker));
    },
  };
}

/** What the forge itself says, as opposed to what was read in files. */
function isOfTheForge({ kind }: RepositoryEvent): boolean {
  return kind !== 'check-met' && kind !== 'check-unmet';
}

function withoutAsker({ actor: _, ...record }: UpgradeRecord): PublicUpgrade {
  return record;
}
