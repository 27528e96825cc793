import { isCovered, coveredLogins } from '../domain/catalogue.ts';
import type { RepositoryEvent } from '../domain/event.ts';
import type { Blob, Evidence } from '../domain/evidence.ts';
import {
  isPublicRepository,
  type Disclosed,
  type PublicRepository,
  type Tombstone,
} from '../domain/public-repository.ts';
import type { Store } from '../store/store.ts';
import { disclose, discloseRepository } from './disclose.ts';
import type { Covers } from './within-catalogue.ts';

/** Repositories with their events and files. */
export interface PublicRepositories {
  /** By current name without regard to case; the public one where a tombstone has the same name. */
  findRepository(owner: string, name: string): Promise<PublicRepository | Tombstone | undefined>;
  /** The current name of a repository that used to be called this. */
  findRenamed(owner: string, name: string): Promise<Disclosed<RepositoryName> | undefined>;
  /** Newest first. Of what is no longer public, without what its files were found to hold. */
  events(repository: PublicRepository | Tombstone, limit: number): Promise<Disclosed<RepositoryEvent[]>>;
  recentEvents(limit: number): Promise<Disclosed<NamedEvent[]>>;
  /** Contents of this repository's own files; object ids of any other are left out. */
  readBlobs(repository: PublicRepository, oids: readonly string[]): Promise<Disclosed<Map<string, Blob>>>;
  /** The public estate, or one organisation of it, `size` at a time. */
  repositories(size: number, organisation?: string): AsyncIterable<readonly PublicRepository[]>;
}

type Source = Pick<
  Store,
  'findRepository' | 'findRenamed' | 'events' | 'recentEvents' | 'readBlobs' | 'repositories'
>;

/** By the rule of `discloseRepository`. */
export function publicRepositories(store: Source, catalogue: () => Covers): PublicRepositories {
  const covers = (login: string) => isCovered(catalogue(), login);
  const findRepository: PublicRepositories['findRepository'] = async (owner, name) => {
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

/** What the forge itself says, as opposed to what was read in files. */
function isOfTheForge({ kind }: RepositoryEvent): boolean {
  return kind !== 'check-met' && kind !== 'check-unmet';
}

type RepositoryName = Pick<Evidence, 'owner' | 'name'>;
export type NamedEvent = RepositoryEvent & Pick<Evidence, 'owner' | 'name' | 'organisation'>;
