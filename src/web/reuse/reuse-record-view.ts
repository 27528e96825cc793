import type { Catalogue } from '../../domain/catalogue.ts';
import type { ReuseCandidate, ReuseRecord } from '../../domain/reuse-record.ts';
import { facetNames } from '../../search/search.ts';
import { facetHeadings, facetWords } from '../search/search-facets.ts';
import { addresses } from '../components/addresses.ts';
import { licenceWords, organisationNames } from '../components/item-view.ts';
import { dateOf, momentOf } from '../text/dates.ts';
import { statusLabels } from '../text/labels.ts';
import { countOf, numberOf } from '../text/numbers.ts';
import { decisionHints, decisionWords } from './reuse-words.ts';

/** A record as a page and as Markdown show it: words only. */
export function reuseRecordView(record: ReuseRecord, catalogue: Pick<Catalogue, 'organisations'>) {
  const { id, savedAt, sought, decision, why, search, candidates, registry } = record;
  const names = organisationNames(catalogue);
  const saved = dateOf(savedAt);
  return {
    id,
    title: `Reuse record of ${saved}`,
    sought,
    decision: decisionWords[decision],
    meaning: decisionHints[decision],
    why,
    searchHref: search.address,
    facts: factsOf(record, names),
    caption: `What was found on ${saved}`,
    candidates: candidates.map(candidateView),
    registry: [
      { key: 'Record', value: id },
      { key: 'Position in the registry’s sequence of changes', value: numberOf(registry.position) },
      {
        key: 'Newest complete harvest',
        value: registry.harvestedAt === null ? 'None' : momentOf(registry.harvestedAt),
      },
      { key: 'Digest of what was found (SHA-256)', value: registry.digest },
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
    { key: 'Taken as', value: search.corrected ?? '' },
    ...filterFacts(search.filters, names),
    { key: 'Found', value: countOf(search.found, 'repository', 'repositories') },
    { key: 'Listed here', value: numberOf(candidates.length) },
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
    licence: licence === null ? 'No licence' : licenceWords(licence),
    status: statusLabels[status],
    archived,
    lastChange: lastChange === null ? 'Not known' : dateOf(lastChange),
  };
}

function filterFacts(filters: ReuseRecord['search']['filters'], names: ReadonlyMap<string, string>) {
  return facetNames.map((facet) => ({
    key: facetHeadings[facet],
    value: (filters[facet] ?? []).map((value) => facetWords(facet, value, names)).join(', '),
  }));
}
