import { Problem } from '../base/problem.ts';
import type { Blob, TreeEntry } from '../domain/evidence.ts';
import { decode } from './decode.ts';
import { fetchArguments, fetchWithoutFiles, objectFormat } from './fetch.ts';
import { isRefusalOfObjects } from './git-problem.ts';
import { parseObjectBatch, parseObjectSizes, type ObjectSize } from './object-batch.ts';
import type { GitSession } from './session.ts';
import { parseTreeListing } from './tree-listing.ts';

/** Bytes of a tree object for one entry: mode, name (most file systems allow 255 bytes) and object id. */
const bytesOfEntry = 300;

/**
 * Fetches one commit and its trees, and no file where the server can leave them out. A server (or a folder) that
 * cannot says so to git, which then takes the files as well.
 *
 * @returns the folder of the bare repository
 */
export async function fetchCommit(session: GitSession, head: string): Promise<string> {
  return fetchInto(session, 'blobless', { head, fetch: fetchWithoutFiles(session) });
}

async function fetchInto(
  session: GitSession,
  name: string,
  { head, fetch }: { head: string; fetch: readonly string[] },
): Promise<string> {
  const repository = await session.init(name, objectFormat(head));
  await session.git([...fetch, '--depth=1', 'origin', head], { repository });
  return repository;
}

/** When the commit was made, ISO 8601; null for a time that no calendar has. */
export async function commitDate(
  session: GitSession,
  repository: string,
  head: string,
): Promise<string | null> {
  const output = await session.git(
    ['rev-list', '--max-count=1', '--no-commit-header', '--format=%ct', head],
    { repository },
  );
  const seconds = Number(output.toString('latin1').trim() || Number.NaN);
  // Beyond the year 9999 an ISO date has another form, which stores do not sort.
  return seconds >= 0 && seconds < 253_402_300_800 ? new Date(seconds * 1000).toISOString() : null;
}

/**
 * The entries of the root, then those of the wanted folders, sizes unknown: to ask for one would fetch the file.
 *
 * @param wantedFolders folders at the root, and folders within those
 */
export async function listTree(
  session: GitSession,
  repository: string,
  { head, wantedFolders }: { head: string; wantedFolders: readonly string[] },
): Promise<TreeEntry[]> {
  await refuseLargeTrees(session, repository, [`${head}^{tree}`]);
  const root = entriesIn(await session.git(['ls-tree', '-z', '--full-tree', head], { repository }));
  const isWanted = ({ type, path }: TreeEntry) => type === 'folder' && wantedFolders.includes(path);
  const first = await listFolders(session, repository, { head, folders: root.filter(isWanted) });
  const second = await listFolders(session, repository, { head, folders: first.filter(isWanted) });
  return withinLimit([...root, ...first, ...second], session);
}

async function listFolders(
  session: GitSession,
  repository: string,
  { head, folders }: { head: string; folders: readonly TreeEntry[] },
): Promise<TreeEntry[]> {
  if (folders.length === 0) return [];
  const trees = folders.map(({ oid }) => oid);
  await refuseLargeTrees(session, repository, trees);
  const paths = folders.map(({ path }) => `${path}/`);
  return entriesIn(await session.git(['ls-tree', '-z', '--full-tree', head, '--', ...paths], { repository }));
}

function entriesIn(listing: Buffer): TreeEntry[] {
  return parseTreeListing(listing).map(({ path, kind, oid }) => ({
    path,
    type: kind === 'executable' ? 'file' : kind,
    oid,
  }));
}

async function refuseLargeTrees(
  session: GitSession,
  repository: string,
  trees: readonly string[],
): Promise<void> {
  const sizes = await sizesOf(session, repository, trees);
  const { entries } = session.limits;
  if (sizes.some(({ size }) => size > entries * bytesOfEntry)) throw tooManyEntries(session);
}

function withinLimit(tree: TreeEntry[], session: GitSession): TreeEntry[] {
  if (tree.length > session.limits.entries) throw tooManyEntries(session);
  return tree;
}

function tooManyEntries({ address, limits }: GitSession): Problem {
  const max = limits.entries.toLocaleString('en-GB');
  return new Problem('invalid', `${address.shown} lists more than ${max} files. Raise the limit to read it.`);
}

/** What was asked for, and how large each of it is. A content of more bytes than `largestFile` has its text left undefined. */
export async function fetchContents(
  session: GitSession,
  oids: readonly string[],
  { largestFile, ...from }: { repository: string; head: string | null; largestFile: number },
): Promise<Blob[]> {
  const repository = await fetchObjects(session, oids, from);
  const sizes = await sizesOf(session, repository, oids);
  if (new Set(sizes.map(({ oid }) => oid)).size < new Set(oids).size) {
    throw new Problem(
      'unreachable',
      `${session.address.shown} answered without some of its files. Try again later.`,
    );
  }
  const readable = sizes.filter(({ type, size }) => type === 'blob' && size <= largestFile);
  const output = await askForObjects(
    session,
    repository,
    '--batch',
    readable.map(({ oid }) => oid),
  );
  const contents = parseObjectBatch(output);
  return sizes.map(({ oid, size }) => {
    const content = contents.get(oid);
    return { oid, size, text: content && decode(content).text, truncated: false };
  });
}

/** All objects in one request; from a server that hands out no single objects, the whole commit. */
async function fetchObjects(
  session: GitSession,
  oids: readonly string[],
  { repository, head }: { repository: string; head: string | null },
): Promise<string> {
  const args = [...fetchWithoutFiles(session), '--stdin', 'origin'];
  try {
    await session.git(args, { repository, input: oids.join('\n') + '\n' });
    return repository;
  } catch (error) {
    if (head === null || !isRefusalOfObjects(error)) throw error;
    return fetchInto(session, 'whole', { head, fetch: fetchArguments(session) });
  }
}

async function sizesOf(
  session: GitSession,
  repository: string,
  names: readonly string[],
): Promise<ObjectSize[]> {
  return parseObjectSizes(await askForObjects(session, repository, '--batch-check', names));
}

async function askForObjects(
  session: GitSession,
  repository: string,
  how: '--batch' | '--batch-check',
  names: readonly string[],
): Promise<Buffer> {
  if (names.length === 0) return Buffer.alloc(0);
  return session.git(['cat-file', how], { repository, input: names.join('\n') + '\n' });
}
