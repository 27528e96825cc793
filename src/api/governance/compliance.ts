import { z } from 'zod';
import { explainCheck } from '../../policy/policy.ts';
import { loginsIn } from '../../domain/estate-part.ts';
import { bodyTypes, nations } from '../../domain/organisation.ts';
import type { CheckFigures } from '../../domain/figures.ts';
import type { Policy } from '../../domain/policy.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { requireOrganisation, requirePolicy } from '../known.ts';
import { defineRoute, type Route } from '../route.ts';
import {
  count,
  dayFigures,
  force,
  instant,
  levelCounts,
  named,
  nothing,
  outcome,
  statusCounts,
} from '../schemas.ts';

type ComplianceDependencies = Pick<ApiDependencies, 'store' | 'catalogue' | 'policies'>;

const checkFigures = z
  .object({
    policy: z.string(),
    check: z.string(),
    title: z.string(),
    force: force.nullable(),
    outcomes: z.record(outcome, count),
  })
  .register(named, { id: 'CheckFigures' });

const figures = z
  .object({
    policy: z.string().nullable(),
    organisation: z.string().nullable(),
    organisations: z.array(
      z.object({
        organisation: z.string(),
        repositories: count,
        statuses: statusCounts,
        levels: levelCounts,
        listedAt: instant.nullable(),
      }),
    ),
    levels: z.array(z.object({ policy: z.string(), levels: levelCounts })),
    checks: z.array(checkFigures),
  })
  .register(named, { id: 'Compliance' });

const ruleVersion = z.object({
  subject: z.string().describe('Id of a policy, or code for the checks themselves.'),
  since: instant,
  version: z.string().describe('As the policy gives it; empty for code.'),
});

const history = z
  .object({
    items: z.array(dayFigures),
    rules: z
      .array(ruleVersion)
      .describe(
        'Which rules came into force when, oldest first: figures before and after were made differently.',
      ),
  })
  .register(named, { id: 'ComplianceHistory' });

const login = z.string().max(200).optional().describe('Login of an organisation; all unless given.');

const part = { nation: z.enum(nations).optional(), bodyType: z.enum(bodyTypes).optional() };

export function complianceRoutes(dependencies: ComplianceDependencies): Route[] {
  return [figuresRoute(dependencies), historyRoute(dependencies)];
}

function figuresRoute({ store, catalogue, policies }: ComplianceDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/compliance',
    id: 'getCompliance',
    summary: 'Counts by organisation and status, and by check and outcome',
    description: 'With a policy, organisations are counted by the status under it.',
    parameters: nothing,
    query: z.object({
      policy: z.string().max(200).optional().describe('Id of a policy; all unless given.'),
      organisation: login,
      ...part,
    }),
    answer: { status: 200, description: 'The counts', schema: figures },
    problems: [],
    maxAge: 60,
    async handle({ query: { policy, ...asked } }) {
      const { organisation } = asked;
      if (policy !== undefined) requirePolicy(policies(), policy);
      if (organisation !== undefined) requireOrganisation(catalogue(), organisation);
      const logins = loginsIn(asked, catalogue());
      const found = await store.compliance({
        ...(policy !== undefined && { policy }),
        ...(logins && { organisation: logins }),
      });
      const body = {
        policy: policy ?? null,
        organisation: organisation ?? null,
        organisations: found.organisations,
        levels: found.levels,
        checks: found.checks.map((check) => checkView(check, policies())),
      };
      return { body };
    },
  });
}

function checkView({ policy: id, check, outcomes }: CheckFigures, policies: readonly Policy[]) {
  const { title, force } = explainCheck(
    check,
    policies.find((policy) => policy.id === id),
  );
  return { policy: id, check, title, force, outcomes };
}

function historyRoute({ store, catalogue }: ComplianceDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/compliance/history',
    id: 'getComplianceHistory',
    summary: 'Repositories by status, day by day',
    parameters: nothing,
    query: z.object({
      organisation: login,
      ...part,
      days: z.int().min(1).max(3_660).default(90).describe('How many days with figures, the newest.'),
    }),
    answer: { status: 200, description: 'The days, oldest first', schema: history },
    problems: [],
    maxAge: 300,
    async handle({ query: { days, ...asked } }) {
      const { organisation } = asked;
      if (organisation !== undefined) requireOrganisation(catalogue(), organisation);
      const rules = (await store.ruleVersions()).map(({ subject, since, version }) => ({
        ...{ subject, since, version },
      }));
      const logins = loginsIn(asked, catalogue());
      const narrowed = logins ? { organisation: logins } : {};
      return { body: { items: await store.history({ ...narrowed, days }), rules } };
    },
  });
}
