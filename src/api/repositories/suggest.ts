import { z } from 'zod';
import { facetNames } from '../../search/search.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, named, nothing } from '../schemas.ts';

type SuggestDependencies = Pick<ApiDependencies, 'search' | 'catalogue'>;

const suggestion = z
  .object({
    kind: z.enum(['repository', ...facetNames]),
    text: z.string().describe('What a query holds once this is chosen.'),
    label: z.string().describe('What people read.'),
    repositories: count.nullable().describe('How many public repositories have it; null for a repository.'),
  })
  .register(named, { id: 'Suggestion', description: 'One way on from what is being typed.' });

const suggestionList = z
  .object({ suggestions: z.array(suggestion) })
  .register(named, { id: 'SuggestionList' });

const query = z.object({
  q: z.string().max(200).default('').describe('What has been typed so far.'),
  limit: z.int().min(1).max(20).default(8).describe('How many at most.'),
});

export function suggestRoutes({ search, catalogue }: SuggestDependencies): Route[] {
  const route = defineRoute({
    method: 'get',
    path: '/suggest',
    id: 'suggest',
    summary: 'Suggestions for a query that is being typed',
    description:
      'Repositories, organisations, languages and topics by the beginning of a word of their name, the likeliest first; after a ' +
      'qualifier such as language: its values, with those that most repositories have first.',
    parameters: nothing,
    query,
    answer: {
      status: 200,
      description: 'Suggestions, the likeliest first',
      schema: suggestionList,
    },
    problems: [],
    maxAge: 0,
    async handle({ query: { q, limit } }) {
      const names = new Map(catalogue().organisations.map(({ login, name }) => [login.toLowerCase(), name]));
      const suggestions = await search.suggest({ text: q, limit, nameOf: (login) => names.get(login) });
      return { body: { suggestions } };
    },
  });
  return [route];
}
