import { Router } from 'express';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { PublicStore } from '../visibility/public-store.ts';

interface Tools {
  store: Pick<PublicStore, 'lastCompleteHarvest'>;
  clock: Clock;
  log: Log;
}

/**
 * `/health/live`: this process answers. `/health/ready`: the store can be read; says when the newest complete
 * harvest ended and how many seconds ago that is (null: never). 503 when the store cannot be read.
 */
export function health({ store, clock, log }: Tools): Router {
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
    res.status(answer.ok ? 200 : 503).json(answer);
  });
  return router;
}

function secondsSince(instant: string | null, now: Date): number | null {
  if (instant === null) return null;
  return Math.max(0, Math.round((now.getTime() - Date.parse(instant)) / 1000));
}
