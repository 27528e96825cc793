import { Router } from 'express';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import type { ProjectionStatus } from '../projections/runner.ts';
import type { PublicStore } from '../visibility/public-store.ts';

interface HealthSources {
  store: Pick<PublicStore, 'lastCompleteHarvest' | 'harvests'>;
  /** What is derived from the store, and how far it is behind. */
  projections: () => Promise<readonly ProjectionStatus[]>;
  /** Which search engine answers; nothing unless there are two. */
  searchState?: (() => SearchState) | undefined;
  clock: Clock;
  log: Log;
}

/** Which engine answers searches, and why when it is not the search server. */
export interface SearchState {
  answeredBy: 'meilisearch' | 'embedded';
  because: string | null;
}

/**
 * `/health/live`: this process answers. `/health/ready`: the store can be read, a harvest has read something, the newest one
 * has not failed whole, and what is derived from the store is complete; says when the newest complete harvest ended and how
 * many seconds ago that is (null: never), and how many changes the search index and the others have still to take. 503
 * otherwise, with the reasons. A search server that is down is no reason, because the embedded index answers in its place;
 * `search` says which of them answers.
 */
export function health({ store, projections, searchState, clock, log }: HealthSources): Router {
  const router = Router();
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/live', (_req, res) => {
    res.json({ ok: true });
  });
  router.get('/ready', async (_req, res) => {
    const { reason, ...harvested } = await harvestHealth(store, clock()).catch((err: unknown) => {
      log.error({ err }, 'The store cannot be read');
      return { ...neverHarvested, reason: 'The store cannot be read.' };
    });
    const statuses = await projections();
    const derived = statuses.map(({ name, isComplete, lag }) => ({ name, ok: isComplete, lag }));
    const late = statuses.filter(({ isComplete, isOptional }) => !isComplete && !isOptional);
    const reasons = [
      reason ?? [],
      late.map(({ name }) => `The projection “${name}” is not complete.`),
    ].flat();
    const ok = reasons.length === 0;
    const search = searchState ? { search: searchState() } : {};
    res.status(ok ? 200 : 503).json({ ok, ...harvested, reasons, projections: derived, ...search });
  });
  return router;
}

const neverHarvested = { harvestedAt: null, harvestAgeSeconds: null };
/** Runs that are under way or were interrupted say nothing: as many as these are passed over. */
const maxRuns = 50;

/** How old the data is, and why harvests are not well; `reason` is undefined while they are. */
async function harvestHealth(store: HealthSources['store'], now: Date) {
  const harvestedAt = await store.lastCompleteHarvest();
  const { runs } = await store.harvests({ limit: maxRuns, offset: 0 });
  const newest = runs.find(({ state }) => state !== 'running' && state !== 'interrupted');
  return {
    harvestedAt,
    harvestAgeSeconds: secondsSince(harvestedAt, now),
    reason: reasonOf(newest, harvestedAt),
  };
}

/** With what the newest harvest said of itself, so that whoever is called knows what to do. */
function reasonOf(newest: HarvestRun | undefined, harvestedAt: string | null): string | undefined {
  if (newest?.state === 'failed')
    return ['The newest harvest failed: nothing could be read.', newest.faults[0]?.message ?? []]
      .flat()
      .join(' ');
  return newest === undefined && harvestedAt === null ? 'No harvest has read anything yet.' : undefined;
}

function secondsSince(instant: string | null, now: Date): number | null {
  if (instant === null) return null;
  return Math.max(0, Math.round((now.getTime() - Date.parse(instant)) / 1000));
}
