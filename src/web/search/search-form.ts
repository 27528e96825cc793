import { isCovered, type Catalogue } from '../../domain/catalogue.ts';
import type { Facet, SearchQuery, SearchSort } from '../../search/search.ts';
import { facetNames, leftOut, readSearchParameters, usualSort } from '../../search/search.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { lastPage } from '../components/pagination.ts';
import { numberFrom, textParameter, textsOf, unknownNames } from '../components/parameters.ts';

export type Filters = Record<Facet, readonly string[]>;

/** What the search page was asked: the parameters of its address. */
export interface SearchForm {
  q: string;
  filters: Filters;
  sort: SearchSort;
  page: number;
  perPage: number;
  /** One plain sentence for each part of the address that was left out, and why. */
  messages: readonly string[];
}

const usualPerPage = 20;
const maxPerPage = 100;
/** More than a search takes, so that its reader can say how many it left out. */
const maxValues = 200;
/** What the page of one filter and the boxes beside results send along is among them. */
const parameters = ['q', 'sort', 'page', 'perPage', 'find', 'show', 'repositories', ...facetNames];

/**
 * Reads the address of the search page; what cannot be read is left out, with a message.
 *
 * @param catalogue its organisations, where one that it does not have is to be left out too
 * @param others parameters of this page that are no part of a search
 */
export function searchForm(
  query: unknown,
  catalogue?: Pick<Catalogue, 'organisations' | 'repositories'>,
  others: readonly string[] = [],
): SearchForm {
  const read = readSearchParameters((name) => textsOf(query, name, { longest: 2_000, most: maxValues }));
  const { known, unknown } = organisationsIn(read.filters.organisation, catalogue);
  const messages = [
    ...read.messages,
    ...unknown.map((login) => leftOut('organisation', login, 'It is not in the catalogue of this hub.')),
    ...countMessages(query),
    ...unknownNames(query, [...parameters, ...others]).map(
      (name) => `There is no filter called “${name}”, so it was left out.`,
    ),
  ];
  return {
    ...read,
    filters: { ...read.filters, organisation: known },
    page: numberFrom(query, 'page', { most: lastPage, otherwise: 1 }),
    perPage: numberFrom(query, 'perPage', { most: maxPerPage, otherwise: usualPerPage }),
    messages,
  };
}

function organisationsIn(
  logins: readonly string[],
  catalogue: Parameters<typeof searchForm>[1],
): { known: readonly string[]; unknown: readonly string[] } {
  if (!catalogue) return { known: logins, unknown: [] };
  const isKnown = (login: string) => isCovered(catalogue, login);
  return { known: logins.filter(isKnown), unknown: logins.filter((login) => !isKnown(login)) };
}

function countMessages(query: unknown): string[] {
  const limits = { page: lastPage, perPage: maxPerPage };
  return Object.entries(limits).flatMap(([name, most]) => {
    const typed = textParameter(query, name, 12);
    if (typed === '' || (/^[1-9]\d*$/.test(typed) && Number(typed) <= most)) return [];
    return [leftOut(name, typed, `It can be a number from 1 to ${most}.`)];
  });
}

/** The address of a search: only what differs from the usual, and always its first page unless asked otherwise. */
export function searchAddress(form: SearchForm, page = 1): string {
  return addressOf('/search', form, page);
}

/** The address of the page that saves what a search found. */
export function saveAddress(form: SearchForm): string {
  return addressOf('/reuse/new', form, form.page);
}

/** The page that has every value of one facet to choose from. */
export function filterAddress(form: SearchForm, facet: Facet): string {
  return addressOf(`/search/filters/${facet}`, form, 1);
}

/** The page that says why a repository is among the results. */
export function whyAddress(form: SearchForm, { owner, name }: { owner: string; name: string }): string {
  return addressOf(addresses.why(owner, name), form, form.page);
}

/** What a search found as a file or a feed: its first page unless another is given, whatever a page of results holds. */
export function downloadAddress(form: SearchForm, format: 'csv' | 'json' | 'atom', page = 1): string {
  const address = addressOf(`/search.${format}`, { ...form, perPage: usualPerPage }, page);
  if (format !== 'csv') return address;
  return `${address}${address.includes('?') ? '&' : '?'}bom=1`; // so that Excel shows names right
}

function addressOf(path: string, form: SearchForm, page: number): string {
  return withQuery(path, { ...fieldsOf(form), page: page === 1 ? undefined : page });
}

/** What an address or a form sends for a search: only what differs from the usual. */
export function fieldsOf({ q, filters, sort, perPage }: SearchForm) {
  return {
    q,
    ...filters,
    sort: sort === usualSort(q) ? undefined : sort,
    perPage: perPage === usualPerPage ? undefined : perPage,
  };
}

/** What the engine is asked. */
export function searchQuery({ q, filters, sort, page, perPage }: SearchForm): SearchQuery {
  return { text: q, filters, sort, page, perPage };
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
