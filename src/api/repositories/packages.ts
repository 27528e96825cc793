import { z } from 'zod';
import {
  meetingVersion,
  packageUrl,
  readPackageUrl,
  readVersionCondition,
} from '../../dependencies/dependencies.ts';
import type { Dependency } from '../../domain/dependency.ts';
import type { DependentList } from '../../domain/package-uses.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { dependentList, repositoryPackages } from './package-schemas.ts';
import { linkHeader, pageQuery } from '../paging.ts';
import { invalid } from '../read-input.ts';
import { defineRoute, type Route } from '../route.ts';
import { nothing } from '../schemas.ts';
import { requirePublic } from '../../visibility/require-public.ts';

type Use = Parameters<typeof meetingVersion>[0];
type PackageDependencies = Pick<ApiDependencies, 'store'>;

const named = z.object({ owner: z.string().max(200), name: z.string().max(200) });

export function packageRoutes(dependencies: PackageDependencies): Route[] {
  return [dependenciesRoute(dependencies), dependentsOfRoute(dependencies), dependentsRoute(dependencies)];
}

function dependenciesRoute({ store }: PackageDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/repositories/{owner}/{name}/dependencies',
    id: 'getDependencies',
    summary: 'What a repository depends on and publishes',
    description: 'Read from manifests and lock files at its root, its workflows and its Dockerfile.',
    parameters: named,
    query: nothing,
    answer: { status: 200, description: 'Its packages', schema: repositoryPackages },
    problems: [404],
    maxAge: 60,
    async handle({ parameters: { owner, name } }) {
      const uses = await store.packages(await requirePublic(store, { owner, name }));
      return {
        body: {
          dependencies: uses.dependencies.map(({ sources, ...each }) => ({
            ...dependencyView(each),
            sources: sources.map((source) => `${source.owner}/${source.name}`),
          })),
          publishes: uses.publishes.map((each) => ({ purl: packageUrl(each.package), file: each.file })),
          faults: uses.faults.map(({ file, because }) => ({ file, because })),
        },
      };
    },
  });
}

function dependentsOfRoute({ store }: PackageDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/repositories/{owner}/{name}/dependents',
    id: 'getDependents',
    summary: 'The repositories that depend on what a repository publishes',
    parameters: named,
    query: z.object(pageQuery),
    answer: { status: 200, description: 'A page of repositories, by name', schema: dependentList },
    problems: [404],
    maxAge: 60,
    async handle({ parameters: { owner, name }, query, req }) {
      const found = await store.dependentsOf(await requirePublic(store, { owner, name }), query);
      return pageOfDependents(found, { ...query, url: req.originalUrl });
    },
  });
}

function dependentsRoute({ store }: PackageDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/dependents',
    id: 'findDependents',
    summary: 'The repositories that depend on a package',
    parameters: nothing,
    query: z.object({
      package: z
        .string()
        .min(1)
        .max(500)
        .describe('A package URL, with a version condition if wanted: pkg:npm/nhsuk-frontend@<9.'),
      ...pageQuery,
    }),
    answer: { status: 200, description: 'A page of repositories, by name', schema: dependentList },
    problems: [],
    maxAge: 60,
    async handle({ query, req }) {
      const asked = readPackageUrl(query.package);
      if (!asked) throw invalid([`package: ${query.package} is not a package URL, such as pkg:npm/express.`]);
      const condition = asked.version === null ? null : readVersionCondition(asked.version);
      if (condition === undefined)
        throw invalid(['package: give a version such as 9, <9, >=6.1 or 6..8 after the @.']);
      const meets = condition && ((use: Use) => meetingVersion(use, condition));
      const found = await store.dependents(asked.key, query, meets ?? undefined);
      return pageOfDependents(found, { ...query, url: req.originalUrl });
    },
  });
}

function pageOfDependents(
  { total, items: found }: DependentList,
  { page, perPage, url }: { page: number; perPage: number; url: string },
) {
  const items = found.map(({ owner, name, uses, certain }) => ({
    ...{ fullName: `${owner}/${name}`, owner, name, certain },
    uses: uses.map(dependencyView),
  }));
  return { body: { total, page, perPage, items }, headers: linkHeader({ url, total, page, perPage }) };
}

function dependencyView({ package: key, version, requirement, scope, direct, file }: Dependency) {
  return { purl: packageUrl(key, version), version, requirement, scope, direct, file };
}
