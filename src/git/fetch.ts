import type { GitSession } from './session.ts';

/** Where a repository's HEAD is, as `git ls-remote` says. */
export interface RemoteHead {
  /** The branch HEAD names, without `refs/heads/`; null when it names none that has a commit. */
  defaultBranch: string | null;
  /** Object id of the commit; null when there is none. */
  head: string | null;
  /** True when no branch at all has a commit. */
  empty: boolean;
}

/** Asks the server where HEAD is, without fetching anything. */
export async function readRemoteHead(
  session: GitSession,
): Promise<Pick<RemoteHead, 'head' | 'defaultBranch'>> {
  const output = await session.git(['ls-remote', '--symref', '--', session.address.location, 'HEAD']);
  return parseRemoteHead(output.toString());
}

/**
 * Reads `git ls-remote --symref <url> HEAD`: `ref: <ref>\tHEAD` where HEAD names a branch, then `<oid>\tHEAD`.
 * Other references whose last part is HEAD are listed too, and passed over.
 */
export function parseRemoteHead(output: string): Pick<RemoteHead, 'head' | 'defaultBranch'> {
  const lines = output.split('\n').map((line) => line.split('\t'));
  const values = lines.flatMap(([value = '', name]) => (name === 'HEAD' ? [value] : []));
  const head = values.find((value) => /^[\da-f]{40,64}$/.test(value)) ?? null;
  const ref = values.find((value) => value.startsWith('ref: '))?.slice(5);
  return { head, defaultBranch: (head && ref?.replace(/^refs\/heads\//, '')) ?? null };
}

/** The format of a repository whose objects have ids as long as this one. */
export function objectFormat(oid: string): 'sha1' | 'sha256' {
  return oid.length === 64 ? 'sha256' : 'sha1';
}

const quietly = [
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-recurse-submodules',
  '--no-auto-maintenance',
];

/** Fetching from a remote called `origin` that exists for this command only: what to fetch is for the caller to add. */
export function fetchArguments({ address }: GitSession): string[] {
  return ['-c', `remote.origin.url=${address.location}`, 'fetch', ...quietly];
}

/**
 * The same without files: only commits and trees (a “promisor” remote, or git would take what is missing for damage). A
 * server that cannot leave files out sends them; a repository on this machine gets the same setting as servers,
 * which it otherwise would only when its own configuration allows it.
 */
export function fetchWithoutFiles(session: GitSession): string[] {
  const local = session.address.protocol === 'file';
  return [
    ...['-c', 'remote.origin.promisor=true'],
    ...fetchArguments(session),
    ...(local ? ['--upload-pack=git -c uploadpack.allowFilter=true upload-pack'] : []),
    '--filter=blob:none',
  ];
}
