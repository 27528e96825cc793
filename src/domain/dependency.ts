/**
 * A package without its version, as a package URL (purl) in its canonical form without the leading `pkg:`, such as
 * `npm/%40nhs/components`. Names that a registry takes for the same are the same text.
 */
export type PackageKey = string;

/** What a package is needed for; where several apply, the first of these. */
export const dependencyScopes = ['runtime', 'optional', 'build', 'development'] as const;
export type DependencyScope = (typeof dependencyScopes)[number];

/** A package that a repository asks for, by itself or through another one. */
export interface Dependency {
  package: PackageKey;
  /** The version that a lock file holds, or that a manifest pins; null where only a range is known. */
  version: string | null;
  /** What the manifest asks for, as it is written; null for what only a lock file names. */
  requirement: string | null;
  scope: DependencyScope;
  /** Whether the repository itself asks for it. */
  direct: boolean;
  /** The file that says so, by its path from the root. */
  file: string;
}

/** A package that a repository says it is the source of. */
export interface Publication {
  package: PackageKey;
  file: string;
}

/** A file that could not be read in full, and why, as one sentence. */
export interface ReadingFault {
  file: string;
  because: string;
}

/** All that the files of a repository say about packages. */
export interface PackageFacts {
  dependencies: readonly Dependency[];
  publishes: readonly Publication[];
  faults: readonly ReadingFault[];
}
