import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { Collection } from '../../domain/collection.ts';
import { readCollection } from '../../visibility/read-collection.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { itemView, organisationNames } from '../components/item-view.ts';
import { countOf } from '../text/numbers.ts';
import { softwareRows } from './software-view.ts';

interface CollectionServices {
  store: Pick<PublicStore, 'findRepository'>;
  catalogue: () => Catalogue;
  clock: Clock;
}

/** `/collections` and `/collections/:id`: lists that people curate; `/software`: what bodies say that they run. */
export function collectionPages({ store, catalogue, clock }: CollectionServices): Router {
  const router = Router();
  router.get('/collections', (_req, res) => {
    const { collections = [] } = catalogue();
    res.render('collections/collections', {
      title: 'Collections',
      collections: collections.map(({ id, title, why, repositories }) => ({
        heading: title,
        href: addresses.collection(id),
        why: firstSentence(why),
        count: countOf(repositories.length, 'repository', 'repositories'),
      })),
    });
  });
  router.get('/collections/:id', async (req, res) => {
    const collection = catalogue().collections?.find(({ id }) => id === req.params.id);
    if (!collection) throw notFound(`The collection ${req.params.id}`);
    const found = await readCollection(store, collection);
    res.render('collections/collection', collectionView(collection, found, catalogue(), clock()));
  });
  router.get('/software', (_req, res) => {
    res.render('collections/software', {
      title: 'Software that NHS bodies say they run',
      rows: softwareRows(catalogue().software ?? []),
    });
  });
  return router;
}

function collectionView(
  collection: Collection,
  { items, missing }: Awaited<ReturnType<typeof readCollection>>,
  catalogue: Catalogue,
  now: Date,
) {
  const names = organisationNames(catalogue);
  const hits = items.map((item) => ({ ...item, highlights: {}, matched: 'all' as const, matchedIn: [] }));
  const left = countOf(missing, 'repository', 'repositories');
  return {
    title: collection.title,
    why: collection.why.split(/\n{2,}/),
    summary: countOf(items.length, 'repository', 'repositories'),
    missing: missing === 0 ? '' : `${left} of this list ${missing === 1 ? 'is' : 'are'} not public here.`,
    searchHref: items.length === 0 ? '' : withQuery('/search', { collection: collection.id }),
    items: hits.map((hit) => itemView(hit, names, now)),
  };
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}
