import { reachedLevels } from '../../domain/levels.ts';
import { licenceFacetValues } from '../../spdx/families.ts';
import { facetNames, noLicence } from '../search.ts';
import type { Facet, SearchDocument } from '../search.ts';

/** The values a document has of each facet, each once. A licence expression is found by all that it contains. */
export function facetValues({
  item,
  organisation,
  nation,
  bodyType,
  standards = [],
  publishes = false,
  collections = [],
}: SearchDocument): [Facet, string][] {
  const values: Record<Facet, readonly (string | null | undefined | false)[]> = {
    organisation: [organisation],
    language: [item.language],
    licence: item.licence ? licenceFacetValues(item.licence.spdx) : [noLicence],
    status: [item.status],
    level: reachedLevels(item.levels),
    topic: item.topics,
    nation: [nation],
    body: [bodyType],
    standard: standards,
    kind: [
      item.template && 'template',
      item.fork && 'fork',
      item.archived && 'archived',
      publishes && 'package',
    ],
    changed: [item.pushedAt?.slice(0, 4)],
    collection: collections,
  };
  return facetNames.flatMap((facet) =>
    [...new Set(values[facet])].flatMap((value) => (value ? [[facet, value] as [Facet, string]] : [])),
  );
}
