import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import type { HarvestControl } from '../../harvest/harvest.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { HarvestRun } from '../../domain/harvest-run.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { harvestRow, harvestView, unreadView } from './harvest-view.ts';
import { withQuery } from '../components/addresses.ts';
import { organisationNames } from '../components/item-view.ts';
import { freshnessView } from '../layout/freshness.ts';
import { lastPage, paginate } from '../components/pagination.ts';
import { numberFrom } from '../components/parameters.ts';

interface HarvestsServices {
  store: Pick<PublicStore, 'harvests' | 'findHarvest' | 'lastCompleteHarvest'>;
  harvests: Pick<HarvestControl, 'current'>;
  catalogue: () => Catalogue;
  /** Whether anybody may start a harvest through the API. */
  canStart: boolean;
  clock: Clock;
}

const perPage = 25;

/** `/harvests`: every run, newest first, and how far the present one is. `/harvests/:id`: one run. */
export function harvestsPage({ store, harvests, catalogue, canStart, clock }: HarvestsServices): Router {
  const router = Router();
  router.get('/harvests', async (req, res) => {
    const page = numberFrom(req.query, 'page', { most: lastPage, otherwise: 1 });
    const [{ total, runs }, lastComplete] = await Promise.all([
      store.harvests({ limit: perPage, offset: (page - 1) * perPage }),
      store.lastCompleteHarvest(),
    ]);
    const found = { total, runs, page, lastComplete, current: harvests.current() };
    res.render('harvests/harvests', harvestsView(found, { catalogue: catalogue(), canStart, now: clock() }));
  });
  router.get('/harvests/:id', async (req, res) => {
    const { id } = req.params;
    const current = harvests.current();
    const run = current?.id === id ? current : await store.findHarvest(id);
    if (!run) throw notFound(`The harvest ${id}`);
    res.render('harvests/harvest', harvestView(run, organisationNames(catalogue()), clock()));
  });
  return router;
}

interface HarvestsData {
  total: number;
  runs: readonly HarvestRun[];
  page: number;
  lastComplete: string | null;
  current: HarvestRun | undefined;
}

interface HarvestsContext {
  catalogue: Catalogue;
  canStart: boolean;
  now: Date;
}

export function harvestsView(
  { total, runs, page, lastComplete, current }: HarvestsData,
  { catalogue, canStart, now }: HarvestsContext,
) {
  const newest = page === 1 ? runs.find(({ finishedAt }) => finishedAt !== null) : undefined;
  const running = current ?? runs.find(({ state }) => state === 'running');
  return {
    title: 'Harvests',
    freshness: freshnessView(lastComplete, catalogue, now),
    schedule: catalogue.schedule.harvest,
    unread: unreadView(newest),
    canStart,
    running: running
      ? [{ ...harvestView(running, organisationNames(catalogue), now), href: harvestRow(running, now).href }]
      : [],
    rows: runs.filter(({ id }) => id !== running?.id).map((run) => harvestRow(run, now)),
    empty: total === 0,
    pagination: paginate({ page, perPage, total }, (wanted) =>
      withQuery('/harvests', { page: wanted === 1 ? undefined : wanted }),
    ),
  };
}
