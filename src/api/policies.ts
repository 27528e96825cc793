import { z } from 'zod';
import { notFound } from '../base/problem.ts';
import { explainCheck } from '../policy/policy.ts';
import type { Policy } from '../domain/policy.ts';
import type { ApiDependencies } from './api-dependencies.ts';
import { defineRoute, type Route } from './route.ts';
import { count, force, named, nothing } from './schemas.ts';

const fields = {
  id: z.string(),
  title: z.string(),
  version: z.string(),
  summary: z.string(),
  source: z.string(),
  url: z.string().nullable(),
  effectiveFrom: z.string(),
  lastReviewed: z.string(),
};

const list = z
  .object({ total: count, items: z.array(z.object({ ...fields, checks: count })) })
  .register(named, { id: 'PolicyList' });

const policy = z
  .object({
    ...fields,
    clauses: z.array(
      z.object({
        check: z.string(),
        title: z.string(),
        why: z.string(),
        fix: z.string(),
        force,
        clause: z.string(),
        text: z.string().describe('What the policy asks, in our own words.'),
      }),
    ),
  })
  .register(named, { id: 'Policy' });

export function policyRoutes({ policies }: Pick<ApiDependencies, 'policies'>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/policies',
      id: 'listPolicies',
      summary: 'The policies that this hub knows',
      parameters: nothing,
      query: nothing,
      answer: { status: 200, description: 'Every policy', schema: list },
      problems: [],
      maxAge: 300,
      async handle() {
        const items = policies().map(({ clauses, ...rest }) => ({ ...rest, checks: clauses.length }));
        return { body: { total: items.length, items } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/policies/{id}',
      id: 'getPolicy',
      summary: 'One policy, with its clauses and the checks behind them',
      parameters: z.object({ id: z.string().max(200) }),
      query: nothing,
      answer: { status: 200, description: 'The policy', schema: policy },
      problems: [404],
      maxAge: 300,
      async handle({ parameters: { id } }) {
        const found = policies().find((one) => one.id === id);
        if (found === undefined) throw notFound(`The policy ${id}`);
        return { body: policyView(found) };
      },
    }),
  ];
}

function policyView({ clauses, ...rest }: Policy): z.infer<typeof policy> {
  return {
    ...rest,
    clauses: clauses.map((clause) => {
      const { title, why, fix } = explainCheck(clause.check);
      return { ...clause, title, why, fix };
    }),
  };
}
