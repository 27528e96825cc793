import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import { statuses } from '../../domain/assessment.ts';
import type { OrganisationFigures, StatusCounts } from '../../domain/figures.ts';
import { bodyTypes, nations, type Organisation } from '../../domain/organisation.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, instant, named, nothing, statusCounts } from '../schemas.ts';

type OrganisationDependencies = Pick<ApiDependencies, 'store' | 'catalogue'>;

const organisation = z
  .object({
    login: z.string(),
    name: z.string(),
    nation: z.enum(nations),
    bodyType: z.enum(bodyTypes),
    homepage: z.string().nullable(),
    parent: z.string().nullable(),
    predecessors: z.array(z.string()),
    successor: z.string().nullable(),
    policies: z.array(z.string()).describe('Ids of the policies that bind it.'),
    repositories: count,
    statuses: statusCounts,
    listedAt: instant.nullable().describe('When its repositories were last listed completely.'),
  })
  .register(named, { id: 'Organisation' });

const list = z
  .object({ total: count, items: z.array(organisation) })
  .register(named, { id: 'OrganisationList' });

export function organisationRoutes(dependencies: OrganisationDependencies): Route[] {
  return [listRoute(dependencies), oneRoute(dependencies)];
}

function listRoute({ store, catalogue }: OrganisationDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/organisations',
    id: 'listOrganisations',
    summary: 'The organisations of the catalogue, with their repositories by status',
    parameters: nothing,
    query: nothing,
    answer: { status: 200, description: 'Every organisation', schema: list },
    problems: [],
    maxAge: 60,
    async handle() {
      const { organisations } = await store.compliance({});
      const figures = new Map(organisations.map((one) => [one.organisation, one]));
      const items = catalogue().organisations.map((one) =>
        organisationView(one, figures.get(one.login.toLowerCase())),
      );
      return { body: { total: items.length, items } };
    },
  });
}

function oneRoute({ store, catalogue }: OrganisationDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/organisations/{login}',
    id: 'getOrganisation',
    summary: 'One organisation',
    parameters: z.object({ login: z.string().max(200) }),
    query: nothing,
    answer: { status: 200, description: 'The organisation', schema: organisation },
    problems: [404],
    maxAge: 60,
    async handle({ parameters }) {
      const login = parameters.login.toLowerCase();
      const found = catalogue().organisations.find((one) => one.login.toLowerCase() === login);
      if (found === undefined) throw notFound(`The organisation ${parameters.login}`);
      const { organisations } = await store.compliance({ organisation: login });
      return {
        body: organisationView(
          found,
          organisations.find((one) => one.organisation === login),
        ),
      };
    },
  });
}

function organisationView(
  body: Organisation,
  figures: OrganisationFigures | undefined,
): z.infer<typeof organisation> {
  const { login, name, nation, bodyType, homepage, parent, predecessors, successor, policies } = body;
  return {
    ...{ login, name, nation, bodyType, homepage, parent, predecessors, successor, policies },
    repositories: figures?.repositories ?? 0,
    statuses: figures?.statuses ?? noRepositories,
    listedAt: figures?.listedAt ?? null,
  };
}

const noRepositories = Object.fromEntries(statuses.map((status) => [status, 0])) as StatusCounts;
