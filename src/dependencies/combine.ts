import { dependencyScopes, type Dependency, type DependencyScope } from '../domain/dependency.ts';
import { compareVersions } from './versions.ts';

/** What one file says of one package. */
export interface Declaration extends Omit<Dependency, 'direct'> {
  /** Undefined where the file does not say. */
  direct: boolean | undefined;
  isLock: boolean;
}

/** Packages of one repository that are kept; those it asks for itself come first. */
const maxPackages = 5_000;

/** Versions of one package that are kept, the newest. */
const maxVersions = 8;

/**
 * Puts together what files say of the same package: one row for each version that a lock file holds, of which one carries
 * what the manifest asks for; one row where no lock file has it.
 */
export function combine(declarations: readonly Declaration[]): Dependency[] {
  const rows = [...Map.groupBy(declarations, (each) => each.package).values()].map(rowsOf);
  return rows
    .toSorted((one, other) => Number(isAsked(other)) - Number(isAsked(one)))
    .slice(0, maxPackages)
    .flat()
    .toSorted(inOrder);
}

const isAsked = (rows: readonly Dependency[]) => rows.some(({ direct }) => direct);

function inOrder(one: Dependency, other: Dependency): number {
  if (one.package !== other.package) return one.package < other.package ? -1 : 1;
  return compareVersions(other.version ?? '', one.version ?? '');
}

function rowsOf(declarations: readonly Declaration[]): Dependency[] {
  const asked = declarations.filter(({ isLock }) => !isLock);
  const locked = declarations.filter(({ isLock, version }) => isLock && version !== null);
  const [first] = asked.filter(({ direct }) => direct !== false).concat(asked);
  if (locked.length === 0) return first ? [oneOf(first, asked)] : [];
  const versions = [...Map.groupBy(locked, ({ version }) => version).values()]
    .map((same) => oneOf(same[0] as Declaration, same))
    .toSorted((one, other) => compareVersions(other.version ?? '', one.version ?? ''));
  const main = versions.find(({ direct }) => direct) ?? versions[0];
  return versions
    .slice(0, maxVersions)
    .concat(main && versions.indexOf(main) >= maxVersions ? [main] : [])
    .map((row) => {
      if (row !== main || !first) return row;
      const { requirement, file } = first;
      return {
        ...row,
        requirement,
        file,
        direct: asked.some(({ direct }) => direct !== false),
        scope: scopeOf(asked),
      };
    });
}

/** One row for declarations of the same package in the same version. */
function oneOf(first: Declaration, all: readonly Declaration[]): Dependency {
  const { isLock: _, ...row } = first;
  return { ...row, scope: scopeOf(all), direct: all.some(({ direct }) => direct === true) };
}

function scopeOf(declarations: readonly { scope: DependencyScope }[]): DependencyScope {
  return dependencyScopes.find((scope) => declarations.some((each) => each.scope === scope)) ?? 'runtime';
}
