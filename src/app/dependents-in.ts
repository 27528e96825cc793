import { meetingVersion, readVersionCondition } from '../dependencies/dependencies.ts';
import type { FindDependents } from '../search/resolve-packages.ts';
import type { PublicStore } from '../visibility/public-store.ts';

/** Who depends on a package, by what the store holds. */
export function dependentsIn(store: Pick<PublicStore, 'dependentIds'>): FindDependents {
  return async ({ package: key, condition }) => {
    const wanted = condition === null ? undefined : readVersionCondition(condition);
    return store.dependentIds(key, wanted && ((use) => meetingVersion(use, wanted)));
  };
}
