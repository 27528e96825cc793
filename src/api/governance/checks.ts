import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import { outcomes } from '../../domain/assessment.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { bodyTypes, nations } from '../../domain/organisation.ts';
import { mendingTimes, type Policy } from '../../domain/policy.ts';
import { proseOf, usualPolicy } from '../../policy/policy.ts';
import { readCheck, type CheckResults } from '../../visibility/read-check.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { requireOrganisation } from '../known.ts';
import { linkHeader, pageQuery } from '../paging.ts';
import { invalid } from '../read-input.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, force, instant, named, outcome, pageFields } from '../schemas.ts';

type CheckDependencies = Pick<ApiDependencies, 'store' | 'catalogue' | 'policies' | 'clock'>;

const check = z
  .object({
    id: z.string(),
    title: z.string(),
    why: z.string(),
    fix: z.string(),
    effort: z.enum(['setting', 'file']).nullable().describe('What mending takes, where that is certain.'),
    lesson: z.object({
      time: z.enum(mendingTimes).describe('How long mending takes somebody who knows the code.'),
      tip: z.string(),
    }),
    policies: z.array(z.object({ policy: z.string(), force, clause: z.string() })),
    policy: z.string().nullable().describe('The policy whose results these are.'),
    outcomes: z.record(outcome, count).nullable().describe('Null where nobody was looked at.'),
    days: z
      .array(z.object({ day: z.string(), outcomes: z.record(outcome, count) }))
      .describe('Oldest first; empty where both a nation and a kind of body are given.'),
    example: z
      .object({ repository: z.string(), because: z.string(), proof: z.string() })
      .nullable()
      .describe('One to learn from, of those that meet it.'),
    ...pageFields,
    items: z.array(
      z.object({
        repository: z.string(),
        organisation: z.string(),
        body: z.string().nullable(),
        bodyType: z.enum(bodyTypes).nullable(),
        nation: z.enum(nations).nullable(),
        outcome,
        because: z.string(),
        since: instant.nullable(),
      }),
    ),
  })
  .register(named, { id: 'Check' });

const query = z.object({
  policy: z.string().max(200).optional().describe('The first that binds anybody unless given.'),
  outcome: z.enum([...outcomes, 'any']).default('unmet'),
  organisation: z.string().max(200).optional().describe('Login of an organisation.'),
  nation: z.enum(nations).optional(),
  bodyType: z.enum(bodyTypes).optional(),
  ...pageQuery,
});

/** One check: what it asks, and how it came out for whom. */
export function checkRoutes(dependencies: CheckDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/checks/{id}',
      id: 'getCheck',
      summary: 'A check: why, how to mend it, how it came out, and for which repositories',
      parameters: z.object({ id: z.string().max(200) }),
      query,
      answer: { status: 200, description: 'The check and its results', schema: check },
      problems: [404],
      maxAge: 60,
      async handle({ parameters: { id }, query: asked, req }) {
        const body = await checkBody(dependencies, id, asked);
        return { body, headers: linkHeader({ url: req.originalUrl, ...body }) };
      },
    }),
  ];
}

async function checkBody(
  { store, catalogue, policies, clock }: CheckDependencies,
  id: string,
  asked: z.output<typeof query>,
) {
  const prose = proseOf(id);
  if (!prose) throw notFound(`The check ${id}`);
  const using = policies().filter(({ clauses }) => clauses.some((clause) => clause.check === id));
  const ids = using.map((policy) => policy.id);
  const policy = asked.policy ?? usualPolicy(using, catalogue(), clock());
  if (asked.policy !== undefined && !ids.includes(policy))
    throw invalid([`policy: ${policy} does not ask for ${id}. There are: ${ids.join(', ') || 'none'}.`]);
  if (asked.organisation !== undefined) requireOrganisation(catalogue(), asked.organisation);
  const { page, perPage } = asked;
  const window = { limit: perPage, offset: (page - 1) * perPage };
  const found = await readCheck(store, { ...asked, check: id, policy, ...window }, catalogue());
  const { title, why, fix, effort = null, lesson } = prose;
  return {
    ...{ id, title, why, fix, effort, lesson },
    policies: using.flatMap((each) => clausesOf(each, id)),
    policy: policy === '' ? null : policy,
    ...resultsOf(found, catalogue()),
    ...{ page, perPage },
  };
}

function clausesOf({ id: policy, clauses }: Policy, check: string) {
  return clauses
    .filter((one) => one.check === check)
    .map(({ force: asked, clause }) => ({ policy, force: asked, clause }));
}

function resultsOf(
  { figure, days, example, total, rows }: CheckResults,
  { organisations }: Pick<Catalogue, 'organisations'>,
) {
  const bodies = new Map(organisations.map((one) => [one.login.toLowerCase(), one]));
  return {
    outcomes: figure?.outcomes ?? null,
    days,
    example: example
      ? {
          repository: `${example.repository.evidence.owner}/${example.repository.evidence.name}`,
          ...{ because: example.finding.because, proof: example.finding.proof },
        }
      : null,
    total,
    items: rows.map(({ owner, name, organisation, outcome: result, because, since }) => {
      const body = bodies.get(organisation.toLowerCase());
      return {
        ...{ repository: `${owner}/${name}`, organisation, body: body?.name ?? null },
        ...{ bodyType: body?.bodyType ?? null, nation: body?.nation ?? null },
        ...{ outcome: result, because, since: since ?? null },
      };
    }),
  };
}
