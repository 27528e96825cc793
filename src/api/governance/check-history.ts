import { z } from 'zod';
import { bodyTypes, nations } from '../../domain/organisation.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { requireOrganisation, requirePolicy } from '../known.ts';
import { invalid } from '../read-input.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, named, nothing, outcome } from '../schemas.ts';

type CheckHistoryDependencies = Pick<ApiDependencies, 'store' | 'catalogue' | 'policies'>;

const history = z
  .object({
    policy: z.string(),
    check: z.string(),
    items: z
      .array(z.object({ day: z.string(), outcomes: z.record(outcome, count) }))
      .describe('Oldest first. A day without figures is as the one before.'),
  })
  .register(named, { id: 'CheckHistory' });

/** How one check came out, day by day. */
export function checkHistoryRoutes({ store, catalogue, policies }: CheckHistoryDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/compliance/checks/history',
      id: 'getCheckHistory',
      summary: 'How one check of a policy came out, day by day',
      description:
        'Over the estate, or one organisation, nation or kind of body, as the catalogue was on each day. Figures of earlier days are never rewritten.',
      parameters: nothing,
      query: z.object({
        policy: z.string().max(200),
        check: z.string().max(200),
        organisation: z.string().max(200).optional(),
        nation: z.enum(nations).optional(),
        bodyType: z.enum(bodyTypes).optional(),
        days: z.int().min(1).max(3_660).default(365).describe('How many days with figures, the newest.'),
      }),
      answer: { status: 200, description: 'The days', schema: history },
      problems: [],
      maxAge: 300,
      async handle({ query: { policy, check, organisation, nation, bodyType, days } }) {
        requirePolicy(policies(), policy);
        if (organisation !== undefined) requireOrganisation(catalogue(), organisation);
        const parts = [organisation, nation, bodyType].filter((part) => part !== undefined);
        if (parts.length > 1) throw invalid(['organisation, nation, bodyType: give one of them.']);
        const asked = { policy, check, organisation, nation, bodyType, days };
        return { body: { policy, check, items: await store.checkHistory(asked) } };
      },
    }),
  ];
}
