import { Router } from 'express';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { RepositoryItem } from '../../domain/repository-item.ts';
import type { SearchEngine, SearchHit, SearchResult } from '../../search/search.ts';
import { facetNames, usualSort } from '../../search/search.ts';
import { addresses } from '../components/addresses.ts';
import { licenceLabel } from '../text/licences.ts';
import { sendFeed, type FeedEntry } from '../feeds/atom.ts';
import { sendCsv } from '../feeds/csv.ts';
import { facetHeadings, facetLabel, valueNames } from './search-facets.ts';
import type { SearchForm } from './search-form.ts';
import { downloadAddress, searchAddress, searchForm, searchQuery } from './search-form.ts';

interface FileServices {
  search: Pick<SearchEngine, 'search'>;
  catalogue: () => Catalogue;
}

/** Repositories in one file; the next ones are on its next page. */
export const maxListed = 1_000;
/** Repositories in a feed. */
export const maxEntries = 100;
const perPage = 100;
const fileLifeSeconds = 300;

/** `/search.csv`, `/search.json` and `/search.atom`: what a search finds, with the parameters of its page. */
export function searchFiles({ search, catalogue }: FileServices): Router {
  const router = Router();
  const formOf = (query: unknown) => searchForm(query, catalogue(), ['bom']);
  router.get('/search.csv', async (req, res) => {
    const form = formOf(req.query);
    const { items, next } = await listOf(search, form, 'csv');
    if (next !== null) res.set('Link', `<${next}>; rel="next"`);
    const read = async ({ offset }: { offset: number }) => (offset === 0 ? items.map(cellsOf) : []);
    await sendCsv(req, res, { name: 'repositories', columns, read });
  });
  router.get('/search.json', async (req, res) => {
    const form = formOf(req.query);
    const { items, next, total, corrected, messages } = await listOf(search, form, 'json');
    if (next !== null) res.set('Link', `<${next}>; rel="next"`);
    res.set('Cache-Control', `public, max-age=${fileLifeSeconds}`).set('Access-Control-Allow-Origin', '*');
    res.json({
      total,
      page: form.page,
      perPage: maxListed,
      corrected,
      messages,
      next,
      items: items.map(withoutHit),
    });
  });
  router.get('/search.atom', async (req, res) => {
    const form: SearchForm = { ...formOf(req.query), sort: 'updated', page: 1 };
    const found = await search.search({ ...searchQuery(form), perPage: maxEntries, facets: false });
    const self = downloadAddress({ ...form, sort: usualSort(form.q) }, 'atom');
    const title = titleOf(form, valueNames(catalogue()));
    sendFeed(res, { id: self, title, self, page: searchAddress(form), entries: found.items.map(entryOf) });
  });
  return router;
}

type Listed = Pick<SearchResult, 'total' | 'corrected' | 'messages' | 'items'> & { next: string | null };

/** One page of a file, read in smaller pieces so that others are answered meanwhile. */
async function listOf(
  search: FileServices['search'],
  form: SearchForm,
  format: 'csv' | 'json',
): Promise<Listed> {
  const items = new Map<string, SearchHit>();
  const first = ((form.page - 1) * maxListed) / perPage + 1;
  for (let page = first; ; page++) {
    const found = await search.search({ ...searchQuery(form), page, perPage, facets: false });
    for (const item of found.items) items.set(item.id, item); // what changes meanwhile may move a repository to a later piece
    const { total, corrected } = found;
    const isEnd = page * perPage >= total;
    if (!isEnd && page < first + maxListed / perPage - 1) continue;
    const next = isEnd ? null : downloadAddress(form, format, form.page + 1);
    const messages = [...form.messages, ...found.messages];
    return { total, corrected, messages, next, items: [...items.values()] };
  }
}

const columns = [
  ...['repository', 'url', 'description', 'language', 'topics', 'licence', 'status'],
  ...['archived', 'fork', 'template', 'stars', 'lastChange', 'hasEveryWord'],
];

function cellsOf(item: SearchHit) {
  const { fullName, url, description, language, topics, licence, status } = item;
  const { archived, fork, template, stars, pushedAt, matched } = item;
  return [
    ...[fullName, url, description, language, topics, licence?.spdx, status],
    ...[archived, fork, template, stars, pushedAt, matched === 'all'],
  ];
}

/** Without what only marks words on a page. */
function withoutHit({ highlights: _, matchedIn: _in, ...item }: SearchHit): RepositoryItem {
  return item;
}

const beginning = '1970-01-01T00:00:00Z';

function entryOf({ id, owner, name, fullName, description, licence, pushedAt }: SearchHit): FeedEntry {
  return {
    id: `repository/${id}`,
    title: fullName,
    updated: pushedAt ?? beginning,
    link: addresses.repository(owner, name),
    content: `${description ?? 'No description.'} Licence: ${licence ? licenceLabel(licence.spdx) : 'none'}.`,
  };
}

function titleOf({ q, filters }: SearchForm, names: ReadonlyMap<string, string>): string {
  const narrowed = facetNames.flatMap((facet) =>
    filters[facet].map((value) => `${facetHeadings[facet]}: ${facetLabel(facet, value, names)}`),
  );
  const asked = [...(q === '' ? [] : [q]), ...narrowed];
  return asked.length === 0 ? 'Repositories' : `Repositories: ${asked.join(', ')}`;
}
