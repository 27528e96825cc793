import type { Db } from '../../schema.ts';

/** How far the listing of an account has come. */
export interface SyncState {
  /** The adapter's own note. */
  forge: unknown;
  /** When the newest complete listing, and the newest reconciliation, ended. */
  listedAt: string | null;
  reconciledAt: string | null;
}

/** Where a key names no forge, it is the login of an account on GitHub. */
export const defaultForge = 'github';

export async function findSyncState(db: Db, key: string): Promise<SyncState | undefined> {
  const { forge, login } = accountOf(key);
  const row = await db
    .selectFrom('sync_state')
    .selectAll()
    .where('forge', '=', forge)
    .where('login', '=', login)
    .executeTakeFirst();
  return row && { forge: JSON.parse(row.note), listedAt: row.listed_at, reconciledAt: row.reconciled_at };
}

export async function saveSyncState(db: Db, key: string, state: SyncState): Promise<void> {
  const values = {
    note: JSON.stringify(state.forge ?? null),
    listed_at: state.listedAt,
    reconciled_at: state.reconciledAt,
  };
  await db
    .insertInto('sync_state')
    .values({ ...accountOf(key), ...values })
    .onConflict((conflict) => conflict.columns(['forge', 'login']).doUpdateSet(values))
    .execute();
}

/** `login`, or `forge/login` where the login may hold slashes itself. */
function accountOf(key: string): { forge: string; login: string } {
  const lower = key.toLowerCase();
  const slash = lower.indexOf('/');
  if (slash === -1) return { forge: defaultForge, login: lower };
  return { forge: lower.slice(0, slash), login: lower.slice(slash + 1) };
}
