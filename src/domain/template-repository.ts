import type { FileTree } from './file-tree.ts';

/** A repository that others start from, as it was at one commit. */
export interface RepositoryTree {
  /** The address it was read from, without credentials. */
  from: string;
  /** Object id of the commit. */
  head: string;
  files: FileTree;
  /** Paths of what the repository names and does not hold: other repositories. */
  submodules: readonly string[];
  /** Names that are not UTF-8, with their odd bytes escaped. */
  unnameable: readonly string[];
}

/**
 * Reads the newest commit of a repository whole, or the commit given, over git and without signing in.
 *
 * Rejects with a Problem: `invalid` for an address that may not be read or a repository beyond the limits, `not-found`
 * for one that is not there or is empty, or a commit it does not have (any more), `unreachable` for a server that does
 * not answer; with the signal's reason when aborted.
 *
 * @param place.typed whether a person at this machine typed the address: any protocol of git is then allowed, and
 *   otherwise only https and the forge of this hub
 */
export type ReadRepository = (
  place: { address: string; commit?: string; typed: boolean },
  signal: AbortSignal,
) => Promise<RepositoryTree>;
