import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { harvestList, harvestRun, harvestStarted, summaryOf } from './harvest-schemas.ts';
import { linkHeader, pageQuery } from '../paging.ts';
import { defineRoute, type Route } from '../route.ts';
import { nothing } from '../schemas.ts';

type HarvestDependencies = Pick<ApiDependencies, 'store' | 'harvests'>;

export function harvestRoutes(dependencies: HarvestDependencies): Route[] {
  return [listRoute(dependencies), oneRoute(dependencies), startRoute(dependencies)];
}

function listRoute({ store }: HarvestDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/harvests',
    id: 'listHarvests',
    summary: 'Harvests, the newest first',
    parameters: nothing,
    query: z.object(pageQuery),
    answer: { status: 200, description: 'A page of harvests', schema: harvestList },
    problems: [],
    maxAge: 5,
    async handle({ query: { page, perPage }, req }) {
      const { total, runs } = await store.harvests({ limit: perPage, offset: (page - 1) * perPage });
      return {
        body: { total, page, perPage, items: runs.map(summaryOf) },
        headers: linkHeader({ url: req.originalUrl, total, page, perPage }),
      };
    },
  });
}

function oneRoute({ store, harvests }: HarvestDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/harvests/{id}',
    id: 'getHarvest',
    summary: 'One harvest: what it did, what it cost and what went wrong',
    parameters: z.object({ id: z.string().max(200) }),
    query: nothing,
    answer: { status: 200, description: 'The harvest', schema: harvestRun },
    problems: [404],
    maxAge: 5,
    async handle({ parameters: { id } }) {
      const current = harvests.current();
      const run = current?.id === id ? current : await store.findHarvest(id);
      if (run === undefined) throw notFound(`The harvest ${id}`);
      return { body: run };
    },
  });
}

function startRoute({ harvests }: HarvestDependencies): Route {
  const sent = z.strictObject({ full: z.boolean().default(false).describe('Read every repository again.') });
  return defineRoute({
    method: 'post',
    path: '/harvests',
    id: 'startHarvest',
    summary: 'Start a harvest',
    parameters: nothing,
    query: nothing,
    body: sent,
    action: 'start-harvest',
    answer: {
      status: 202,
      description: 'It has begun; Location says where to follow it',
      schema: harvestStarted,
    },
    problems: [401, 403, 409],
    maxAge: 0,
    async handle({ body, base, actor }) {
      const { full } = body as z.output<typeof sent>;
      const id = await harvests.start({ trigger: 'request', full, by: actor });
      const url = `${base}/harvests/${encodeURIComponent(id)}`;
      return { body: { id, url }, headers: { Location: url } };
    },
  });
}
