import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import { isCovered } from '../../domain/catalogue.ts';
import { type PublicRepository } from '../../domain/public-repository.ts';
import { exportRepositories } from '../../exports/exports.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { defineRoute, type Reply, type Route } from '../route.ts';
import { named } from '../schemas.ts';
import { requirePublic } from '../../visibility/require-public.ts';

type SbomDependencies = Pick<ApiDependencies, 'store' | 'catalogue' | 'clock'>;

const formats = ['cyclonedx', 'spdx'] as const;
const query = z.object({
  format: z.enum(formats).default('cyclonedx').describe('CycloneDX 1.6 or SPDX 2.3, as JSON.'),
});
const answer = {
  status: 200,
  description: 'The bill of materials',
  schema: z
    .looseObject({})
    .register(named, { id: 'BillOfMaterials', description: 'As the standard that was asked for says.' }),
  type: 'application/json',
};

/** What somebody may ask for in an hour: an organisation takes seconds. */
const perHour = 600;

/** Bills of materials, made of manifests and lock files. The whole estate is written by `codehub export`. */
export function billOfMaterialsRoutes(dependencies: SbomDependencies): Route[] {
  return [repositoryRoute(dependencies), organisationRoute(dependencies)];
}

function repositoryRoute(dependencies: SbomDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/repositories/{owner}/{name}/sbom',
    id: 'getRepositorySbom',
    summary: 'The bill of materials of a repository',
    parameters: z.object({ owner: z.string().max(200), name: z.string().max(200) }),
    ...{ query, answer, perHour, problems: [404], maxAge: 60 },
    async handle({ parameters: { owner, name }, query: { format } }) {
      const found = await requirePublic(dependencies.store, { owner, name });
      return written(format, batchesOf(found), dependencies);
    },
  });
}

function organisationRoute(dependencies: SbomDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/organisations/{login}/sbom',
    id: 'getOrganisationSbom',
    summary: 'The bill of materials of all repositories of an organisation',
    parameters: z.object({ login: z.string().max(200) }),
    ...{ query, answer, perHour, problems: [404], maxAge: 60 },
    async handle({ parameters: { login }, query: { format } }) {
      if (!isCovered(dependencies.catalogue(), login)) throw notFound(`The organisation ${login}`);
      return written(format, dependencies.store.repositories(100, login), dependencies);
    },
  });
}

async function* batchesOf(repository: PublicRepository): AsyncGenerator<PublicRepository[]> {
  yield [repository];
}

async function written(
  format: (typeof formats)[number],
  batches: AsyncIterable<readonly PublicRepository[]>,
  { store, catalogue, clock }: SbomDependencies,
): Promise<Reply> {
  const packages = (repository: PublicRepository) => store.packages(repository);
  const context = { catalogue: catalogue(), now: clock(), packages };
  let text = '';
  for await (const piece of exportRepositories(format, batches, context)) text += piece;
  return { body: Buffer.from(text) };
}
