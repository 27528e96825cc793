import type { RepositoryItem } from '../domain/repository-item.ts';
import { facetNames } from './query/facet-names.ts';
import type { Facet, SearchSort } from './query/facet-names.ts';

export { facetNames, noLicence, searchSorts } from './query/facet-names.ts';
export type { Facet, SearchSort } from './query/facet-names.ts';
export { readableWords } from './document/readable-words.ts';
export { likenessWords, type DescribedRepository } from './query/likeness-words.ts';
export { languageName } from './query/language-names.ts';
export { leftOut, readSearchParameters, searchParameters, usualSort } from './query/parameters.ts';

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

/** An engine that also suggests: the embedded one, which holds everything whichever engine answers searches. */
export interface SuggestingEngine extends SearchEngine {
  /** Ways to go on from what is being typed, the likeliest first; only of repositories that are public now. */
  suggest(request: SuggestRequest): Promise<Suggestion[]>;
}

export interface SuggestRequest {
  /** As typed so far. */
  text: string;
  /** How many at most. */
  limit: number;
  /** What people call an organisation, by its login in lower case: the index knows logins only. */
  nameOf?: (organisation: string) => string | undefined;
}

export interface Suggestion {
  kind: 'repository' | Facet;
  /** What the query is once this is chosen: `owner/name`, or the query with a qualifier completed. */
  text: string;
  /** What people read. */
  label: string;
  /** How many repositories have it; null for a repository. */
  repositories: number | null;
}

export interface SearchDocument {
  item: RepositoryItem;
  /** Login in the catalogue, lower case. */
  organisation: string;
  organisationName: string;
  /** Plain words of the README, without markup. */
  readme: string;
  /** Names of dependencies and the like, found by whole word. */
  keywords: string[];
  /** Ids of the standards it speaks. */
  standards?: readonly string[] | undefined;
  /** Whether one of its manifests names a package that others can install. */
  publishes?: boolean | undefined;
  /** Ids of the collections of the catalogue that hold it. */
  collections?: readonly string[] | undefined;
  /** Of the body in the catalogue; left out where the catalogue says nothing. */
  nation?: string | undefined;
  bodyType?: string | undefined;
  createdAt?: string | null | undefined;
  forks?: number | undefined;
}

/** A body as its repositories are found by it. */
export interface IndexedBody {
  name: string;
  nation?: string | undefined;
  bodyType?: string | undefined;
}

export interface SearchQuery {
  /** As typed: words, "phrases", -exclusions and qualifiers such as `is:template` (see search/query.ts). */
  text: string;
  /**
   * Ids of the repositories that meet each `depends:pkg:…` of the text, by `packageQualifierKey`; `resolvePackages` puts
   * them there. A package that is not among them is depended on by none.
   */
  dependents?: ReadonlyMap<string, readonly string[]>;
  /** For each facet, any of these. */
  filters: Partial<Record<Facet, readonly string[]>>;
  sort: SearchSort;
  page: number;
  perPage: number;
  /** False: nobody looks at the counts, which come back empty. */
  facets?: boolean;
  /** This facet comes with all of its values, and the others with none; not while `facets` is false. */
  everyValueOf?: Facet;
  /** True: each item says what made its score. */
  explain?: boolean;
  /** True: the order follows the words alone, whatever else the hub could ask. */
  wordsOnly?: boolean;
  /**
   * How near in meaning each of some repositories is to what was typed, by id; undefined where that is not known. Then the
   * order follows words and meaning. What is found stays the same.
   */
  nearness?: (ids: readonly string[]) => (number | undefined)[];
}

/** The counts of a search whose counts nobody looks at, or that found nothing. */
export function noFacetCounts(): Record<Facet, FacetCount[]> {
  return Object.fromEntries(facetNames.map((facet) => [facet, []])) as unknown as Record<Facet, FacetCount[]>;
}

/** A facet's values with the number of hits that each has. */
export interface FacetCount {
  value: string;
  count: number;
}

export interface SearchResult {
  total: number;
  page: number;
  perPage: number;
  tookMs: number;
  items: SearchHit[];
  /**
   * Counts for each facet over the hits, its own filter left aside; most frequent first, at most 50 each. A repository counts
   * for its licence expression, for each identifier in it and for their families (`GPL-*`).
   */
  facets: Record<Facet, FacetCount[]>;
  /**
   * The typed query with each word that no document holds replaced by the likeliest known one, when that was searched in
   * its place; null otherwise. Words in quotation marks are never corrected.
   */
  corrected: string | null;
  /** The query with a far commoner spelling of a word that few documents hold, to be offered; null for none. */
  suggestion: string | null;
  /** One plain sentence for each part of the query that was left out, and why. */
  messages: string[];
  /** When something that should have helped to answer did not, such as the search server: a sentence that says so. */
  fallback?: string;
  /**
   * When nothing was found: the same query without the part, or without the filter beside it (`without`), that stands in
   * the way most, and what that would find.
   */
  nearest: { text: string; total: number; without: Facet | null } | null;
}

export type SearchHit = RepositoryItem & {
  highlights: Highlights;
  /** Whether the document holds every word that was typed, or only some of them. */
  matched: 'all' | 'some';
  /** The fields that hold any of the words, the most telling first; those shown nowhere else only without highlights. */
  matchedIn: MatchedField[];
  /** Given when it was asked for. */
  reasons?: SearchReason[];
};

export const matchedFields = [
  'name',
  'description',
  'opening',
  'topics',
  'organisation',
  'readme',
  'dependencies',
] as const;
export type MatchedField = (typeof matchedFields)[number];

/** One thing that made the score of a document: the numbers added are summed, and the sum is multiplied by the factors. */
export interface SearchReason {
  signal: string;
  /** The words it is about, folded; empty for factors. */
  text: string;
  fields: MatchedField[];
  added?: number;
  factor?: number;
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
