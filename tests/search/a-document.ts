import type { RepositoryItem } from '../../src/domain/repository-item.ts';
import type { SearchDocument, SearchHit, SearchQuery } from '../../src/search/search.ts';

type Parts = Partial<RepositoryItem> & Partial<Omit<SearchDocument, 'item'>>;

/** A document with what matters given, by its full name. */
export function aDocument(fullName: string, parts: Parts = {}): SearchDocument {
  const [owner = '', name = ''] = fullName.split('/');
  const {
    organisation,
    organisationName,
    readme,
    keywords,
    nation,
    bodyType,
    createdAt,
    forks,
    standards,
    publishes,
    collections,
    ...item
  } = parts;
  return {
    item: {
      id: `github:${fullName}`,
      fullName,
      owner,
      name,
      url: `https://forge.example/${fullName}`,
      description: null,
      language: null,
      topics: [],
      licence: null,
      status: 'open',
      archived: false,
      fork: false,
      template: false,
      stars: 0,
      pushedAt: '2026-01-01T00:00:00Z',
      ...item,
    },
    organisation: organisation ?? owner.toLowerCase(),
    organisationName: organisationName ?? owner,
    readme: readme ?? '',
    keywords: keywords ?? [],
    nation,
    bodyType,
    createdAt,
    forks,
    standards,
    publishes,
    collections,
  };
}

export function aQuery(text = '', parts: Partial<SearchQuery> = {}): SearchQuery {
  return { text, filters: {}, sort: 'relevance', page: 1, perPage: 20, ...parts };
}

/** An item as a search gives it back, with what matters of the hit given. */
export function aHit(item: RepositoryItem, parts: Partial<SearchHit> = {}): SearchHit {
  return { ...item, highlights: {}, matched: 'all', matchedIn: [], ...parts };
}
