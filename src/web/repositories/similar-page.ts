import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { isPublicRepository } from '../../domain/public-repository.ts';
import { fullName } from '../../domain/repository.ts';
import type { SearchEngine } from '../../search/search.ts';
import { moreLikeThis } from '../../visibility/more-like-this.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { addresses } from '../components/addresses.ts';
import { itemView, organisationNames } from '../components/item-view.ts';

interface SimilarServices {
  store: Pick<PublicStore, 'findRepository' | 'readBlobs'>;
  search: Pick<SearchEngine, 'search'>;
  catalogue: () => Catalogue;
  clock: Clock;
}

const maxSimilar = 10;

/**
 * `/repositories/:owner/:name/similar`: repositories like one. A page of its own, so that the page of the repository waits for no
 * search; a script shows the first of them there.
 */
export function similarPage({ store, search, catalogue, clock }: SimilarServices): Router {
  return Router().get('/repositories/:owner/:name/similar', async (req, res) => {
    const { owner, name } = req.params;
    const repository = await store.findRepository(owner, name);
    if (!isPublicRepository(repository)) throw notFound(`The repository ${owner}/${name}`);
    const found = await moreLikeThis({ store, search }, repository, maxSimilar);
    const names = organisationNames(catalogue());
    const plain = found.map((hit) => ({ ...hit, highlights: {} })); // the words it was found by were not typed
    res.set('X-Robots-Tag', 'noindex');
    res.render('repositories/similar', {
      title: `Repositories like ${fullName(repository.evidence)}`,
      repository: fullName(repository.evidence),
      href: addresses.repository(repository.evidence.owner, repository.evidence.name),
      items: plain.map((hit) => itemView(hit, names, clock())),
    });
  });
}
