import { Problem } from '../base/problem.ts';
import type { Blob, TreeEntry } from '../domain/evidence.ts';
import { largestFile, wantedFolders } from '../documents/wanted-files.ts';
import { decode } from './decode.ts';
import { isRefusalOfObjects } from './git-problem.ts';
import { parseObjectBatch, parseObjectSizes, type ObjectSize } from './object-batch.ts';
import type { Reading } from './reading.ts';
import { parseTreeListing } from './tree-listing.ts';

/** Bytes of a tree object for one entry: mode, name (most file systems allow 255 bytes) and object id. */
const bytesOfEntry = 300;

const quietly = [
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-recurse-submodules',
  '--no-auto-maintenance',
];

/**
 * Fetching quietly from a remote that exists for this command only; it may leave out files (a “promisor”), or git
 * would take what is missing for damage. A repository on this machine is told to leave files out as servers do, which
 * it otherwise would only when its own configuration allows it.
 */
function fetchFrom({ address }: Reading, filter: readonly string[]): string[] {
  const partial = filter.length > 0 ? ['-c', 'remote.origin.promisor=true'] : [];
  const local =
    address.protocol === 'file' ? ['--upload-pack=git -c uploadpack.allowFilter=true upload-pack'] : [];
  return [
    '-c',
    `remote.origin.url=${address.location}`,
    ...partial,
    'fetch',
    ...quietly,
    ...local,
    ...filter,
  ];
}

const withoutFiles = ['--filter=blob:none'];

/**
 * Fetches one commit and its trees, and no file where the server can leave them out. A server (or a folder) that
 * cannot says so to git, which then takes the files as well.
 *
 * @returns the folder of the bare repository
 */
export async function fetchCommit(reading: Reading, head: string): Promise<string> {
  return fetchInto(reading, 'blobless', head, withoutFiles);
}

async function fetchInto(reading: Reading, name: string, head: string, filter: string[]): Promise<string> {
  const repository = await reading.init(name, head.length === 64 ? 'sha256' : 'sha1');
  const args = [...fetchFrom(reading, filter), '--depth=1', 'origin', head];
  await reading.git(args, { repository });
  return repository;
}

/** When the commit was made, ISO 8601; null for a time that no calendar has. */
export async function commitDate(reading: Reading, repository: string, head: string): Promise<string | null> {
  const output = await reading.git(
    ['rev-list', '--max-count=1', '--no-commit-header', '--format=%ct', head],
    { repository },
  );
  const seconds = Number(output.toString('latin1').trim() || Number.NaN);
  // Beyond the year 9999 an ISO date has another form, which stores do not sort.
  return seconds >= 0 && seconds < 253_402_300_800 ? new Date(seconds * 1000).toISOString() : null;
}

/** The entries of the root, then those of the wanted folders, sizes unknown: to ask for one would fetch the file. */
export async function listTree(reading: Reading, repository: string, head: string): Promise<TreeEntry[]> {
  await refuseLargeTrees(reading, repository, [`${head}^{tree}`]);
  const root = parseTreeListing(await reading.git(['ls-tree', '-z', '--full-tree', head], { repository }));
  const names: readonly string[] = wantedFolders;
  const folders = root.filter(({ type, path }) => type === 'folder' && names.includes(path));
  if (folders.length === 0) return withinLimit(root, reading);
  await refuseLargeTrees(
    reading,
    repository,
    folders.map(({ oid }) => oid),
  );
  const paths = folders.map(({ path }) => `${path}/`);
  const inside = await reading.git(['ls-tree', '-z', '--full-tree', head, '--', ...paths], { repository });
  return withinLimit([...root, ...parseTreeListing(inside)], reading);
}

async function refuseLargeTrees(
  reading: Reading,
  repository: string,
  trees: readonly string[],
): Promise<void> {
  const sizes = await sizesOf(reading, repository, trees);
  const { entries } = reading.limits;
  if (sizes.some(({ size }) => size > entries * bytesOfEntry)) throw tooManyEntries(reading);
}

function withinLimit(tree: TreeEntry[], reading: Reading): TreeEntry[] {
  if (tree.length > reading.limits.entries) throw tooManyEntries(reading);
  return tree;
}

function tooManyEntries({ address, limits }: Reading): Problem {
  const most = limits.entries.toLocaleString('en-GB');
  return new Problem(
    'invalid',
    `${address.shown} lists more than ${most} files. Raise the limit to read it.`,
  );
}

/** What was asked for, and how large each of it is. A content beyond `largestFile` has its text left undefined. */
export async function fetchContents(
  reading: Reading,
  oids: readonly string[],
  from: { repository: string; head: string | null },
): Promise<Blob[]> {
  const repository = await fetchObjects(reading, oids, from);
  const sizes = await sizesOf(reading, repository, oids);
  if (new Set(sizes.map(({ oid }) => oid)).size < new Set(oids).size) {
    throw new Problem(
      'unreachable',
      `${reading.address.shown} answered without some of its files. Try again later.`,
    );
  }
  const readable = sizes.filter(({ type, size }) => type === 'blob' && size <= largestFile);
  const output = await askForObjects(
    reading,
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
  reading: Reading,
  oids: readonly string[],
  { repository, head }: { repository: string; head: string | null },
): Promise<string> {
  const args = [...fetchFrom(reading, withoutFiles), '--stdin', 'origin'];
  try {
    await reading.git(args, { repository, input: oids.join('\n') + '\n' });
    return repository;
  } catch (error) {
    if (head === null || !isRefusalOfObjects(error)) throw error;
    return fetchInto(reading, 'whole', head, []);
  }
}

async function sizesOf(
  reading: Reading,
  repository: string,
  names: readonly string[],
): Promise<ObjectSize[]> {
  return parseObjectSizes(await askForObjects(reading, repository, '--batch-check', names));
}

async function askForObjects(
  reading: Reading,
  repository: string,
  how: '--batch' | '--batch-check',
  names: readonly string[],
): Promise<Buffer> {
  if (names.length === 0) return Buffer.alloc(0);
  return reading.git(['cat-file', how], { repository, input: names.join('\n') + '\n' });
}
