import { coveredLogins } from '../domain/catalogue.ts';
import type { PackageKey } from '../domain/dependency.ts';
import type { Dependent, DependentList, RepositoryUses } from '../domain/package-uses.ts';
import type { PublicRepository, Disclosed } from '../domain/public-repository.ts';
import type { DependentEntry, DependentsQuery, Store } from '../store/store.ts';
import { disclose } from './disclose.ts';
import type { Covers } from './within-catalogue.ts';

/** Which of a list are wanted. */
interface Part {
  page: number;
  perPage: number;
}

type Meets = DependentsQuery['meets'];

/** What depends on what. */
export interface PublicPackages {
  /** What a repository depends on, with the repositories here that publish it; those it asks for itself first. */
  packages(repository: PublicRepository): Promise<Disclosed<RepositoryUses>>;
  /** A page of the repositories that depend on what this one publishes, by name. */
  dependentsOf(repository: PublicRepository, part: Part): Promise<Disclosed<DependentList>>;
  /** A page of the repositories that depend on a package, by name, in versions of which `meets` holds. */
  dependents(key: PackageKey, part: Part, meets?: Meets): Promise<Disclosed<DependentList>>;
  /** Ids of all of them, in no order. */
  dependentIds(key: PackageKey, meets?: Meets): Promise<Disclosed<string[]>>;
}

type Source = Pick<
  Store,
  | 'repositoryPackages'
  | 'packageSources'
  | 'publisherCounts'
  | 'dependents'
  | 'countDependents'
  | 'dependentIds'
>;

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
    async dependentsOf({ evidence: { id } }, part) {
      const { publishes } = await store.repositoryPackages(id);
      const packages = publishes.map((each) => each.package);
      const organisation = within();
      const asked = { packages, except: id, organisation };
      const [{ total, entries }, publishers] = await Promise.all([
        store.dependents({ ...asked, ...placeOf(part) }),
        store.publisherCounts({ packages, organisation }),
      ]);
      const isSure = (key: PackageKey) => publishers.get(key) === 1;
      const sure = packages.filter(isSure);
      const certain =
        sure.length === packages.length ? total : await store.countDependents({ ...asked, packages: sure });
      return disclose({ total, certain, items: byRepository(entries, isSure) });
    },
    async dependents(key, part, meets) {
      const asked = { packages: [key], organisation: within(), meets, ...placeOf(part) };
      const { total, entries } = await store.dependents(asked);
      return disclose({ total, certain: total, items: byRepository(entries) });
    },
    async dependentIds(key, meets) {
      return disclose(await store.dependentIds({ packages: [key], organisation: within(), meets }));
    },
  };
}

function placeOf({ page, perPage }: Part): { limit: number; offset: number } {
  return { limit: perPage, offset: (page - 1) * perPage };
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
