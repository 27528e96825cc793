import type { Facet, SearchQuery, SearchSort } from '../../search/search.ts';
import { facetNames, readSearchParameters, usualSort } from '../../search/search.ts';
import { withQuery } from '../components/addresses.ts';
import { lastPage } from '../components/pagination.ts';
import { numberFrom, textsOf } from '../components/parameters.ts';

export type Filters = Record<Facet, readonly string[]>;

/** What the search page was asked: the parameters of its address. */
export interface SearchForm {
  q: string;
  filters: Filters;
  sort: SearchSort;
  page: number;
  perPage: number;
}

const usualPerPage = 20;

/** Reads the address of the search page; what cannot be read is left aside. */
export function searchForm(query: unknown): SearchForm {
  return {
    ...readSearchParameters((name) => textsOf(query, name, { longest: 1_000 })),
    page: numberFrom(query, 'page', { most: lastPage, otherwise: 1 }),
    perPage: numberFrom(query, 'perPage', { most: 100, otherwise: usualPerPage }),
  };
}

/** The address of a search: only what differs from the usual, and always its first page unless asked otherwise. */
export function searchAddress(form: SearchForm, page = 1): string {
  return addressOf('/search', form, page);
}

/** The address of the page that saves what a search found. */
export function saveAddress(form: SearchForm): string {
  return addressOf('/reuse/new', form, form.page);
}

function addressOf(path: string, { q, filters, sort, perPage }: SearchForm, page: number): string {
  return withQuery(path, {
    q,
    ...filters,
    sort: sort === usualSort(q) ? undefined : sort,
    perPage: perPage === usualPerPage ? undefined : perPage,
    page: page === 1 ? undefined : page,
  });
}

export function searchQuery({ q, ...rest }: SearchForm): SearchQuery {
  return { text: q, ...rest };
}

/** The same search without one value of one facet. */
export function withoutFilter(form: SearchForm, facet: Facet, value: string): SearchForm {
  const kept = form.filters[facet].filter((one) => one !== value);
  return { ...form, filters: { ...form.filters, [facet]: kept } };
}

export function withoutFilters(form: SearchForm): SearchForm {
  const none = Object.fromEntries(facetNames.map((facet) => [facet, []])) as unknown as Filters;
  return { ...form, filters: none };
}
