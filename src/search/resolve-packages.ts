import type { Condition } from './query/query.ts';
import { parseQuery } from './query/query.ts';
import type { PackageQualifier } from './query/qualifier.ts';
import type { SearchEngine } from './search.ts';

/** Ids of the repositories that depend on a package in a version that meets the condition. */
export type FindDependents = (
  qualifier: Pick<PackageQualifier, 'package' | 'condition'>,
) => Promise<readonly string[]>;

/** Packages that one query may ask for; more would only make it slow. */
const maxPackages = 5;

/**
 * The engine with `depends:pkg:…` answered: who depends on what stands in the store, which compares versions, and an index
 * would hold it a second time. The engine gets the ids.
 */
export function resolvePackages<E extends Pick<SearchEngine, 'search'>>(engine: E, find: FindDependents): E {
  return {
    ...engine,
    async search(query) {
      const wanted = new Map(
        packagesIn(parseQuery(query.text).parts).map((each) => [packageQualifierKey(each), each]),
      );
      if (wanted.size === 0) return engine.search(query);
      const found = [...wanted]
        .slice(0, maxPackages)
        .map(async ([key, each]) => [key, await find(each)] as const);
      return engine.search({ ...query, dependents: new Map(await Promise.all(found)) });
    },
  };
}

/** What a qualifier's ids are found under. */
export function packageQualifierKey({
  package: key,
  condition,
}: Pick<PackageQualifier, 'package' | 'condition'>): string {
  return `${key}@${condition ?? ''}`;
}

function packagesIn(parts: readonly Condition[]): PackageQualifier[] {
  return parts.flatMap((part) => {
    if (part.kind === 'qualifier') return part.qualifier.field === 'package' ? [part.qualifier] : [];
    if (part.kind === 'not') return packagesIn([part.part]);
    return part.kind === 'term' ? [] : packagesIn(part.parts);
  });
}
