import type { ActionRecord, PublicAction } from '../domain/action-record.ts';
import { isCovered } from '../domain/catalogue.ts';
import type { Disclosed, PublicRepository } from '../domain/public-repository.ts';
import type { PublicUpgrade, UpgradeRecord } from '../domain/upgrade-record.ts';
import type { ServiceEntry, Store } from '../store/store.ts';
import { disclose } from './disclose.ts';
import type { Covers } from './within-catalogue.ts';

/** What was made from templates, and its upgrades. */
export interface PublicUpgrades {
  /** Repositories made from a template, or from this one, by name. */
  services(query: { template?: string }): Promise<Disclosed<ServiceEntry[]>>;
  /** What came of the newest upgrade of each repository and template; newest first. Not who asked for it. */
  newestUpgrades(query: PublicUpgradesQuery): Promise<Disclosed<PublicUpgrade[]>>;
  /** When pull requests with ready files were asked for, and what came of them; newest first. Not who asked. */
  readyFileRequests(query: { repository: PublicRepository }): Promise<Disclosed<PublicAction[]>>;
}

type Source = Pick<Store, 'services' | 'newestUpgrades' | 'readyFileRequests'>;

/** Of repositories that the catalogue covers; who asked for an upgrade is left out. */
export function publicUpgrades(store: Source, catalogue: () => Covers): PublicUpgrades {
  const services: PublicUpgrades['services'] = async (query) => {
    const covering = catalogue();
    const found = await store.services(query);
    return disclose(found.filter(({ organisation }) => isCovered(covering, organisation)));
  };
  return {
    services,
    async readyFileRequests({ repository }) {
      const found = await store.readyFileRequests({ repository: repository.evidence.id });
      return disclose(found.map(publicAction));
    },
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

function withoutAsker({ actor: _, ...record }: UpgradeRecord): PublicUpgrade {
  return record;
}

function publicAction({ actor: _, id: __, repository: ___, ...record }: ActionRecord): PublicAction {
  return record;
}

export type PublicUpgradesQuery = { template: string } | { repository: PublicRepository };
