import { isPublicRepository, type PublicRepository } from '../domain/public-repository.ts';
import { itemOf, type RepositoryItem } from '../domain/repository-item.ts';
import type { PublicStore } from './public-store.ts';
import { readStandards } from './read-standards.ts';

/** How many repositories stand side by side. */
export const comparedCount = { least: 2, most: 4 } as const;

/** What people choose between repositories by. */
export interface ComparedRepository {
  item: RepositoryItem;
  /** Login in the catalogue. */
  organisation: string;
  createdAt: string | null;
  latestRelease: string | null;
  standards: { id: string; name: string }[];
  /** Packages that it asks for itself. */
  dependencies: number;
  /** Repositories here that depend on it, for certain or possibly. */
  dependents: number;
  /** Ids of the checks that are not met, over all policies. */
  unmet: string[];
}

type Source = Pick<PublicStore, 'findRepository' | 'packages' | 'dependentsOf' | 'readBlobs'>;

/**
 * The full names in texts such as `owner/name,owner/name`, each once without regard to case: an owner may be a path of
 * groups, so that the last part is the name.
 */
export function repositoryNames(texts: readonly string[]): { owner: string; name: string }[] {
  const names = texts.flatMap((text) => text.split(/[\s,]+/)).filter((text) => text !== '');
  const distinct = new Map<string, string>();
  for (const name of names) if (!distinct.has(name.toLowerCase())) distinct.set(name.toLowerCase(), name);
  return [...distinct.values()].map((text) => {
    const at = text.lastIndexOf('/');
    return { owner: text.slice(0, Math.max(0, at)), name: text.slice(at + 1) };
  });
}

/** Reads public repositories to be compared, in the order of their names; undefined for one that is not there. */
export async function compareRepositories(
  store: Source,
  names: readonly { owner: string; name: string }[],
): Promise<(ComparedRepository | undefined)[]> {
  return Promise.all(
    names.map(async ({ owner, name }) => {
      const found = await store.findRepository(owner, name);
      return isPublicRepository(found) ? compared(store, found) : undefined;
    }),
  );
}

async function compared(store: Source, repository: PublicRepository): Promise<ComparedRepository> {
  const [uses, dependents] = await Promise.all([
    store.packages(repository),
    store.dependentsOf(repository, { page: 1, perPage: 1 }),
  ]);
  const standards = await readStandards(store, repository, uses.dependencies);
  const { evidence, findings } = repository;
  return {
    item: itemOf(repository),
    organisation: evidence.organisation,
    createdAt: evidence.createdAt ?? null,
    latestRelease: evidence.latestRelease?.tag ?? null,
    standards: standards.map(({ id, name }) => ({ id, name })),
    dependencies: uses.dependencies.filter(({ direct }) => direct).length,
    dependents: dependents.total,
    unmet: findings.filter(({ outcome }) => outcome === 'unmet').map(({ check }) => check),
  };
}
