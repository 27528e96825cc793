import { coveredLogins } from '../domain/catalogue.ts';
import type { PackageKey } from '../domain/dependency.ts';
import type { Dependent, RepositoryUses } from '../domain/package-uses.ts';
import type { PublicRepository, Disclosed } from '../domain/public-repository.ts';
import type { DependentEntry, Store } from '../store/store.ts';
import { disclose } from './disclose.ts';
import type { Covers } from './within-catalogue.ts';

/** What depends on what. */
export interface PublicPackages {
  /** What a repository depends on, with the repositories here that publish it; those it asks for itself first. */
  packages(repository: PublicRepository): Promise<Disclosed<RepositoryUses>>;
  /** The repositories that depend on what this one publishes, by name. */
  dependentsOf(repository: PublicRepository): Promise<Disclosed<Dependent[]>>;
  /** The repositories that depend on a package, by name. */
  dependents(key: PackageKey): Promise<Disclosed<Dependent[]>>;
}

type Source = Pick<Store, 'repositoryPackages' | 'packageSources' | 'publisherCounts' | 'dependents'>;
/** What depends on what. Every query of the store is asked within the catalogue, and answers of open repositories only. */
export function publicPackages(store: Source, catalogue: () => Covers): PublicPackages {
  const within = () => coveredLogins(catalogue());
  return {
    async packages({ evidence: { id } }) {
      const [known, sources] = await Promise.all([
        store.repositoryPackages(id),
        store.packageSources({ id, organisation: within() }),
      ]);
      const byPackage = Map.groupBy(sources, (each) => each.package);
      const dependencies = known.dependencies.map((each) => ({
        ...each,
        sources: (byPackage.get(each.package) ?? []).map(({ owner, name }) => ({ owner, name })),
      }));
      return disclose({ ...known, dependencies });
    },
    async dependentsOf({ evidence: { id } }) {
      const { publishes } = await store.repositoryPackages(id);
      const names = publishes.map((each) => each.package);
      const organisation = within();
      const [entries, publishers] = await Promise.all([
        store.dependents({ packages: names, except: id, organisation }),
        store.publisherCounts({ packages: names, organisation }),
      ]);
      return disclose(byRepository(entries, (key) => publishers.get(key) === 1));
    },
    async dependents(key) {
      return disclose(byRepository(await store.dependents({ packages: [key], organisation: within() })));
    },
  };
}

/** One entry for each repository, in the order they come. */
function byRepository(
  entries: readonly DependentEntry[],
  isCertain: (key: string) => boolean = () => true,
): Dependent[] {
  return [...Map.groupBy(entries, ({ id }) => id).values()].map((all) => {
    const [{ id, owner, name, organisation }] = all as [DependentEntry];
    const uses = all.map(({ id: _, owner: __, name: ___, organisation: ____, ...use }) => use);
    return { id, owner, name, organisation, uses, certain: all.some((each) => isCertain(each.package)) };
  });
}
