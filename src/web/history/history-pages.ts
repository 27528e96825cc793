import { Router, type Response } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { checkOfEvent, dateOfEvent } from '../../domain/event.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Prose } from '../../policy/policy.ts';
import type { LoggedEvent } from '../../store/store.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { sendCsv } from '../feeds/csv.ts';
import { sendFeed, type FeedEntry } from '../feeds/atom.ts';
import { eventDetail, eventNote } from '../components/events-view.ts';
import { eventLabels } from '../text/labels.ts';
import { publicOnPage } from './public-on-page.ts';
import { eventsQuery, filtersOf, readHistoryQuery } from './history-query.ts';
import { historyView, perPage } from './history-view.ts';

interface HistoryServices {
  store: Pick<PublicStore, 'eventLog' | 'publicOn'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: Prose;
  clock: Clock;
}

const maxEntries = 100;

/** `/history`: what changed, narrowed by the address; the same as a table (`.csv`) and a feed (`.atom`). */
export function historyPages({ store, catalogue, policies, prose, clock }: HistoryServices): Router {
  const router = Router();
  router.get('/history', async (req, res) => {
    const query = readHistoryQuery(req.query);
    const window = { limit: perPage, offset: (query.page - 1) * perPage };
    const found = await store.eventLog({ ...eventsQuery(query), ...window });
    const checks = [
      ...new Set(policies().flatMap(({ clauses }) => clauses.map(({ check }) => check))),
    ].sort();
    res.render(
      'history/history',
      historyView(found, query, { catalogue: catalogue(), checks, prose, now: clock() }),
    );
  });
  router.get('/history.csv', async (req, res) => {
    const query = eventsQuery(readHistoryQuery(req.query));
    await sendCsv(req, res, {
      name: 'history',
      columns: [...columns],
      read: async (window) => (await store.eventLog({ ...query, ...window })).rows.map(cellsOf),
    });
  });
  router.get('/history.atom', async (req, res) => {
    const query = readHistoryQuery(req.query);
    const { rows } = await store.eventLog({ ...eventsQuery(query), limit: maxEntries, offset: 0 });
    sendHistory(
      res,
      filtersOf(query),
      rows.map((event) => entryOf(event, prose)),
    );
  });
  router.use(publicOnPage({ store, catalogue, clock }));
  return router;
}

const columns = [
  ...['date', 'datedBy', 'seenAt', 'kind', 'detail', 'check'],
  ...['repository', 'organisation', 'cause'],
] as const;

function cellsOf(event: LoggedEvent) {
  const { at, kind, detail, happenedAt, cause, owner, name, organisation } = event;
  const datedBy = happenedAt === undefined ? 'our look' : 'forge';
  return [
    ...[dateOfEvent(event), datedBy, at, kind, detail, checkOfEvent(event)],
    ...[`${owner}/${name}`, organisation, cause],
  ];
}

function entryOf(event: LoggedEvent, prose: Prose): FeedEntry {
  const { id, at, kind, owner, name } = event;
  const what = eventLabels[kind];
  return {
    id: `event/${id}`,
    title: `${owner}/${name}: ${what}`,
    updated: at,
    link: addresses.repository(owner, name),
    content: `${what}: ${eventDetail(event, prose)}. Dated ${dateOfEvent(event).slice(0, 10)}, ${eventNote(event)}.`,
  };
}

function sendHistory(
  res: Response,
  filters: ReturnType<typeof filtersOf>,
  entries: readonly FeedEntry[],
): void {
  const self = withQuery('/history.atom', filters);
  sendFeed(res, { id: self, title: titleOf(filters), self, page: withQuery('/history', filters), entries });
}

function titleOf({ organisation, kind, check }: ReturnType<typeof filtersOf>): string {
  const narrowed = [organisation, kind, check].filter((text) => text !== '');
  return narrowed.length === 0 ? 'Changes' : `Changes: ${narrowed.join(', ')}`;
}
