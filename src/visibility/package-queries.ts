import { coveredLogins, type Catalogue } from '../domain/catalogue.ts';
import type { Dependent } from '../domain/package-uses.ts';
import type { DependentEntry, Store } from '../store/store.ts';
import { disclose } from './disclose.ts';
import type { PublicStore } from './public-store.ts';

type Source = Pick<Store, 'repositoryPackages' | 'packageSources' | 'publisherCounts' | 'dependents'>;
type PackageQueries = Pick<PublicStore, 'packages' | 'dependentsOf' | 'dependents'>;

/** What depends on what. Every query of the store is asked within the catalogue, and answers of open repositories only. */
export function packageQueries(
  store: Source,
  catalogue: () => Pick<Catalogue, 'organisations' | 'repositories'>,
): PackageQueries {
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
