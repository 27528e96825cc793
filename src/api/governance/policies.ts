import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import { systemClock } from '../../base/clock.ts';
import { explainCheck, isReviewOverdue } from '../../policy/policy.ts';
import { comparePolicies, comparisons } from '../../domain/compare-policies.ts';
import type { Policy, PolicyClause } from '../../domain/policy.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { requirePolicy } from '../known.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, force, named, nothing } from '../schemas.ts';

const fields = {
  id: z.string(),
  title: z.string(),
  version: z.string(),
  summary: z.string(),
  source: z.string(),
  url: z.string().nullable(),
  effectiveFrom: z.string(),
  lastReviewed: z.string(),
  effectiveUntil: z.string().nullable().describe('The last day on which it binds; null for no end.'),
  reviewBy: z.string().nullable(),
  reviewOverdue: z.boolean(),
  draft: z.boolean(),
  optIn: z.boolean().describe('Offered beside the policies that a hub is meant for.'),
  extends: z.string().nullable().describe('The policy whose clauses it takes over.'),
  appliesTo: z
    .object({ nations: z.array(z.string()).nullable(), bodyTypes: z.array(z.string()).nullable() })
    .describe('Whom it binds of those who name it; null for any.'),
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

const askedClause = z.object({ force, clause: z.string() }).nullable();
const comparison = z
  .object({
    one: z.string(),
    other: z.string(),
    checks: z.array(
      z.object({
        check: z.string(),
        title: z.string(),
        comparison: z.enum(comparisons),
        one: askedClause,
        other: askedClause,
      }),
    ),
  })
  .register(named, { id: 'PolicyComparison' });

type PolicyDependencies = Pick<ApiDependencies, 'policies'>;

export function policyRoutes(dependencies: PolicyDependencies): Route[] {
  return [compareRoute(dependencies), ...policiesRoutes(dependencies)];
}

function compareRoute({ policies }: PolicyDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/policies/compare',
    id: 'comparePolicies',
    summary: 'What two policies ask, side by side',
    parameters: nothing,
    query: z.object({ one: z.string().max(200), other: z.string().max(200) }),
    answer: { status: 200, description: 'Every check that either asks for', schema: comparison },
    problems: [],
    maxAge: 300,
    async handle({ query }) {
      const [one, other] = [query.one, query.other].map((id) => {
        requirePolicy(policies(), id);
        return policies().find((policy) => policy.id === id);
      });
      const checks = one && other ? comparePolicies(one, other) : [];
      const asked = (clause: PolicyClause | undefined) =>
        clause ? { force: clause.force, clause: clause.clause } : null;
      return {
        body: {
          ...query,
          checks: checks.map((row) => ({
            ...{ check: row.check, title: explainCheck(row.check).title, comparison: row.comparison },
            ...{ one: asked(row.one), other: asked(row.other) },
          })),
        },
      };
    },
  });
}

function policiesRoutes({ policies }: PolicyDependencies): Route[] {
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
        const items = policies().map((each) => ({ ...factsOf(each), checks: each.clauses.length }));
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

/** What is known of a policy beside its clauses; absent values as null. */
function factsOf(policy: Policy) {
  const { clauses: _, effectiveUntil, reviewBy, draft, optIn, appliesTo, extends: parent, ...rest } = policy;
  return {
    ...rest,
    effectiveUntil: effectiveUntil ?? null,
    reviewBy: reviewBy ?? null,
    reviewOverdue: isReviewOverdue(policy, systemClock()),
    draft: draft ?? false,
    optIn: optIn ?? false,
    extends: parent ?? null,
    appliesTo: {
      nations: appliesTo?.nations ? [...appliesTo.nations] : null,
      bodyTypes: appliesTo?.bodyTypes ? [...appliesTo.bodyTypes] : null,
    },
  };
}

function policyView(found: Policy): z.infer<typeof policy> {
  return {
    ...factsOf(found),
    clauses: found.clauses.map((clause) => {
      const { title, why, fix } = explainCheck(clause.check);
      return { ...clause, title, why, fix };
    }),
  };
}
