import type { FileTree } from './file-tree.ts';

/** Where an organisation keeps templates of its own. */
export interface TemplatePlace {
  kind: 'folder' | 'git';
  /** The folder, absolute, or an address that git reads, which may hold credentials. */
  from: string;
  /** Of a repository: the tag or branch to read; null for its default branch. */
  ref: string | null;
  /** Whose they are: their ids begin with it; null for ids as they are. */
  owner: string | null;
}

/** A repository of templates, at the version asked for and at those that it has tagged. */
export interface TaggedTrees {
  /** The address without credentials. */
  from: string;
  /** Object id of the commit. */
  head: string;
  files: FileTree;
  /** Tags that name a version, newest first. */
  tags: readonly { name: string; files: FileTree }[];
}

/**
 * Reads a repository of templates over git.
 *
 * Rejects with a Problem: `invalid` for an address that may not be read or a repository beyond the limits, `not-found`
 * where it, or the tag or branch, is not there, `unreachable` for a server that does not answer.
 */
export type ReadTaggedTrees = (
  place: Pick<TemplatePlace, 'from' | 'ref'>,
  signal: AbortSignal,
) => Promise<TaggedTrees>;
