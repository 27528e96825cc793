import type { Catalogue } from '../../domain/catalogue.ts';
import type { ReuseCandidate, ReuseRecord } from '../../domain/reuse-record.ts';
import { facetNames } from '../../search/search.ts';
import { facetHeadings, facetLabel, valueNames } from '../search/search-facets.ts';
import { addresses } from '../components/addresses.ts';
import { licenceLabel } from '../text/licences.ts';
import { dateOf, momentOf } from '../text/dates.ts';
import { statusLabels } from '../text/labels.ts';
import { countOf, numberOf } from '../text/numbers.ts';
import { decisionHints, decisionLabels } from './decision-labels.ts';

/** A record as a page and as Markdown show it: words only. */
export function reuseRecordView(
  record: ReuseRecord,
  catalogue: Pick<Catalogue, 'organisations' | 'collections'>,
) {
  const { id, savedAt, sought, decision, why, search, candidates, registry } = record;
  const names = valueNames(catalogue);
  const saved = dateOf(savedAt);
  return {
    id,
    title: `Reuse record of ${saved}`,
    sought,
    decision: decisionLabels[decision],
    meaning: decisionHints[decision],
    why,
    searchHref: search.address,
    facts: factsOf(record, names),
    caption: `Results on ${saved}`,
    candidates: candidates.map(candidateView),
    registry: [
      { key: 'Record ID', value: id },
      { key: 'Data version', value: numberOf(registry.position) },
      {
        key: 'Data last updated',
        value: registry.harvestedAt === null ? 'Not known' : momentOf(registry.harvestedAt),
      },
      { key: 'Digest of the results (SHA-256)', value: registry.digest },
    ],
  };
}

function factsOf(record: ReuseRecord, names: ReadonlyMap<string, string>) {
  const { savedAt, team, search, candidates } = record;
  const considered = candidates.filter((one) => one.considered).length;
  return [
    { key: 'Date', value: momentOf(savedAt) },
    { key: 'Team', value: team ?? '' },
    { key: 'Searched for', value: search.query },
    { key: 'Searched as', value: search.corrected ?? '' },
    ...filterFacts(search.filters, names),
    { key: 'Results', value: countOf(search.found, 'repository', 'repositories') },
    { key: 'Shown here', value: numberOf(candidates.length) },
    { key: 'Considered', value: numberOf(considered) },
  ].filter(({ value }) => value !== '');
}

function candidateView(candidate: ReuseCandidate) {
  const { owner, name, url, description, considered, licence, status, archived, lastChange } = candidate;
  return {
    name: `${owner}/${name}`,
    href: addresses.repository(owner, name),
    url,
    description: description ?? '',
    considered: considered ? 'Yes' : 'No',
    licence: licence === null ? 'No licence' : licenceLabel(licence),
    status: statusLabels[status],
    archived,
    lastChange: lastChange === null ? 'Not known' : dateOf(lastChange),
  };
}

function filterFacts(filters: ReuseRecord['search']['filters'], names: ReadonlyMap<string, string>) {
  return facetNames.map((facet) => ({
    key: facetHeadings[facet],
    value: (filters[facet] ?? []).map((value) => facetLabel(facet, value, names)).join(', '),
  }));
}
