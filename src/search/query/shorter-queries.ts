import { facetNames } from './facet-names.ts';
import type { Facet } from './facet-names.ts';
import type { ParsedQuery } from './query.ts';
import { withoutPart } from './without-part.ts';

/** Parts that are tried to be left out. */
const maxTried = 3;

type Filters = Partial<Record<Facet, readonly string[]>>;

/** The texts of a query without one of its parts: what may find something where the whole finds nothing. */
export function shorterQueries({ text, parts }: ParsedQuery): string[] {
  if (parts.length < 2) return [];
  const texts = parts.slice(0, maxTried).map((part) => withoutPart(text, part));
  return [...new Set(texts)].filter((one) => one !== '' && one !== text);
}

/** The facets of which a search asks for values. */
export function chosenFacets({ filters }: { filters: Filters }): Facet[] {
  return facetNames.filter((facet) => (filters[facet]?.length ?? 0) > 0);
}
