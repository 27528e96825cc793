import type { TreeEntry } from '../domain/evidence.ts';
import type { QueryStore } from '../store/store.ts';

/** By login: the tree of the account's public `.github` repository. */
export type CommunityDefaults = ReadonlyMap<string, readonly TreeEntry[]>;

/**
 * What accounts say for all their repositories. On GitHub, files such as SECURITY.md in an account's public `.github`
 * repository apply to each of its repositories that has none of its own
 * (docs.github.com, "Creating a default community health file").
 */
export async function communityDefaults(
  store: Pick<QueryStore, 'findRepository'>,
  logins: Iterable<string>,
): Promise<CommunityDefaults> {
  const defaults = new Map<string, readonly TreeEntry[]>();
  for (const login of logins) {
    const found = await store.findRepository(login, '.github');
    if (found && found.withdrawnAt === null && found.evidence.tree) defaults.set(login, found.evidence.tree);
  }
  return defaults;
}

/** The logins whose defaults differ between two moments: all their repositories are to be judged again. */
export function changedDefaults(before: CommunityDefaults, after: CommunityDefaults): Set<string> {
  const logins = new Set([...before.keys(), ...after.keys()]);
  return new Set([...logins].filter((login) => listed(before.get(login)) !== listed(after.get(login))));
}

function listed(tree: readonly TreeEntry[] = []): string {
  return JSON.stringify(tree.map(({ path }) => path).sort());
}
