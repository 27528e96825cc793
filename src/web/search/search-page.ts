import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { SearchEngine, SearchResult, SearchSort } from '../../search/search.ts';
import { searchSorts } from '../../search/search.ts';
import { itemView } from '../components/item-view.ts';
import { pageCount, paginate } from '../components/pagination.ts';
import { adviceView, exactly, withMatch } from './search-advice.ts';
import { appliedFilters, facetViews, licenceNote, valueNames } from './search-facets.ts';
import type { SearchForm } from './search-form.ts';
import { maxEntries, maxListed } from './search-files.ts';
import {
  downloadAddress,
  saveAddress,
  searchAddress,
  searchForm,
  searchQuery,
  whyAddress,
  withoutFilters,
} from './search-form.ts';
import { countOf, numberOf } from '../text/numbers.ts';

interface SearchServices {
  search: Pick<SearchEngine, 'search'>;
  catalogue: () => Catalogue;
  clock: Clock;
}

const sortLabels: Record<SearchSort, string> = {
  relevance: 'Most relevant',
  updated: 'Recently updated',
  stars: 'Most stars',
  name: 'Name, A to Z',
};

/** Statuses of what the public cannot see, which the search never holds. */
const closed: ReadonlySet<string> = new Set(['withdrawn', 'closed-with-reason', 'closed-without-reason']);

/** `/search`: results with filters. All of its state is in its address. */
export function searchPage({ search, catalogue, clock }: SearchServices): Router {
  return Router().get('/search', async (req, res) => {
    const form = searchForm(req.query, catalogue());
    const result = await search.search(searchQuery(form));
    res.render('search/search', searchView(form, result, catalogue(), clock()));
  });
}

export function searchView(form: SearchForm, result: SearchResult, catalogue: Catalogue, now: Date) {
  const names = valueNames(catalogue);
  const pages = pageCount({ perPage: form.perPage, total: result.total });
  const summary = summaryOf(form, result.total);
  return {
    title: titleOf(form, result.total),
    q: form.q,
    summary,
    corrected: result.corrected ?? '',
    ...adviceView(form, result),
    messages: [...new Set([...form.messages, ...result.messages])],
    originalHref: searchAddress({ ...form, q: exactly(form.q) }),
    items: result.items.map((item) => ({
      ...withMatch(itemView(item, names, now), item),
      toCompare: item.fullName,
      whyHref: form.q.trim() === '' ? '' : whyAddress(form, item),
    })),
    facets: facetViews(form, result.facets, names),
    applied: appliedFilters(form, names),
    licenceNote: licenceNote(form),
    clearHref: searchAddress(withoutFilters(form)),
    sorts: searchSorts.map((value) => ({ value, text: sortLabels[value], selected: value === form.sort })),
    perPage: form.perPage === 20 ? '' : String(form.perPage),
    saveHref: form.q === '' && appliedFilters(form, names).length === 0 ? '' : saveAddress(form),
    files: filesView(form, result.total),
    feed: { href: downloadAddress(form, 'atom'), title: 'These results as a feed' },
    empty: result.total === 0,
    closedAsked: form.filters.status.some((status) => closed.has(status)),
    beyond: result.total > 0 && result.items.length === 0,
    lastHref: searchAddress(form, pages),
    pagination: paginate({ page: form.page, perPage: form.perPage, total: result.total }, (page) =>
      searchAddress(form, page),
    ),
  };
}

/** What was found as files, and as a feed that says when it changes. */
function filesView(form: SearchForm, total: number) {
  const some = total > maxListed ? `, the first ${numberOf(maxListed)} of ${numberOf(total)}` : '';
  return [
    { href: downloadAddress(form, 'csv'), text: `Download these results (CSV${some})` },
    { href: downloadAddress(form, 'json'), text: `Download these results (JSON${some})` },
    {
      href: downloadAddress(form, 'atom'),
      text: `Tell me when this changes (Atom feed of the ${maxEntries} changed last)`,
    },
  ];
}

function summaryOf({ page, perPage }: SearchForm, total: number): string {
  if (total === 0) return 'No repositories found';
  const first = (page - 1) * perPage + 1;
  const last = Math.min(total, page * perPage);
  const all = countOf(total, 'repository', 'repositories');
  if (first > total || total <= perPage) return `${all} found`;
  return `${all} found, showing ${numberOf(first)} to ${numberOf(last)}`;
}

function titleOf({ q, page }: SearchForm, total: number): string {
  const what = q === '' ? 'Search repositories' : `${q} - ${countOf(total, 'repository', 'repositories')}`;
  return page === 1 ? what : `${what}, page ${numberOf(page)}`;
}
