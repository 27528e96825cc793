import type { Catalogue } from '../registry/catalogue.ts';
import type { QueryStore } from '../store/store.ts';

/** The store as the public may see it: without organisations that the catalogue does not name (any more). */
export function coveredStore(store: QueryStore, catalogue: () => Catalogue): QueryStore {
  const covered = (login: string) => {
    const { organisations, repositories } = catalogue();
    return (
      organisations.some((each) => each.login.toLowerCase() === login) ||
      repositories.some((each) => each.organisation.toLowerCase() === login)
    );
  };
  return {
    ...store,
    async findRepository(owner, name) {
      const found = await store.findRepository(owner, name);
      return found && covered(found.evidence.organisation) ? found : undefined;
    },
    async services(query) {
      return (await store.services(query)).filter(({ organisation }) => covered(organisation));
    },
    async recentEvents(limit) {
      return (await store.recentEvents(limit)).filter(({ organisation }) => covered(organisation));
    },
  };
}
