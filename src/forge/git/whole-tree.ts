import { Problem } from '../../base/problem.ts';
import type { FileTree, TreeFile } from '../../registry/file-tree.ts';
import { parseAddress } from './address.ts';
import { parseObjectBatch, parseObjectSizes } from './object-batch.ts';
import { withReading, type GitLimits, type Reading } from './reading.ts';
import { parseRemoteHead } from './remote-head.ts';

/** What a repository holds on its default branch. Submodules, and names that are not UTF-8, are left out. */
export interface WholeTree {
  /** Null when HEAD names no branch. */
  branch: string | null;
  /** Object id of the commit that was read. */
  head: string;
  files: FileTree;
}

export interface WholeTreeOptions {
  protocols: readonly string[];
  /** `bytes` bounds the contents too: git stores them packed, and all of them are held in memory. */
  limits: GitLimits;
  tempFolder?: string;
}

/**
 * Reads every file of a repository's newest commit, without its history and without signing in.
 *
 * @throws Problem `not-found` for a repository that is not there or is empty, `invalid` for one beyond the limits,
 * `unreachable` for a server that does not answer; the signal's reason when aborted
 */
export async function readWholeTree(
  url: string,
  { protocols, limits, tempFolder }: WholeTreeOptions,
  signal: AbortSignal,
): Promise<WholeTree> {
  const address = parseAddress(url, protocols);
  return withReading({ address, protocols, limits, tempFolder, signal }, readTree);
}

async function readTree(reading: Reading): Promise<WholeTree> {
  const { address } = reading;
  const told = await reading.git(['ls-remote', '--symref', '--', address.location, 'HEAD']);
  const { head, defaultBranch: branch } = parseRemoteHead(told.toString());
  if (head === null) throw new Problem('not-found', `${address.shown} holds no commit yet.`);
  const repository = await reading.init('whole', head.length === 64 ? 'sha256' : 'sha1');
  await reading.git([...fetching(address.location), '--depth=1', 'origin', head], { repository });
  await reading.size();
  const entries = parseEntries(
    await reading.git(['ls-tree', '-r', '-z', '--full-tree', head], { repository }),
  );
  if (entries.length > reading.limits.entries) throw beyond(reading, 'files');
  const contents = await readContents(reading, repository, [...new Set(entries.map(({ oid }) => oid))]);
  const files = entries.flatMap(({ path, kind, oid }): [string, TreeFile][] => {
    const content = contents.get(oid);
    return content ? [[path, { content: new Uint8Array(content), kind }]] : [];
  });
  return { branch, head, files: new Map(files) };
}

function fetching(location: string): string[] {
  const quietly = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
  return ['-c', `remote.origin.url=${location}`, 'fetch', ...quietly, '--no-auto-maintenance'];
}

async function readContents(
  reading: Reading,
  repository: string,
  oids: readonly string[],
): Promise<Map<string, Buffer>> {
  if (oids.length === 0) return new Map();
  const input = `${oids.join('\n')}\n`;
  const sizes = parseObjectSizes(await reading.git(['cat-file', '--batch-check'], { repository, input }));
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  if (total > reading.limits.bytes) throw beyond(reading, 'bytes');
  return parseObjectBatch(await reading.git(['cat-file', '--batch'], { repository, input }));
}

const kinds: Readonly<Record<string, TreeFile['kind']>> = {
  '100644': 'file',
  '100664': 'file',
  '100755': 'executable',
  '120000': 'symlink',
};

/** Reads `git ls-tree -r -z`: `<mode> <type> <oid>\t<path>` and a zero byte for every file. */
function parseEntries(listing: Buffer): { path: string; kind: TreeFile['kind']; oid: string }[] {
  const names = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const latin1 = listing.toString('latin1').split('\0');
  return latin1.flatMap((line) => {
    const [, mode = '', oid = '', path = ''] = /^(\d{6}) [a-z]+ ([\da-f]{40,64})\t([^]+)$/.exec(line) ?? [];
    const kind = kinds[mode];
    if (kind === undefined) return [];
    try {
      return [{ path: names.decode(Buffer.from(path, 'latin1')), kind, oid }];
    } catch {
      return []; // not UTF-8
    }
  });
}

function beyond({ address, limits }: Reading, what: 'files' | 'bytes'): Problem {
  const most =
    what === 'files'
      ? `${limits.entries.toLocaleString('en-GB')} files`
      : `${Math.ceil(limits.bytes / 1e6)} MB`;
  return new Problem('invalid', `${address.shown} holds more than ${most}, the most that is read whole.`);
}
