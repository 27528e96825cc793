import { Problem } from '../base/problem.ts';
import type { FileTree, TreeFile } from '../domain/file-tree.ts';
import { parseAddress } from './address.ts';
import { isUnadvertised, isUnknownObject } from './git-problem.ts';
import { parseObjectBatch, parseObjectSizes } from './object-batch.ts';
import { withReading, type GitLimits, type Reading } from './reading.ts';
import { parseRemoteHead } from './remote-head.ts';

/** Of a listing for one file, on average: mode, type, object id and path. */
const bytesOfEntry = 400;

/** What a repository holds on its default branch, or at the commit asked for. */
export interface WholeTree {
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

export interface WholeTreeOptions {
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
export async function readWholeTree(
  url: string,
  { protocols, limits, commit, tempFolder }: WholeTreeOptions,
  signal: AbortSignal,
): Promise<WholeTree> {
  const address = parseAddress(url, protocols);
  return withReading({ address, protocols, limits, tempFolder, signal }, async (reading) => {
    const { head, branch } = commit === undefined ? await newest(reading) : { head: commit, branch: null };
    const repository = await reading.init('whole', head.length === 64 ? 'sha256' : 'sha1');
    if (commit === undefined) await fetchCommit(reading, repository, head);
    else await fetchAsked(reading, repository, commit);
    await reading.size();
    return { branch, head, ...(await readFiles(reading, repository, head)) };
  });
}

async function newest(reading: Reading): Promise<Pick<WholeTree, 'head' | 'branch'>> {
  const { address } = reading;
  const told = await reading.git(['ls-remote', '--symref', '--', address.location, 'HEAD']);
  const { head, defaultBranch: branch } = parseRemoteHead(told.toString());
  if (head === null)
    throw new Problem('not-found', `${address.shown} holds no commit on its default branch.`);
  return { head, branch };
}

async function fetchCommit(reading: Reading, repository: string, head: string): Promise<void> {
  const args = [...fetching(reading.address.location), '--depth=1', 'origin', head];
  await reading.git(args, { repository });
}

/** From a server that hands out no commit but the newest of each branch, the branches with their history. */
async function fetchAsked(reading: Reading, repository: string, commit: string): Promise<void> {
  const { address } = reading;
  try {
    await fetchCommit(reading, repository, commit);
  } catch (error) {
    if (isUnknownObject(error)) throw goneFrom(address.shown, commit);
    if (!isUnadvertised(error)) throw error;
    const branches = [...fetching(address.location), 'origin', '+refs/heads/*:refs/heads/*'];
    await reading.git(branches, { repository });
    const input = `${commit}\n`;
    const found = parseObjectSizes(await reading.git(['cat-file', '--batch-check'], { repository, input }));
    if (found.length === 0) throw goneFrom(address.shown, commit);
  }
}

function goneFrom(shown: string, commit: string): Problem {
  const message = `${shown} does not have the commit ${commit.slice(0, 12)} (any more): its history was rewritten, or the commit is another repository’s.`;
  return new Problem('not-found', message);
}

async function readFiles(
  reading: Reading,
  repository: string,
  head: string,
): Promise<Pick<WholeTree, 'files' | 'submodules' | 'unnameable'>> {
  const entries = await listEntries(reading, repository, head);
  const blobs = entries.filter(({ kind }) => kind !== 'submodule' && kind !== 'unnameable');
  const contents = await readContents(
    reading,
    repository,
    blobs.map(({ oid }) => oid),
  );
  const files = entries.flatMap(({ path, kind, oid }): [string, TreeFile][] => {
    const content = contents.get(oid);
    if (kind === 'submodule' || kind === 'unnameable' || content === undefined) return [];
    return [[path, { content, kind }]];
  });
  const pathsOf = (wanted: Entry['kind']) =>
    entries.filter(({ kind }) => kind === wanted).map(({ path }) => path);
  return { files: new Map(files), submodules: pathsOf('submodule'), unnameable: pathsOf('unnameable') };
}

/** A few objects can name one another so often that their list has no end: git is stopped where it is beyond the limit. */
async function listEntries(reading: Reading, repository: string, head: string): Promise<Entry[]> {
  const most = { bytes: reading.limits.entries * bytesOfEntry, otherwise: beyond(reading, 'files') };
  const listing = await reading.git(['ls-tree', '-r', '-z', '--full-tree', head], { repository, most });
  const entries = parseEntries(listing);
  if (entries.length > reading.limits.entries) throw most.otherwise;
  return entries;
}

function fetching(location: string): string[] {
  const quietly = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
  return ['-c', `remote.origin.url=${location}`, 'fetch', ...quietly, '--no-auto-maintenance'];
}

/** @param oids one for each file: what holds one content under many names is as large as all of them */
async function readContents(
  reading: Reading,
  repository: string,
  oids: readonly string[],
): Promise<Map<string, Uint8Array>> {
  if (oids.length === 0) return new Map();
  const input = `${[...new Set(oids)].join('\n')}\n`;
  const found = parseObjectSizes(await reading.git(['cat-file', '--batch-check'], { repository, input }));
  const sizes = new Map(found.map(({ oid, size }) => [oid, size]));
  const total = oids.reduce((sum, oid) => sum + (sizes.get(oid) ?? 0), 0);
  if (total > reading.limits.bytes) throw beyond(reading, 'bytes');
  const contents = parseObjectBatch(await reading.git(['cat-file', '--batch'], { repository, input }));
  return new Map(
    [...contents].map(([oid, { buffer, byteOffset, length }]) => [
      oid,
      new Uint8Array(buffer, byteOffset, length),
    ]),
  );
}

interface Entry {
  path: string;
  kind: TreeFile['kind'] | 'submodule' | 'unnameable';
  oid: string;
}

const kinds: Readonly<Record<string, Entry['kind']>> = {
  '100644': 'file',
  '100664': 'file',
  '100755': 'executable',
  '120000': 'symlink',
  '160000': 'submodule',
};

/** Reads `git ls-tree -r -z`: `<mode> <type> <oid>\t<path>` and a zero byte for every file. */
function parseEntries(listing: Buffer): Entry[] {
  const names = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const latin1 = listing.toString('latin1').split('\0');
  return latin1.flatMap((line) => {
    const [, mode = '', oid = '', path = ''] = /^(\d{6}) [a-z]+ ([\da-f]{40,64})\t([^]+)$/.exec(line) ?? [];
    const kind = kinds[mode];
    if (kind === undefined) return [];
    try {
      return [{ path: names.decode(Buffer.from(path, 'latin1')), kind, oid }];
    } catch {
      return [{ path: escaped(path), kind: 'unnameable', oid }];
    }
  });
}

/** As git shows such names: `\351`. */
function escaped(latin1: string): string {
  return latin1.replaceAll(/[^ -~]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`);
}

function beyond({ address, limits }: Reading, what: 'files' | 'bytes'): Problem {
  const most =
    what === 'files'
      ? `${limits.entries.toLocaleString('en-GB')} files`
      : `${Math.ceil(limits.bytes / 1e6)} MB`;
  return new Problem('invalid', `${address.shown} holds more than ${most}, the most that is read whole.`);
}
