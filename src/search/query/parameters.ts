import { z } from 'zod';
import { forces, statuses } from '../../domain/assessment.ts';
import { bodyTypes, nations } from '../../domain/organisation.ts';
import { knownStandards } from '../../standards/standards.ts';
import { facetNames, searchSorts } from './facet-names.ts';
import type { Facet, SearchSort } from './facet-names.ts';
import { languageName } from './language-names.ts';
import { maxQueryLength } from './query.ts';

/** Values of one facet that a search may ask for. */
const maxFilterValues = 100;

const anyOf = (what: string) =>
  z.array(z.string().max(200)).default([]).describe(`${what} Repeat it for any of several.`);

/** The parameters of a search, without its page: the API takes them as they are and refuses any other value. */
export const searchParameters = {
  q: z
    .string()
    .max(maxQueryLength)
    .default('')
    .describe('Words, "phrases", -exclusions, OR, brackets and qualifiers such as is:template.'),
  organisation: anyOf('Login of an organisation.'),
  language: anyOf('Main programming language.'),
  licence: anyOf(
    'SPDX identifier, which also finds expressions that contain it; an expression, a family such as GPL-*, or none.',
  ),
  status: z.array(z.enum(statuses)).default([]).describe('Status. Repeat it for any of several.'),
  level: anyOf('Level of policy that is met: mandatory, required or recommended.'),
  topic: anyOf('Topic.'),
  standard: anyOf('Standard that it speaks, by its id, such as fhir.'),
  nation: anyOf('Nation of the body.'),
  body: anyOf('Kind of body, such as trust.'),
  kind: anyOf('template, fork, archived or package.'),
  changed: anyOf('Year of the last change.'),
  collection: anyOf('Id of a collection of the catalogue.'),
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
  /** One plain sentence for each value that was left out, and why. */
  messages: string[];
}

/** The values that a facet can have, where they are known beforehand. */
const possible: Partial<Record<Facet, readonly string[]>> = {
  status: statuses,
  level: forces,
  nation: nations,
  body: bodyTypes,
  kind: ['template', 'fork', 'archived', 'package'],
  standard: knownStandards.map(({ id }) => id),
};

/** Values that are listed in a message; of more, only the first are. */
const maxNamed = 6;

/**
 * Reads the parameters of a page's address: the first of several where one is asked for. What a parameter cannot be is left
 * out, and a message says so; a language, topic, licence or organisation that nothing has is kept, and finds nothing.
 *
 * @param values gives every value of a parameter, none for one that was not sent
 */
export function readSearchParameters(values: (name: string) => readonly string[]): SearchParameters {
  const typed = values('q')[0] ?? '';
  const q = typed.slice(0, maxQueryLength);
  const messages =
    typed.length > q.length ? [`Only the first ${maxQueryLength} characters of the search were read.`] : [];
  const filters = facetNames.map((facet) => [facet, readFilter(facet, values(facet), messages)] as const);
  return {
    q,
    filters: Object.fromEntries(filters) as unknown as SearchParameters['filters'],
    sort: readSort(values('sort')[0], messages) ?? usualSort(q),
    messages,
  };
}

function readFilter(facet: Facet, typed: readonly string[], messages: string[]): string[] {
  const asked = [...new Set(typed.map((value) => value.slice(0, 200)))].filter((value) => value !== '');
  if (asked.length > maxFilterValues)
    messages.push(`Only the first ${maxFilterValues} values of “${facet}” were read.`);
  const kept = asked.slice(0, maxFilterValues).flatMap((value) => {
    const found = canonical(facet, value);
    if (found === undefined) messages.push(leftOut(facet, value, expected(facet)));
    return found ?? [];
  });
  return [...new Set(kept)];
}

/** The value as the index has it; undefined for what the facet cannot be. */
function canonical(facet: Facet, value: string): string | undefined {
  if (facet === 'changed') return /^\d{4}$/.test(value) ? value : undefined;
  if (facet === 'language') return languageName(value) ?? value;
  const known = possible[facet];
  return known ? known.find((one) => one.toLowerCase() === value.toLowerCase()) : value;
}

function expected(facet: Facet): string {
  if (facet === 'changed') return 'It needs a year, such as 2026.';
  const known = possible[facet] ?? [];
  const rest = known.length > maxNamed ? ' and others' : '';
  return `It can be ${known.slice(0, maxNamed).join(', ')}${rest}.`;
}

function readSort(typed: string | undefined, messages: string[]): SearchSort | undefined {
  const sort = searchSorts.find((each) => each === typed);
  if (typed !== undefined && typed !== '' && sort === undefined)
    messages.push(leftOut('sort', typed, `It can be ${searchSorts.join(', ')}.`));
  return sort;
}

/**
 * The sentence for a parameter of an address that was left out.
 *
 * @param expected a sentence that says what it can be
 */
export function leftOut(name: string, value: string, expected: string): string {
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  return `“${name}=${shown}” was left out. ${expected}`;
}

/** With nothing to be relevant to, the newest come first. */
export function usualSort(q: string): SearchSort {
  return q.trim() === '' ? 'updated' : 'relevance';
}
