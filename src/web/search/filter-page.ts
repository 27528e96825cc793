import { Router } from 'express';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { Facet, FacetCount, SearchEngine } from '../../search/search.ts';
import { facetNames } from '../../search/search.ts';
import { numberFrom, textParameter } from '../components/parameters.ts';
import { countOf, numberOf } from '../text/numbers.ts';
import { choicesOf, facetHeadings, facetLabel, valueNames } from './search-facets.ts';
import type { SearchForm } from './search-form.ts';
import { fieldsOf, searchAddress, searchForm, searchQuery } from './search-form.ts';

interface FilterServices {
  search: Pick<SearchEngine, 'search'>;
  catalogue: () => Catalogue;
}

/** Values shown at first, and how many more each time. */
const step = 100;
const maxShown = 10_000;

/** `/search/filters/:facet`: every value that one filter of a search can have, with a box to find some of them. */
export function filterPage({ search, catalogue }: FilterServices): Router {
  return Router().get('/search/filters/:facet', async (req, res) => {
    const facet = facetNames.find((name) => name === req.params.facet);
    if (facet === undefined) throw notFound(`A filter called ${req.params.facet}`);
    const form = searchForm(req.query, catalogue());
    const found = await search.search({ ...searchQuery(form), page: 1, perPage: 1, everyValueOf: facet });
    const asked = {
      find: textParameter(req.query, 'find'),
      show: numberFrom(req.query, 'show', { most: maxShown, otherwise: step }),
    };
    res.render(
      'search/filter',
      filterView(facet, form, found.facets[facet], { ...asked, catalogue: catalogue() }),
    );
  });
}

interface FilterContext {
  /** Letters that values are to have, in any case. */
  find: string;
  show: number;
  catalogue: Catalogue;
}

/** The page of one filter: chosen values stay whatever is looked for. */
function filterView(
  facet: Facet,
  form: SearchForm,
  counted: readonly FacetCount[],
  { find, show, catalogue }: FilterContext,
) {
  const names = valueNames(catalogue);
  const chosen = form.filters[facet];
  const fits = ({ value }: FacetCount) =>
    `${value} ${facetLabel(facet, value, names)}`.toLowerCase().includes(find.toLowerCase());
  const kept = counted.filter((one) => fits(one) || chosen.includes(one.value));
  const choices = choicesOf(facet, chosen, kept, names);
  const name = facetHeadings[facet];
  const { [facet]: _, ...hidden } = fieldsOf(form);
  return {
    title: `${name}: filter the search`,
    ...{ name, facet, find, messages: form.messages },
    action: `/search/filters/${facet}`,
    backHref: searchAddress(form),
    hidden: Object.entries(hidden).flatMap(([field, value]) =>
      [value]
        .flat()
        .flatMap((one) => (one === undefined || one === '' ? [] : [{ name: field, value: String(one) }])),
    ),
    summary: summaryOf({ shown: Math.min(show, choices.length), choices: choices.length, find }),
    choices: choices.slice(0, show),
    more:
      choices.length > show ? { value: String(show + step), text: `Show ${numberOf(step)} more` } : undefined,
  };
}

function summaryOf({ shown, choices, find }: { shown: number; choices: number; find: string }): string {
  const wanted = find === '' ? '' : ` with “${find}”`;
  if (choices === 0) return `No value${wanted} is in use in this search`;
  const all = countOf(choices, 'value');
  return shown === choices ? `${all}${wanted}` : `${all}${wanted}, the first ${numberOf(shown)} shown`;
}
