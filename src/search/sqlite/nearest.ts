import { filterAndCount } from './filter-and-count.ts';
import { slotsOf } from './bitset.ts';
import { match } from './matching.ts';
import type { SearchIndex } from './matching.ts';
import { parseQuery } from '../query/query.ts';
import type { Condition, ParsedQuery } from '../query/query.ts';
import type { SearchQuery, SearchResult } from '../search.ts';

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
    .map((part) => without(parsed.text, part))
    .filter((text) => text !== '' && text !== parsed.text)
    .map((text) => {
      const found = slotsOf(match(parseQuery(text), index).listed);
      const { hits } = filterAndCount(found, index.columns, { filters: query.filters, facets: false });
      return { text, total: hits.length };
    })
    .filter(({ total }) => total > 0);
  return tries.sort((a, b) => a.total - b.total)[0] ?? null;
}

function without(text: string, part: Condition): string {
  const [start, end] = placeOf(part);
  const before = text.slice(0, start).replace(/(?:-|\bNOT\s+)?\(?\s*$/, '');
  return `${before} ${text.slice(end)}`.replaceAll(/\s+/g, ' ').trim();
}

function placeOf(part: Condition): [start: number, end: number] {
  switch (part.kind) {
    case 'term':
      return [part.term.start, part.term.end];
    case 'qualifier':
      return [part.start, part.end];
    case 'not':
      return placeOf(part.part);
    default: {
      const places = part.parts.map(placeOf);
      return [Math.min(...places.map(([start]) => start)), Math.max(...places.map(([, end]) => end))];
    }
  }
}
