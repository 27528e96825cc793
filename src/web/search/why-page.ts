import { Router } from 'express';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { SearchEngine, SearchHit, SearchResult } from '../../search/search.ts';
import type { SearchForm } from './search-form.ts';
import { searchForm, searchQuery } from './search-form.ts';
import { whyView } from './why-view.ts';

interface WhyServices {
  search: Pick<SearchEngine, 'search'>;
  catalogue: () => Catalogue;
}

/** `/search/why/:owner/:name`, with the parameters of a search: why that repository is among its results. */
export function whyPage({ search, catalogue }: WhyServices): Router {
  return Router().get('/search/why/:owner/:name', async (req, res) => {
    const { owner, name } = req.params;
    const form = searchForm(req.query, catalogue());
    const found = await findHit(search, form, `${owner}/${name}`);
    if (!found) throw notFound(`${owner}/${name} among the results of this search`);
    res.render('search/why', whyView(form, found.hit, found.result, catalogue()));
  });
}

/** Looks on the page of results that led here first, then among all: the results may have moved since. */
async function findHit(
  search: WhyServices['search'],
  form: SearchForm,
  fullName: string,
): Promise<{ hit: SearchHit; result: SearchResult } | undefined> {
  const query = { ...searchQuery(form), facets: false, explain: true };
  const only = { ...query, text: `${form.q} repo:${fullName}`, page: 1, perPage: 1 };
  for (const asked of [query, only]) {
    const result = await search.search(asked);
    const hit = result.items.find((item) => item.fullName.toLowerCase() === fullName.toLowerCase());
    if (hit) return { hit, result };
  }
  return undefined;
}
