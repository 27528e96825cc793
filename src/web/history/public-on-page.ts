import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { PublicOnDay } from '../../store/store.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { organisationNames } from '../components/item-view.ts';
import { lastPage, paginate } from '../components/pagination.ts';
import { numberFrom, textParameter } from '../components/parameters.ts';
import { sendCsv } from '../feeds/csv.ts';
import { dateOf } from '../text/dates.ts';
import { countOf } from '../text/numbers.ts';
import { dayParameter } from './history-query.ts';
import { organisationSelect, perPage } from './history-view.ts';

interface PublicOnServices {
  store: Pick<PublicStore, 'publicOn'>;
  catalogue: () => Catalogue;
  clock: Clock;
}

interface PublicOnFilter {
  on: string;
  organisation: string;
}

/** `/history/public?on=2026-03-01`: what was public at the end of a day; today unless another is asked for. */
export function publicOnPage({ store, catalogue, clock }: PublicOnServices): Router {
  const router = Router();
  const filterOf = (query: unknown): PublicOnFilter => ({
    on: dayParameter(query, 'on') || clock().toISOString().slice(0, 10),
    organisation: textParameter(query, 'organisation').toLowerCase(),
  });
  const ask = ({ on, organisation }: PublicOnFilter, window: { limit: number; offset: number }) =>
    store.publicOn({ day: on, ...(organisation !== '' && { organisation }), ...window });

  router.get('/history/public', async (req, res) => {
    const filter = filterOf(req.query);
    const page = numberFrom(req.query, 'page', { most: lastPage, otherwise: 1 });
    const found = await ask(filter, { limit: perPage, offset: (page - 1) * perPage });
    res.render('history/public', publicOnView(found, { ...filter, page }, catalogue()));
  });
  router.get('/history/public.csv', async (req, res) => {
    const filter = filterOf(req.query);
    await sendCsv(req, res, {
      name: `public-on-${filter.on}`,
      columns: ['repository', 'organisation', 'firstSeenAt', 'withdrawnAt'],
      read: async (window) =>
        (await ask(filter, window)).rows.map(({ owner, name, organisation, firstSeenAt, withdrawnAt }) => [
          ...[`${owner}/${name}`, organisation, firstSeenAt, withdrawnAt],
        ]),
    });
  });
  return router;
}

function publicOnView(
  { total, rows }: { total: number; rows: readonly PublicOnDay[] },
  { on, organisation, page }: PublicOnFilter & { page: number },
  catalogue: Catalogue,
) {
  const names = organisationNames(catalogue);
  return {
    title: 'What was public on a date',
    on,
    organisations: organisationSelect(names, organisation),
    summary: `${countOf(total, 'repository', 'repositories')} on ${dateOf(`${on}T12:00:00Z`)}`,
    rows: rows.map(({ owner, name, organisation: login, firstSeenAt, withdrawnAt }) => ({
      repository: `${owner}/${name}`,
      href: addresses.repository(owner, name),
      organisation: names.get(login) ?? login,
      firstSeen: dateOf(firstSeenAt),
      today: withdrawnAt === null ? 'Public' : `Withdrawn on ${dateOf(withdrawnAt)}`,
    })),
    pagination: paginate({ page, perPage, total }, (wanted) =>
      withQuery('/history/public', { on, organisation, page: wanted === 1 ? undefined : wanted }),
    ),
    formats: [
      {
        href: withQuery('/history/public.csv', { on, organisation }),
        text: 'Download this list (CSV)',
      },
    ],
  };
}
