import type { Status } from '../domain/assessment.ts';

/** An index of the public repositories, derived from the store: it can be thrown away and built again. */
export interface SearchEngine {
  /** How far in the store's change sequence the index has come. */
  position(): Promise<number>;
  /** Adds, replaces and removes in one step, and remembers the new position. */
  apply(change: {
    put: readonly SearchDocument[];
    remove: readonly string[];
    position: number;
  }): Promise<void>;
  search(query: SearchQuery): Promise<SearchResult>;
  /** Empties the index; its position becomes 0. */
  reset(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** One repository as a list shows it: the API's item without highlights. */
export interface SearchItem {
  id: string;
  fullName: string;
  owner: string;
  name: string;
  url: string;
  description: string | null;
  language: string | null;
  topics: string[];
  licence: { spdx: string; confidence: number } | null;
  status: Status;
  archived: boolean;
  fork: boolean;
  template: boolean;
  stars: number;
  pushedAt: string | null;
}

export interface SearchDocument {
  item: SearchItem;
  /** Login in the catalogue, lower case. */
  organisation: string;
  organisationName: string;
  /** Plain words of the README, without markup. */
  readme: string;
  /** Names of dependencies and the like, found by whole word. */
  keywords: string[];
}

export interface SearchQuery {
  /** As typed: words, "phrases", -exclusions and qualifiers such as `is:template` (see search/query.ts). */
  text: string;
  /** For each facet, any of these. */
  filters: Partial<Record<Facet, readonly string[]>>;
  sort: SearchSort;
  page: number;
  perPage: number;
  /** False: nobody looks at the counts, which come back empty. */
  facets?: boolean;
}

export const facetNames = ['organisation', 'language', 'licence', 'status', 'topic'] as const;
export type Facet = (typeof facetNames)[number];

export const searchSorts = ['relevance', 'updated', 'stars', 'name'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** The value of the licence facet for a repository that has none. */
export const noLicence = 'none';

export interface SearchResult {
  total: number;
  page: number;
  perPage: number;
  tookMs: number;
  items: (SearchItem & { highlights: Highlights })[];
  /** Counts for each facet over the hits, its own filter left aside; most frequent first, at most 50 each. */
  facets: Record<Facet, { value: string; count: number }[]>;
  /**
   * The query that was run in place of the typed one because that found nothing, or next to nothing where another
   * spelling is far more usual; null otherwise. Words in quotation marks are never corrected.
   */
  corrected: string | null;
}

/** Text around hits, cut into runs; `hit` runs are the words that matched. Never HTML. */
export interface Highlights {
  name?: HighlightRun[];
  description?: HighlightRun[];
  readme?: HighlightRun[];
}

export interface HighlightRun {
  text: string;
  hit: boolean;
}
