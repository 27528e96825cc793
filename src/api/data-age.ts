import type { RequestHandler } from 'express';
import type { PublicStore } from '../visibility/public-store.ts';

/**
 * Says with every answer how old the data is: the header `Data-Harvested-At` has the end of the newest complete harvest
 * (ISO 8601), and is left out where there is none.
 */
export function dataAge(store: Pick<PublicStore, 'lastCompleteHarvest'>): RequestHandler {
  return async (_req, res, next) => {
    const at = await store.lastCompleteHarvest().catch(() => null);
    if (at !== null) res.set('Data-Harvested-At', at);
    next();
  };
}
