import type { Facet, FacetCount, SearchResult } from '../../search/search.ts';
import { facetNames, noLicence } from '../../search/search.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { organisationNames } from '../components/item-view.ts';
import { knownStandards } from '../../standards/standards.ts';
import { licenceLabel } from '../text/licences.ts';
import type { SearchForm } from './search-form.ts';
import { licenceGroups } from './licence-groups.ts';
import { filterAddress, searchAddress, withoutFilter } from './search-form.ts';
import { bodyTypeLabels, kindLabels, levelLabels, nationLabels, statusLabels } from '../text/labels.ts';
import { numberOf } from '../text/numbers.ts';

export const facetHeadings: Record<Facet, string> = {
  organisation: 'Organisation',
  language: 'Language',
  licence: 'Licence',
  status: 'Status',
  level: 'Policy met',
  topic: 'Topic',
  standard: 'Standard',
  nation: 'Nation',
  body: 'Type of organisation',
  kind: 'Type of repository',
  changed: 'Year last updated',
  collection: 'Collection',
};

const labels = (of: object) => new Map<string, string>(Object.entries(of));

/** The words for values of facets whose values are codes. */
const valueLabels: Partial<Record<Facet, ReadonlyMap<string, string>>> = {
  status: new Map(Object.entries(statusLabels).map(([value, { text }]) => [value, text])),
  level: labels(levelLabels),
  body: labels(bodyTypeLabels),
  nation: labels(nationLabels),
  kind: labels(kindLabels),
  standard: new Map(knownStandards.map(({ id, name }) => [id, name])),
};

/** Choices shown at once; the rest open on demand. */
const maxShown = 8;

/** A value to tick, with those that belong under it. */
export interface Choice {
  id: string;
  value: string;
  text: string;
  count: string;
  checked: boolean;
  members: Choice[];
}

/** The filters beside the results: each facet's values with their counts, chosen ones first. */
export function facetViews(
  form: SearchForm,
  facets: SearchResult['facets'],
  names: ReadonlyMap<string, string>,
) {
  return facetNames
    .map((facet) => {
      const choices = choicesOf(facet, form.filters[facet], facets[facet], names);
      const split = Math.max(maxShown, choices.filter(isChosen).length);
      return {
        facet,
        heading: facetHeadings[facet],
        first: choices.slice(0, split),
        more: choices.slice(split),
        allHref: choices.length > split ? filterAddress(form, facet) : '',
        allText: `Find in all: ${facetHeadings[facet].toLowerCase()}`,
      };
    })
    .filter(({ first }) => first.length > 0);
}

/** The values of one facet to choose from, those that are chosen first; licences by family. */
export function choicesOf(
  facet: Facet,
  chosen: readonly string[],
  counted: readonly FacetCount[],
  names: ReadonlyMap<string, string>,
): Choice[] {
  const folded = new Set(chosen.map((value) => value.toLowerCase()));
  const known = new Set(counted.map(({ value }) => value.toLowerCase()));
  const missing = chosen
    .filter((value) => !known.has(value.toLowerCase()))
    .map((value) => ({ value, count: 0 }));
  const all = [...missing, ...counted];
  const groups = facet === 'licence' ? licenceGroups(all) : all.map((one) => ({ ...one, members: [] }));
  const choice = (id: string, { value, count }: FacetCount, members: Choice[] = []): Choice => ({
    id,
    value,
    text: facetLabel(facet, value, names),
    count: numberOf(count),
    checked: folded.has(value.toLowerCase()),
    members,
  });
  const choices = groups.map((group, at) => {
    const members = group.members.map((member, place) => choice(`${facet}-${at}-${place}`, member));
    return choice(`${facet}-${at}`, group, members);
  });
  return [...choices.filter(isChosen), ...choices.filter((one) => !isChosen(one))];
}

function isChosen({ checked, members }: Choice): boolean {
  return checked || members.some((member) => member.checked);
}

/** What a licence filter finds beyond the licence alone; empty where no licence is chosen. */
export function licenceNote({ filters: { licence } }: SearchForm): string {
  const found = licence.filter((value) => value !== noLicence && !/\s/.test(value));
  if (found.length === 0) return '';
  const all = found.map(licenceLabel).join(' or ');
  return `Repositories under several licences are listed too where one of them is ${all}.`;
}

/** The filters that are on, each with the address of the same search without it. */
export function appliedFilters(form: SearchForm, names: ReadonlyMap<string, string>) {
  return facetNames.flatMap((facet) =>
    form.filters[facet].map((value) => ({
      heading: facetHeadings[facet],
      text: facetLabel(facet, value, names),
      href: searchAddress(withoutFilter(form, facet, value)),
    })),
  );
}

/** What people call organisations, by login in lower case, and collections, for `facetLabel`. */
export function valueNames(
  catalogue: Pick<Catalogue, 'organisations' | 'collections'>,
): ReadonlyMap<string, string> {
  const { collections = [] } = catalogue;
  return new Map([
    ...organisationNames(catalogue),
    ...collections.map(({ id, title }) => [collectionKey(id), title] as const),
  ]);
}

/** No login holds a slash. */
const collectionKey = (id: string) => `collection/${id}`;

/** A facet's value as people read it. */
export function facetLabel(facet: Facet, value: string, names: ReadonlyMap<string, string>): string {
  if (facet === 'organisation') return names.get(value.toLowerCase()) ?? value;
  if (facet === 'licence') return value === noLicence ? 'No licence' : licenceLabel(value);
  if (facet === 'collection') return names.get(collectionKey(value)) ?? value;
  return valueLabels[facet]?.get(value) ?? value;
}
