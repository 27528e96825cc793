import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import { readCollection } from '../../visibility/read-collection.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { collectionView } from './repository-schemas.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, named, nothing } from '../schemas.ts';

type CollectionDependencies = Pick<ApiDependencies, 'store' | 'catalogue'>;

const collectionList = z
  .object({
    items: z.array(z.object({ id: z.string(), title: z.string(), why: z.string(), repositories: count })),
  })
  .register(named, { id: 'CollectionList' });

const softwareList = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        repository: z
          .string()
          .nullable()
          .describe('Full name of the repository here; null where it is none of this hub.'),
        url: z.string().nullable(),
        usedBy: z.array(
          z.object({ body: z.string(), purpose: z.string().nullable(), since: z.string().nullable() }),
        ),
      }),
    ),
  })
  .register(named, { id: 'SoftwareList' });

/** Lists that people curate in the catalogue, and software that bodies say they run. */
export function collectionRoutes(dependencies: CollectionDependencies): Route[] {
  return [listRoute(dependencies), oneRoute(dependencies), softwareRoute(dependencies)];
}

function listRoute({ catalogue }: CollectionDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/collections',
    id: 'listCollections',
    summary: 'Collections: lists of repositories that people curate',
    parameters: nothing,
    query: nothing,
    answer: {
      status: 200,
      description: 'The collections, in the order of the catalogue',
      schema: collectionList,
    },
    problems: [],
    maxAge: 60,
    async handle() {
      const items = (catalogue().collections ?? []).map(({ repositories, ...rest }) => ({
        ...rest,
        repositories: repositories.length,
      }));
      return { body: { items } };
    },
  });
}

function oneRoute({ store, catalogue }: CollectionDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/collections/{id}',
    id: 'getCollection',
    summary: 'One collection with its repositories',
    parameters: z.object({ id: z.string().max(200) }),
    query: nothing,
    answer: { status: 200, description: 'The collection', schema: collectionView },
    problems: [404],
    maxAge: 60,
    async handle({ parameters: { id } }) {
      const collection = catalogue().collections?.find((each) => each.id === id);
      if (!collection) throw notFound(`The collection ${id}`);
      const { title, why } = collection;
      return { body: { id, title, why, ...(await readCollection(store, collection)) } };
    },
  });
}

function softwareRoute({ catalogue }: CollectionDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/software',
    id: 'listSoftware',
    summary: 'Software that bodies say they run, NHS-made or not',
    parameters: nothing,
    query: nothing,
    answer: { status: 200, description: 'What they told the people who run the hub', schema: softwareList },
    problems: [],
    maxAge: 60,
    handle: async () => ({ body: { items: catalogue().software ?? [] } }),
  });
}
