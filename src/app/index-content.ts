import { createHash } from 'node:crypto';
import type { Catalogue } from '../domain/catalogue.ts';
import type { IndexedBody } from '../search/search.ts';

/** By login in lower case, all that the catalogue covers. */
export function bodiesOf({ organisations, repositories }: Catalogue): ReadonlyMap<string, IndexedBody> {
  return new Map<string, IndexedBody>([
    ...repositories.map(({ organisation }) => [organisation.toLowerCase(), { name: organisation }] as const),
    ...organisations.map(
      ({ login, name, nation, bodyType }) => [login.toLowerCase(), { name, nation, bodyType }] as const,
    ),
  ]);
}

/** By full name in lower case, the ids of the collections that hold a repository. */
export function collectionsOf({ collections = [] }: Catalogue): ReadonlyMap<string, readonly string[]> {
  const pairs = collections.flatMap(({ id, repositories }) =>
    repositories.map((name) => [name.toLowerCase(), id] as const),
  );
  return new Map(
    Array.from(
      Map.groupBy(pairs, ([name]) => name),
      ([name, held]) => [name, held.map(([, id]) => id)],
    ),
  );
}

/** A short name for what an index is made of, so that another one is built when that changes. */
export function digestOf(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}
