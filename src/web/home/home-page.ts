import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { ComplianceFigures } from '../../domain/figures.ts';
import type { LicenceCount, NamedEvent, PublicStore } from '../../visibility/public-store.ts';
import { addresses } from '../components/addresses.ts';
import { estateEventsView } from '../components/events-view.ts';
import { freshnessView } from '../layout/freshness.ts';
import { assessedCount, totalsOf } from '../components/totals.ts';
import { countOf, numberOf, percentOf } from '../text/numbers.ts';

interface HomeServices {
  store: Pick<PublicStore, 'compliance' | 'licences' | 'recentEvents' | 'lastCompleteHarvest'>;
  catalogue: () => Catalogue;
  clock: Clock;
}

interface HomeData {
  figures: Pick<ComplianceFigures, 'organisations'>;
  licences: readonly LicenceCount[];
  events: readonly NamedEvent[];
  lastComplete: string | null;
}

const maxCollections = 5;

const tasks = [
  {
    heading: 'Find code to reuse',
    text: 'Search by keyword, language, licence or organisation. Every result shows its licence.',
    href: '/search',
  },
  {
    heading: 'See what meets policy',
    text: 'See what is open and what needs attention in each organisation, why, and how to fix it.',
    href: '/compliance',
  },
  {
    heading: 'Start a new service',
    text: 'Start from a template that already meets policy, runs in a minute and can be updated later.',
    href: '/templates',
  },
];

/** `/`: what the hub is, a search box, its figures, what is new. */
export function homePage({ store, catalogue, clock }: HomeServices): Router {
  return Router().get('/', async (_req, res) => {
    const [figures, licences, events, lastComplete] = await Promise.all([
      store.compliance({}),
      store.licences(),
      store.recentEvents(100),
      store.lastCompleteHarvest(),
    ]);
    res.render('home/home', homeView({ figures, licences, events, lastComplete }, catalogue(), clock()));
  });
}

export function homeView(
  { figures, licences, events, lastComplete }: HomeData,
  catalogue: Catalogue,
  now: Date,
) {
  const { repositories, statuses } = totalsOf(figures);
  const withRepositories = figures.organisations.filter((one) => one.repositories > 0).length;
  const licensed = licences.reduce((sum, one) => sum + (one.spdx === null ? 0 : one.repositories), 0);
  const counted = licences.reduce((sum, one) => sum + one.repositories, 0);
  return {
    title: '',
    freshness: freshnessView(lastComplete, catalogue, now),
    figures: [
      {
        value: numberOf(repositories),
        label: repositories === 1 ? 'public repository' : 'public repositories',
        href: '/search',
      },
      {
        value: numberOf(withRepositories),
        label: withRepositories === 1 ? 'organisation' : 'organisations',
        href: '/organisations',
      },
      { value: percentOf(licensed, counted), label: 'have a licence', href: '/licences' },
      {
        value: percentOf(statuses.open, assessedCount(statuses)),
        label: 'of those assessed are open',
        href: '/compliance',
      },
    ],
    tasks,
    collections: collectionLinks(catalogue),
    empty: repositories === 0,
    organisations: countOf(catalogue.organisations.length, 'organisation'),
    found: latest(events, ['found', 'published'], now),
    withdrawn: latest(events, ['withdrawn'], now),
  };
}

/** The first collections of the catalogue, and a link to all. */
function collectionLinks({ collections = [] }: Catalogue) {
  if (collections.length === 0) return [];
  const first = collections
    .slice(0, maxCollections)
    .map(({ id, title }) => ({ text: title, href: addresses.collection(id) }));
  return [...first, { text: 'See all collections', href: '/collections' }];
}

function latest(events: readonly NamedEvent[], kinds: readonly string[], now: Date) {
  return estateEventsView(events.filter(({ kind }) => kinds.includes(kind)).slice(0, 5), now);
}
