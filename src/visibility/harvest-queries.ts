import type { HarvestRun } from '../domain/harvest-run.ts';
import type { Disclosed } from '../domain/public-repository.ts';
import type { Store } from '../store/store.ts';
import { disclose } from './disclose.ts';

/** Records of harvests. */
export interface PublicHarvests {
  /** Newest first. */
  harvests(page: {
    limit: number;
    offset: number;
  }): Promise<Disclosed<{ total: number; runs: HarvestRun[] }>>;
  findHarvest(id: string): Promise<Disclosed<HarvestRun> | undefined>;
  /** End of the newest complete harvest. */
  lastCompleteHarvest(): Promise<Disclosed<string> | null>;
}

type Source = Pick<Store, 'harvests' | 'findHarvest' | 'lastCompleteHarvest'>;

/** Records of harvests hold nothing of repositories that are not public. */
export function publicHarvests(store: Source): PublicHarvests {
  return {
    harvests: async (page) => disclose(await store.harvests(page)),
    async findHarvest(id) {
      const run = await store.findHarvest(id);
      return run && disclose(run);
    },
    async lastCompleteHarvest() {
      const at = await store.lastCompleteHarvest();
      return at === null ? null : disclose(at);
    },
  };
}
