import { Router } from 'express';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { ProjectionStatus } from '../projections/runner.ts';
import type { PublicStore } from '../visibility/public-store.ts';

interface HealthSources {
  store: Pick<PublicStore, 'lastCompleteHarvest'>;
  /** What is derived from the store, and how far it is behind. */
  projections: () => Promise<readonly ProjectionStatus[]>;
  clock: Clock;
  log: Log;
}

/**
 * `/health/live`: this process answers. `/health/ready`: the store can be read and what is derived from it is complete;
 * says when the newest complete harvest ended and how many seconds ago that is (null: never), and how many changes the
 * search index and the others have still to take. 503 otherwise.
 */
export function health({ store, projections, clock, log }: HealthSources): Router {
  const router = Router();
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/live', (_req, res) => {
    res.json({ ok: true });
  });
  router.get('/ready', async (_req, res) => {
    const answer = await store.lastCompleteHarvest().then(
      (harvestedAt) => ({ ok: true, harvestedAt, harvestAgeSeconds: secondsSince(harvestedAt, clock()) }),
      (err: unknown) => {
        log.error({ err }, 'The store cannot be read');
        return { ok: false, harvestedAt: null, harvestAgeSeconds: null };
      },
    );
    const derived = (await projections()).map(({ name, isComplete, lag }) => ({ name, ok: isComplete, lag }));
    const ok = answer.ok && derived.every((each) => each.ok);
    res.status(ok ? 200 : 503).json({ ...answer, ok, projections: derived });
  });
  return router;
}

function secondsSince(instant: string | null, now: Date): number | null {
  if (instant === null) return null;
  return Math.max(0, Math.round((now.getTime() - Date.parse(instant)) / 1000));
}
