import type { Facet, SearchResult } from '../../search/search.ts';
import { facetNames, noLicence } from '../../search/search.ts';
import { knownStandards } from '../../standards/standards.ts';
import { licenceLabel } from '../components/item-view.ts';
import type { SearchForm } from './search-form.ts';
import { searchAddress, withoutFilter } from './search-form.ts';
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

/** The filters beside the results: each facet's values with their counts, chosen ones first. */
export function facetViews(
  form: SearchForm,
  facets: SearchResult['facets'],
  names: ReadonlyMap<string, string>,
) {
  return facetNames
    .map((facet) => {
      const chosen = form.filters[facet];
      const counts = new Map(facets[facet].map(({ value, count }) => [value, count]));
      const values = [
        ...chosen,
        ...facets[facet].map(({ value }) => value).filter((value) => !chosen.includes(value)),
      ];
      const choices = values.map((value, index) => ({
        id: `${facet}-${index}`,
        value,
        text: facetLabel(facet, value, names),
        count: numberOf(counts.get(value) ?? 0),
        checked: chosen.includes(value),
      }));
      const split = Math.max(maxShown, chosen.length);
      return {
        facet,
        heading: facetHeadings[facet],
        open: chosen.length > 0 || facet === 'organisation',
        first: choices.slice(0, split),
        more: choices.slice(split),
        chosen: chosen.length > 0 ? `${numberOf(chosen.length)} chosen` : '',
      };
    })
    .filter(({ first }) => first.length > 0);
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

/** A facet's value as people read it. */
export function facetLabel(facet: Facet, value: string, names: ReadonlyMap<string, string>): string {
  if (facet === 'organisation') return names.get(value.toLowerCase()) ?? value;
  if (facet === 'licence') return value === noLicence ? 'No licence' : licenceLabel(value);
  return valueLabels[facet]?.get(value) ?? value;
}
