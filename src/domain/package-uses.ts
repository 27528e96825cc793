import type { Dependency, Publication, ReadingFault } from './dependency.ts';
import type { Evidence } from './evidence.ts';

type RepositoryName = Pick<Evidence, 'owner' | 'name'>;

/** A package that a repository depends on, with the repositories here that publish it: one for certain, several perhaps. */
export interface UsedPackage extends Dependency {
  sources: readonly RepositoryName[];
}

/** What a repository depends on, publishes, and which of its files could not be read. */
export interface RepositoryUses {
  dependencies: readonly UsedPackage[];
  publishes: readonly Publication[];
  faults: readonly ReadingFault[];
}

/** A repository that depends on a package. */
export interface Dependent extends RepositoryName, Pick<Evidence, 'id' | 'organisation'> {
  /** Each version in which it does. */
  uses: readonly Dependency[];
  /** False where other repositories say that they publish the same package, so that it may mean one of those. */
  certain: boolean;
}

/** A page of the repositories that depend on something. */
export interface DependentList {
  /** On how many repositories there are, whichever page this is. */
  total: number;
  /** How many of them depend on it for certain. */
  certain: number;
  items: readonly Dependent[];
}
