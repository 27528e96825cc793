import type { Catalogue } from '../domain/catalogue.ts';
import type { QueryStore } from '../store/store.ts';

/** The store as the public may see it: without organisations that the catalogue does not name (any more). */
export function coveredStore(store: QueryStore, catalogue: () => Catalogue): QueryStore {
  const logins = () => coveredLogins(catalogue());
  const findRepository: QueryStore['findRepository'] = async (owner, name) => {
    const found = await store.findRepository(owner, name);
    return found && logins().includes(found.evidence.organisation) ? found : undefined;
  };
  return {
    ...store,
    findRepository,
    async findRenamed(owner, name) {
      const now = await store.findRenamed(owner, name);
      return now && (await findRepository(now.owner, now.name)) ? now : undefined;
    },
    async recentEvents(limit) {
      const covered = logins();
      return (await store.recentEvents(limit)).filter(({ organisation }) => covered.includes(organisation));
    },
    async services(query) {
      const covered = logins();
      return (await store.services(query)).filter(({ organisation }) => covered.includes(organisation));
    },
    compliance: (filter) => store.compliance({ ...filter, organisation: filter.organisation ?? logins() }),
    history: (filter) => store.history({ ...filter, organisation: filter.organisation ?? logins() }),
    findings: (query) => store.findings({ ...query, organisation: query.organisation ?? logins() }),
    licences: (organisation) => store.licences(organisation ?? logins()),
  };
}

function coveredLogins({ organisations, repositories }: Catalogue): string[] {
  const all = [
    ...organisations.map(({ login }) => login),
    ...repositories.map(({ organisation }) => organisation),
  ];
  return [...new Set(all.map((login) => login.toLowerCase()))];
}
