import { createHash } from 'node:crypto';
import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import { isPublicRepository, type PublicRepository } from '../../domain/public-repository.ts';
import { readStandards } from '../../visibility/read-standards.ts';
import { languageName, searchParameters, usualSort, type SearchResult } from '../../search/search.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { requireOrganisation } from '../known.ts';
import { linkHeader, pageQuery } from '../paging.ts';
import { repository, repositoryList } from './repository-schemas.ts';
import { repositoryView, tombstoneView } from './repository-view.ts';
import { defineRoute, type Route } from '../route.ts';
import { nothing } from '../schemas.ts';

const maxEvents = 100;

type RepositoryDependencies = Pick<ApiDependencies, 'store' | 'search' | 'catalogue' | 'policies'>;

const listQuery = z.object({ ...searchParameters, ...pageQuery });

export function repositoryRoutes(dependencies: RepositoryDependencies): Route[] {
  return [listRoute(dependencies), oneRoute(dependencies)];
}

function listRoute({ search, catalogue }: RepositoryDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/repositories',
    id: 'searchRepositories',
    summary: 'Search the public repositories',
    parameters: nothing,
    query: listQuery,
    answer: {
      status: 200,
      description: 'A page of repositories, with counts by facet',
      schema: repositoryList,
    },
    problems: [],
    maxAge: 30,
    async handle({ query: { q, sort, explain, page, perPage, ...chosen }, req }) {
      for (const login of chosen.organisation) requireOrganisation(catalogue(), login);
      const filters = {
        ...chosen,
        organisation: chosen.organisation.map((login) => login.toLowerCase()),
        language: chosen.language.map((name) => languageName(name) ?? name),
      };
      const found = await search.search({
        text: q,
        filters,
        sort: sort ?? usualSort(q),
        page,
        perPage,
        ...(explain === 1 ? { explain: true } : {}),
      });
      const { total } = found;
      return {
        body: listBody(found),
        headers: { ...linkHeader({ url: req.originalUrl, total, page, perPage }), ETag: etagOf(found) },
      };
    },
  });
}

function listBody(found: SearchResult): z.input<typeof repositoryList> {
  const { total, page, perPage, tookMs, corrected, suggestion, messages, fallback = null } = found;
  const { nearest, items, facets } = found;
  return {
    ...{ total, page, perPage, tookMs, corrected, suggestion, messages, fallback },
    ...{ nearest, items, facets },
  };
}

/** The time a search took is no part of what it found, so it does not make an answer a new one. */
function etagOf({ tookMs: _, ...found }: SearchResult): string {
  const text = JSON.stringify(found);
  return `W/"${createHash('sha1').update(text).digest('base64url')}"`;
}

function oneRoute({ store, policies }: RepositoryDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/repositories/{owner}/{name}',
    id: 'getRepository',
    summary: 'One repository, with its findings and events',
    description:
      'For repositories that are no longer public, returns the last known facts of the forge, without findings.',
    parameters: z.object({ owner: z.string().max(200), name: z.string().max(200) }),
    query: nothing,
    answer: { status: 200, description: 'The repository', schema: repository },
    problems: [404],
    redirects: 'The repository has another name now.',
    maxAge: 60,
    async handle({ parameters: { owner, name }, base }) {
      const found = await store.findRepository(owner, name);
      if (found) {
        const events = await store.events(found, maxEvents);
        const body = isPublicRepository(found)
          ? repositoryView(found, events, {
              policies: policies(),
              standards: await standardsIn(store, found),
            })
          : tombstoneView(found, events);
        return { body };
      }
      const renamed = await store.findRenamed(owner, name);
      if (renamed === undefined) throw notFound(`The repository ${owner}/${name}`);
      const to = [renamed.owner, renamed.name].map(encodeURIComponent).join('/');
      return { status: 301, headers: { Location: `${base}/repositories/${to}` } };
    },
  });
}

async function standardsIn(store: RepositoryDependencies['store'], repository: PublicRepository) {
  const { dependencies } = await store.packages(repository);
  return readStandards(store, repository, dependencies);
}
