import { z } from 'zod';
import { moreLikeThis } from '../../visibility/more-like-this.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { similarRepositories } from './repository-schemas.ts';
import { defineRoute, type Route } from '../route.ts';
import { requirePublic } from '../../visibility/require-public.ts';

/** Repositories like one: what its page shows under “More like this”. */
export function similarRoutes({ store, search }: Pick<ApiDependencies, 'store' | 'search'>): Route[] {
  const route = defineRoute({
    method: 'get',
    path: '/repositories/{owner}/{name}/similar',
    id: 'getSimilarRepositories',
    summary: 'The repositories most like one, the most alike first',
    description:
      'Found by the words of its name, topics, description and the opening of its README, by how rare they are.',
    parameters: z.object({ owner: z.string().max(200), name: z.string().max(200) }),
    query: z.object({ limit: z.int().min(1).max(20).default(10).describe('How many at most.') }),
    answer: { status: 200, description: 'Repositories', schema: similarRepositories },
    problems: [404],
    maxAge: 300,
    async handle({ parameters: { owner, name }, query: { limit } }) {
      const found = await requirePublic(store, { owner, name });
      const items = await moreLikeThis({ store, search }, found, limit);
      return { body: { items: items.map(({ highlights: _, matched: _m, matchedIn: _i, ...item }) => item) } };
    },
  });
  return [route];
}
