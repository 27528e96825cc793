import { filterAndCount } from './filter-and-count.ts';
import { slotsOf } from '../match/bitset.ts';
import { match } from '../match/matching.ts';
import type { SearchIndex } from '../match/matching.ts';
import { parseQuery } from '../../query/query.ts';
import type { ParsedQuery } from '../../query/query.ts';
import { withoutPart } from '../../query/without-part.ts';
import type { SearchQuery, SearchResult } from '../../search.ts';

/** Parts that are tried to be left out. */
const maxTried = 3;

/**
 * What to offer when nothing was found: the same query without the one part that stands in the way most, and how many
 * documents that finds among the filters beside it; null where nothing less than all would help.
 */
export function nearest(
  parsed: ParsedQuery,
  query: SearchQuery,
  index: SearchIndex,
): SearchResult['nearest'] {
  if (parsed.parts.length < 2) return null;
  const tries = parsed.parts
    .slice(0, maxTried)
    .map((part) => withoutPart(parsed.text, part))
    .filter((text) => text !== '' && text !== parsed.text)
    .map((text) => {
      const found = slotsOf(match(parseQuery(text), index).listed);
      const { hits } = filterAndCount(found, index.columns, { filters: query.filters, facets: false });
      return { text, total: hits.length };
    })
    .filter(({ total }) => total > 0);
  return tries.sort((a, b) => a.total - b.total)[0] ?? null;
}
