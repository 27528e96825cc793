import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { harvestStarted } from '../harvests/harvest-schemas.ts';
import { defineRoute, type Route } from '../route.ts';
import { nothing } from '../schemas.ts';

/** Administrators need not wait for the next harvest to see that something was mended. */
export function lookAgainRoutes({ store, harvests }: Pick<ApiDependencies, 'store' | 'harvests'>): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/repositories/{owner}/{name}/look',
      id: 'lookAgain',
      summary: 'Look at one repository again now',
      description: 'Starts a harvest of its organisation, which looks at this repository whatever changed.',
      parameters: z.object({ owner: z.string().max(200), name: z.string().max(200) }),
      query: nothing,
      action: 'start-harvest',
      answer: {
        status: 202,
        description: 'It has begun; Location says where to follow it',
        schema: harvestStarted,
      },
      problems: [401, 403, 404, 409],
      maxAge: 0,
      async handle({ parameters: { owner, name }, base, actor }) {
        const found = await store.findRepository(owner, name);
        if (!found) throw notFound(`The repository ${owner}/${name}`);
        const { id: repository, organisation } = found.evidence;
        const only = [organisation.toLowerCase()];
        const asked = {
          trigger: 'request',
          full: false,
          by: actor,
          only,
          repositories: [repository],
        } as const;
        const id = await harvests.start(asked);
        const url = `${base}/harvests/${encodeURIComponent(id)}`;
        return { body: { id, url }, headers: { Location: url } };
      },
    }),
  ];
}
