import { filterAndCount } from './filter-and-count.ts';
import { slotsOf } from '../match/bitset.ts';
import { match } from '../match/matching.ts';
import type { SearchIndex } from '../match/matching.ts';
import { parseQuery } from '../../query/query.ts';
import type { ParsedQuery } from '../../query/query.ts';
import { chosenFacets, shorterQueries } from '../../query/shorter-queries.ts';
import type { SearchQuery, SearchResult } from '../../search.ts';

/**
 * What to offer when nothing was found: the same query without the one part, or without the one filter beside it, that
 * stands in the way most, and how many documents that finds; null where nothing less than all would help.
 */
export function nearest(
  parsed: ParsedQuery,
  query: SearchQuery,
  index: SearchIndex,
): SearchResult['nearest'] {
  const found = (text: string) => slotsOf(match(parseQuery(text), index).listed);
  const total = (slots: Uint32Array, filters: SearchQuery['filters']) =>
    filterAndCount(slots, index.columns, { filters, facets: false }).hits.length;
  const shorter = shorterQueries(parsed).map((text) => ({
    text,
    total: total(found(text), query.filters),
    without: null,
  }));
  const chosen = chosenFacets(query);
  const whole = chosen.length === 0 ? new Uint32Array() : found(parsed.text);
  const wider = chosen.map((facet) => ({
    text: parsed.text,
    total: total(whole, { ...query.filters, [facet]: [] }),
    without: facet,
  }));
  return [...wider, ...shorter].filter(({ total }) => total > 0).sort((a, b) => a.total - b.total)[0] ?? null;
}
