import type { Forge } from '../forge/forge.ts';
import type { HarvestStore, SyncState } from '../store/store.ts';
import type { Source } from './sources.ts';

/** One account on one forge, to be listed. */
export interface Listing {
  forge: Forge;
  /** On the forge, in lower case. */
  account: string;
  /** Login of the organisation it belongs to, in lower case. */
  login: string;
  /** Under which its state is stored. */
  key: string;
  /** How far the listings before this one came; undefined when there was none. */
  before: SyncState | undefined;
}

/**
 * The accounts to list. Those that wait longest come first, so that a rate limit that ends each run early still lets all
 * have their turn.
 *
 * @param only logins of organisations in lower case; all when empty
 */
export async function listingsOf(
  store: Pick<HarvestStore, 'findSyncState'>,
  sources: readonly Source[],
  only: readonly string[],
): Promise<Listing[]> {
  const listings: Listing[] = [];
  for (const { forge, accounts } of sources) {
    for (const { login: account, organisation: login, key } of accounts) {
      if (only.length > 0 && !only.includes(login)) continue;
      listings.push({ forge, account, login, key, before: await store.findSyncState(key) });
    }
  }
  return listings.sort((one, other) =>
    (one.before?.listedAt ?? '').localeCompare(other.before?.listedAt ?? ''),
  );
}
