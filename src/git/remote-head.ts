/** Where a repository's HEAD is, as `git ls-remote` says. */
export interface RemoteHead {
  /** The branch HEAD names, without `refs/heads/`; null when it names none that has a commit. */
  defaultBranch: string | null;
  /** Object id of the commit; null when there is none. */
  head: string | null;
  /** True when no branch at all has a commit. */
  empty: boolean;
}

/**
 * Reads `git ls-remote --symref <url> HEAD`: `ref: <ref>\tHEAD` where HEAD names a branch, then `<oid>\tHEAD`.
 * Other references whose last part is HEAD are listed too, and passed over.
 */
export function parseRemoteHead(output: string): Omit<RemoteHead, 'empty'> {
  const lines = output.split('\n').map((line) => line.split('\t'));
  const values = lines.flatMap(([value = '', name]) => (name === 'HEAD' ? [value] : []));
  const head = values.find((value) => /^[\da-f]{40,64}$/.test(value)) ?? null;
  const ref = values.find((value) => value.startsWith('ref: '))?.slice(5);
  return { head, defaultBranch: (head && ref?.replace(/^refs\/heads\//, '')) ?? null };
}
