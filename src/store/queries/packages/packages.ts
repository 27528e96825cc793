import type { PackageKey, PackageFacts } from '../../../domain/dependency.ts';
import type { Db } from '../../schema.ts';
import {
  countDependents,
  dependentIds,
  dependentsPage,
  openRepositories,
  toDependency,
} from './dependents.ts';
import type { DependentsPage, DependentsQuery } from './dependents.ts';
import type { Logins } from '../../history-queries.ts';
import type { DatabaseAccess } from '../../access.ts';
import type { Evidence } from '../../../domain/evidence.ts';

/** What depends on what. */
export interface PackageQueries {
  /** What a repository depends on, publishes, and which of its files could not be read: those it asks for itself first. */
  repositoryPackages(id: string): Promise<RepositoryPackages>;
  /** The open repositories, but itself, that publish packages on which a repository depends. */
  packageSources(query: { id: string; organisation?: Logins }): Promise<PackageSource[]>;
  /** How many open repositories publish each of these packages; those that none publishes are left out. */
  publisherCounts(query: {
    packages: readonly PackageKey[];
    organisation?: Logins;
  }): Promise<Map<PackageKey, number>>;
  /** A page of the open repositories that depend on any of these packages, by name, with each version. */
  dependents(query: DependentsQuery & { limit: number; offset: number }): Promise<DependentsPage>;
  /** How many open repositories depend on any of these packages. */
  countDependents(query: DependentsQuery): Promise<number>;
  /** Ids of the open repositories that depend on any of these packages, in no order. */
  dependentIds(query: DependentsQuery): Promise<string[]>;
}

/** Bound to a database. */
export function packageQueries({ read, snapshot }: DatabaseAccess): PackageQueries {
  return {
    repositoryPackages: (id) => snapshot((db) => packagesOfRepository(db, id)),
    packageSources: (query) => read((db) => packageSources(db, query)),
    publisherCounts: (query) => read((db) => publisherCounts(db, query)),
    dependents: (query) => snapshot((db) => dependentsPage(db, query, query)),
    countDependents: (query) => snapshot((db) => countDependents(db, query)),
    dependentIds: (query) => snapshot((db) => dependentIds(db, query)),
  };
}

/** All that is known of the packages of one repository. */
export type RepositoryPackages = PackageFacts;

/** A repository that publishes a package. */
export interface PackageSource extends Pick<Evidence, 'owner' | 'name' | 'organisation'> {
  package: PackageKey;
}

/** What one repository depends on, publishes, and which of its files could not be read. */
async function packagesOfRepository(db: Db, id: string): Promise<RepositoryPackages> {
  const dependencies = await db
    .selectFrom('repository')
    .innerJoin('dependency', 'dependency.repository', 'repository.number')
    .innerJoin('package', 'package.number', 'dependency.package')
    .select(['key', 'version', 'requirement', 'scope', 'direct', 'file'])
    .where('repository.id', '=', id)
    .orderBy('direct', 'desc')
    .orderBy('key')
    .orderBy('version')
    .execute();
  const publishes = await db
    .selectFrom('repository')
    .innerJoin('publication', 'publication.repository', 'repository.number')
    .innerJoin('package', 'package.number', 'publication.package')
    .select(['key as package', 'file'])
    .where('repository.id', '=', id)
    .orderBy('key')
    .execute();
  const faults = await db
    .selectFrom('repository')
    .innerJoin('reading_fault', 'reading_fault.repository', 'repository.number')
    .select(['file', 'because'])
    .where('repository.id', '=', id)
    .orderBy('file')
    .execute();
  return { dependencies: dependencies.map(({ key, ...row }) => toDependency(key, row)), publishes, faults };
}

/** The repositories that publish packages on which one repository depends. */
async function packageSources(
  db: Db,
  { id, organisation }: { id: string; organisation?: Logins },
): Promise<PackageSource[]> {
  return openRepositories(db, organisation)
    .innerJoin('publication', 'publication.repository', 'repository.number')
    .innerJoin('package', 'package.number', 'publication.package')
    .select(['package.key as package', 'repository.owner', 'repository.name', 'repository.organisation'])
    .where('publication.package', 'in', (eb) =>
      eb
        .selectFrom('dependency')
        .innerJoin('repository as own', 'own.number', 'dependency.repository')
        .select('dependency.package')
        .where('own.id', '=', id),
    )
    .where('repository.id', '!=', id)
    .orderBy('package.key')
    .orderBy('repository.name_key')
    .execute();
}

/** How many repositories publish each of these packages. */
async function publisherCounts(
  db: Db,
  { packages, organisation }: { packages: readonly string[]; organisation?: Logins },
): Promise<Map<string, number>> {
  if (packages.length === 0) return new Map();
  const rows = await openRepositories(db, organisation)
    .innerJoin('publication', 'publication.repository', 'repository.number')
    .innerJoin('package', 'package.number', 'publication.package')
    .select((eb) => ['package.key', eb.fn.countAll<number>().as('count')])
    .where('package.key', 'in', packages)
    .groupBy('package.key')
    .execute();
  return new Map(rows.map(({ key, count }) => [key, Number(count)]));
}
