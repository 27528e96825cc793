import { z } from 'zod';
import { heatMap, heatMapLevels, mostNamed } from '../../domain/heat-map.ts';
import { bodyTypes, nations } from '../../domain/organisation.ts';
import { readAttention } from '../../visibility/read-attention.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { loggedEventSchema, loggedEventView } from './event-schemas.ts';
import { requireOrganisation, requirePolicy } from '../known.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, named, nothing, outcome } from '../schemas.ts';

type PartDependencies = Pick<ApiDependencies, 'store' | 'catalogue' | 'policies' | 'clock'>;

const checks = z
  .object({
    policy: z.string(),
    by: z.enum(heatMapLevels),
    rows: z.array(
      z.object({
        key: z.string().describe('Login of an organisation, kind of body, or nation.'),
        checks: z.array(z.object({ check: z.string(), outcomes: z.record(outcome, count) })),
      }),
    ),
  })
  .register(named, { id: 'ChecksByOrganisation' });

const events = z.object({ total: count, items: z.array(loggedEventSchema) });
const attention = z
  .object({
    from: z.string().describe('The first day of the week.'),
    worse: events,
    better: events,
    withdrawn: events,
    unowned: z
      .object({ total: count, items: z.array(z.string()) })
      .describe('Repositories without a contact.'),
    unassessed: z.array(z.object({ policy: z.string(), check: z.string(), repositories: count })),
    unbound: count.describe('Public repositories that no policy binds.'),
  })
  .register(named, { id: 'Attention' });

/** Figures by part of the estate, and what needs somebody now. */
export function compliancePartRoutes(dependencies: PartDependencies): Route[] {
  return [checksRoute(dependencies), attentionRoute(dependencies)];
}

function checksRoute({ store, catalogue, policies }: PartDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/compliance/checks',
    id: 'getChecksByOrganisation',
    summary: 'How each check of a policy came out, by organisation, kind of body or nation',
    parameters: nothing,
    query: z.object({
      policy: z
        .string()
        .max(200)
        .optional()
        .describe('Id of a policy; the one that most organisations name unless given.'),
      by: z.enum(heatMapLevels).default('organisation'),
      nation: z.enum(nations).optional(),
      bodyType: z.enum(bodyTypes).optional(),
    }),
    answer: { status: 200, description: 'The counts', schema: checks },
    problems: [],
    maxAge: 60,
    async handle({ query: { policy: asked, by, nation, bodyType } }) {
      const policy = asked ?? mostNamed(policies(), catalogue())?.id ?? '';
      requirePolicy(policies(), policy);
      const organisations = catalogue().organisations.filter(
        (one) => (nation ?? one.nation) === one.nation && (bodyType ?? one.bodyType) === one.bodyType,
      );
      const found = await store.checksByOrganisation({ policy });
      const rows = heatMap(found, organisations, by).map(({ key, checks: of }) => ({
        key,
        checks: Array.from(of, ([check, outcomes]) => ({ check, outcomes })),
      }));
      return { body: { policy, by, rows } };
    },
  });
}

const maxListed = 100;

function eventsOf({ total, rows }: Awaited<ReturnType<PartDependencies['store']['eventLog']>>) {
  return { total, items: rows.map(loggedEventView) };
}

function attentionRoute({ store, catalogue, clock }: PartDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/compliance/attention',
    id: 'getAttention',
    summary: 'What got worse and better in the last week, what nobody owns, and what cannot be assessed',
    description: `At most ${maxListed} of each; the totals count all.`,
    parameters: nothing,
    query: z.object({ organisation: z.string().max(200).optional().describe('Login of an organisation.') }),
    answer: { status: 200, description: 'What needs somebody', schema: attention },
    problems: [],
    maxAge: 60,
    async handle({ query: { organisation } }) {
      if (organisation !== undefined) requireOrganisation(catalogue(), organisation);
      const found = await readAttention(store, {
        ...{ organisation: organisation?.toLowerCase() ?? '', now: clock(), limit: maxListed },
      });
      const { from, unassessed, unbound, unowned } = found;
      return {
        body: {
          ...{ from, unassessed, unbound },
          worse: eventsOf(found.worse),
          better: eventsOf(found.better),
          withdrawn: eventsOf(found.withdrawn),
          unowned: {
            total: unowned.total,
            items: unowned.rows.map(({ owner, name }) => `${owner}/${name}`),
          },
        },
      };
    },
  });
}
