import { Problem } from '../base/problem.ts';
import type { FileTree, TreeFile } from '../domain/file-tree.ts';
import { parseRemoteAddress } from './address.ts';
import { isUnadvertised, isUnknownObject } from './git-problem.ts';
import { parseObjectBatch, parseObjectSizes } from './object-batch.ts';
import { withSession, type GitLimits, type GitSession } from './session.ts';
import { fetchArguments, objectFormat, readRemoteHead } from './fetch.ts';
import { isFileKind } from './modes.ts';
import { parseTreeListing, type ListedEntry } from './tree-listing.ts';

/** Of a listing for one file, on average: mode, type, object id and path. */
const bytesOfEntry = 400;

/** What a repository holds on its default branch, or at the commit asked for. */
export interface FullTree {
  /** Null when HEAD names no branch, and for a commit that was asked for. */
  branch: string | null;
  /** Object id of the commit that was read. */
  head: string;
  files: FileTree;
  /** Paths of submodules, which are not among the files. */
  submodules: string[];
  /** Names that are not UTF-8, which are not among the files, with their odd bytes escaped. */
  unnameable: string[];
}

export interface FullTreeOptions {
  protocols: readonly string[];
  /** `bytes` bounds the contents of all files together, too: git stores them packed, and each but once. */
  limits: GitLimits;
  /** The object id of a commit to be read in place of the newest one. */
  commit?: string | undefined;
  tempFolder?: string;
}

/**
 * Reads every file of a repository's newest commit, or of the one asked for, without its history and without signing
 * in.
 *
 * @throws Problem `not-found` for a repository that is not there or is empty, or does not have the commit; `invalid` for
 * one beyond the limits, `unreachable` for a server that does not answer; the signal's reason when aborted
 */
export async function readFullTree(
  url: string,
  { protocols, limits, commit, tempFolder }: FullTreeOptions,
  signal: AbortSignal,
): Promise<FullTree> {
  const address = parseRemoteAddress(url, protocols);
  return withSession({ address, protocols, limits, tempFolder, signal }, async (session) => {
    const { head, branch } = commit === undefined ? await newest(session) : { head: commit, branch: null };
    const repository = await session.init('whole', objectFormat(head));
    if (commit === undefined) await fetchCommit(session, repository, head);
    else await fetchAsked(session, repository, commit);
    await session.size();
    return { branch, head, ...(await readFiles(session, repository, head)) };
  });
}

async function newest(session: GitSession): Promise<Pick<FullTree, 'head' | 'branch'>> {
  const { head, defaultBranch: branch } = await readRemoteHead(session);
  if (head === null)
    throw new Problem('not-found', `${session.address.shown} has no commit on its default branch.`);
  return { head, branch };
}

async function fetchCommit(session: GitSession, repository: string, head: string): Promise<void> {
  await session.git([...fetchArguments(session), '--depth=1', 'origin', head], { repository });
}

/** From a server that hands out no commit but the newest of each branch, the branches with their history. */
async function fetchAsked(session: GitSession, repository: string, commit: string): Promise<void> {
  const { address } = session;
  try {
    await fetchCommit(session, repository, commit);
  } catch (error) {
    if (isUnknownObject(error)) throw goneFrom(address.shown, commit);
    if (!isUnadvertised(error)) throw error;
    const branches = [...fetchArguments(session), 'origin', '+refs/heads/*:refs/heads/*'];
    await session.git(branches, { repository });
    const input = `${commit}\n`;
    const found = parseObjectSizes(await session.git(['cat-file', '--batch-check'], { repository, input }));
    if (found.length === 0) throw goneFrom(address.shown, commit);
  }
}

function goneFrom(shown: string, commit: string): Problem {
  const message = `${shown} does not have the commit ${commit.slice(0, 12)} (any more): its history was rewritten, or the commit is another repository’s.`;
  return new Problem('not-found', message);
}

async function readFiles(
  session: GitSession,
  repository: string,
  head: string,
): Promise<Pick<FullTree, 'files' | 'submodules' | 'unnameable'>> {
  const entries = await listEntries(session, repository, head);
  const kept = entries.filter(({ kind, named }) => named && isFileKind(kind));
  const contents = await readContents(
    session,
    repository,
    kept.map(({ oid }) => oid),
  );
  const files = new Map<string, TreeFile>();
  for (const { path, kind, oid } of kept) {
    const content = contents.get(oid);
    if (content && isFileKind(kind)) files.set(path, { kind, content });
  }
  const pathsOf = (some: readonly ListedEntry[]) => some.map(({ path }) => path);
  return {
    files,
    submodules: pathsOf(entries.filter(({ kind, named }) => named && kind === 'submodule')),
    unnameable: pathsOf(entries.filter(({ named }) => !named)),
  };
}

/** Everything in the tree of a commit, tag or branch. A few objects can name one another so often that their list has no end: git is stopped where it is beyond the limit. */
export async function listEntries(
  session: GitSession,
  repository: string,
  head: string,
): Promise<ListedEntry[]> {
  const max = { bytes: session.limits.entries * bytesOfEntry, otherwise: beyond(session, 'files') };
  const listing = await session.git(['ls-tree', '-r', '-z', '--full-tree', head], { repository, max });
  const entries = parseTreeListing(listing);
  if (entries.length > session.limits.entries) throw max.otherwise;
  return entries;
}

/**
 * The contents of objects, within the limits of the session.
 *
 * @param oids one for each file: what holds one content under many names is as large as all of them
 */
export async function readContents(
  session: GitSession,
  repository: string,
  oids: readonly string[],
): Promise<Map<string, Uint8Array>> {
  if (oids.length === 0) return new Map();
  const input = `${[...new Set(oids)].join('\n')}\n`;
  const found = parseObjectSizes(await session.git(['cat-file', '--batch-check'], { repository, input }));
  const sizes = new Map(found.map(({ oid, size }) => [oid, size]));
  const total = oids.reduce((sum, oid) => sum + (sizes.get(oid) ?? 0), 0);
  if (total > session.limits.bytes) throw beyond(session, 'bytes');
  const contents = parseObjectBatch(await session.git(['cat-file', '--batch'], { repository, input }));
  return new Map(
    [...contents].map(([oid, { buffer, byteOffset, length }]) => [
      oid,
      new Uint8Array(buffer, byteOffset, length),
    ]),
  );
}

function beyond({ address, limits }: GitSession, what: 'files' | 'bytes'): Problem {
  const max =
    what === 'files'
      ? `${limits.entries.toLocaleString('en-GB')} files`
      : `${Math.ceil(limits.bytes / 1e6)} MB`;
  return new Problem('invalid', `${address.shown} holds more than ${max}, the most that is read in full.`);
}
