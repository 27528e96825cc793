import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import {
  comparedCount,
  compareRepositories,
  repositoryNames,
} from '../../visibility/compare-repositories.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { invalid } from '../read-input.ts';
import { comparison } from './repository-schemas.ts';
import { defineRoute, type Route } from '../route.ts';
import { nothing } from '../schemas.ts';

/** What the page that compares repositories shows. */
export function compareRoutes({ store }: Pick<ApiDependencies, 'store'>): Route[] {
  const { least, most } = comparedCount;
  const route = defineRoute({
    method: 'get',
    path: '/compare',
    id: 'compareRepositories',
    summary: 'Two to four repositories side by side',
    parameters: nothing,
    query: z.object({
      repositories: z
        .array(z.string().max(1_000))
        .default([])
        .describe('Full names, repeated or with commas between them: owner/name,owner/name.'),
    }),
    answer: {
      status: 200,
      description: 'The repositories, in the order they were asked for',
      schema: comparison,
    },
    problems: [404],
    maxAge: 60,
    async handle({ query: { repositories } }) {
      const names = repositoryNames(repositories);
      if (names.length < least || names.length > most)
        throw invalid([`repositories: give ${least} to ${most} full names, such as owner/name,owner/name.`]);
      const found = await compareRepositories(store, names);
      const missing = names.find((_, at) => found[at] === undefined);
      if (missing) throw notFound(`The repository ${missing.owner}/${missing.name}`);
      const there = found.filter((each) => each !== undefined);
      return { body: { items: there.map(({ item, ...rest }) => ({ ...item, ...rest })) } };
    },
  });
  return [route];
}
