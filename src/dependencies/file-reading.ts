import type { DependencyScope, PackageKey } from '../domain/dependency.ts';

/** What one file says of one package, before files are put together. */
export interface DeclaredDependency {
  package: PackageKey | undefined;
  /** The exact version, where the file has it. */
  version?: string | undefined;
  /** The range, where the file has one. */
  requirement?: string | undefined;
  /** `runtime` unless given. */
  scope?: DependencyScope;
  /** Whether the repository itself asks for it; undefined where the file does not say. */
  direct?: boolean | undefined;
}

/** What one file says about packages. */
export interface FileReading {
  dependencies: readonly DeclaredDependency[];
  publishes?: readonly (PackageKey | undefined)[];
  /** What its authors would have it found by. */
  keywords?: readonly string[];
}

/**
 * Reads one kind of file: pure, in time that grows with the text alone.
 *
 * @throws Unreadable when the text is not what such a file holds
 */
export type FileReader = (text: string, path: string) => FileReading;

/** The text is not what a file of this name should hold; the message is a sentence for people. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
