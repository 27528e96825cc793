import { z } from 'zod';
import { statuses } from '../../domain/assessment.ts';
import { facetNames, searchSorts } from './facet-names.ts';
import type { Facet, SearchSort } from './facet-names.ts';

/** Values of one facet that a search may ask for. */
const maxFilterValues = 100;

const anyOf = (what: string) =>
  z.array(z.string().max(200)).default([]).describe(`${what} Repeat it for any of several.`);

/** The parameters of a search, without its page: the API takes them as they are and refuses any other value. */
export const searchParameters = {
  q: z
    .string()
    .max(1_000)
    .default('')
    .describe('Words, "phrases", -exclusions, OR, brackets and qualifiers such as is:template.'),
  organisation: anyOf('Login of an organisation.'),
  language: anyOf('Main programming language.'),
  licence: anyOf('SPDX expression, or none.'),
  status: z.array(z.enum(statuses)).default([]).describe('Status. Repeat it for any of several.'),
  level: anyOf('Level of policy that is met: mandatory, required or recommended.'),
  topic: anyOf('Topic.'),
  standard: anyOf('Standard that it speaks, by its id, such as fhir.'),
  nation: anyOf('Nation of the body.'),
  body: anyOf('Kind of body, such as trust.'),
  kind: anyOf('template, fork or archived.'),
  changed: anyOf('Year of the last change.'),
  sort: z.enum(searchSorts).optional().describe('relevance unless nothing is searched for, then updated.'),
  explain: z
    .int()
    .min(0)
    .max(1)
    .default(0)
    .describe('1: each item says what made its score, by word, field and factor.'),
} satisfies Record<Facet, z.ZodType> & Record<string, z.ZodType>;

/** What a search was asked for by an address. */
export interface SearchParameters {
  q: string;
  filters: Record<Facet, readonly string[]>;
  sort: SearchSort;
}

/**
 * Reads the parameters of a page's address as far as they can be understood: the first of several where one is asked for,
 * values that nothing has as they are (they find nothing), and the usual order in place of an unknown one.
 *
 * @param values gives every value of a parameter, none for one that was not sent
 */
export function readSearchParameters(values: (name: string) => readonly string[]): SearchParameters {
  const q = (values('q')[0] ?? '').slice(0, 1_000);
  const sort = searchSorts.find((each) => each === values('sort')[0]);
  const filters = facetNames.map((facet) => {
    const given = values(facet).map((value) => value.slice(0, 200));
    return [facet, [...new Set(given)].filter((value) => value !== '').slice(0, maxFilterValues)] as const;
  });
  return {
    q,
    filters: Object.fromEntries(filters) as unknown as SearchParameters['filters'],
    sort: sort ?? usualSort(q),
  };
}

/** With nothing to be relevant to, the newest come first. */
export function usualSort(q: string): SearchSort {
  return q.trim() === '' ? 'updated' : 'relevance';
}
