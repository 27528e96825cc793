import type { Clock } from '../base/clock.ts';
import type { AssessedRepository } from '../domain/repository.ts';
import type { HarvestStore, SyncState } from '../store/store.ts';
import type { AccountStep, Batch } from './batch.ts';
import type { HarvestProgress } from './harvest-progress.ts';

interface SaveBatchOptions {
  store: Pick<HarvestStore, 'withdraw' | 'findSyncState' | 'saveRepositories'>;
  progress: HarvestProgress;
  clock: Clock;
  /** The moment by which repositories were assessed. */
  at: string;
}

/**
 * Saves a batch: what left the public estate is withdrawn; the others are saved with their files and with how far the
 * listings of accounts have come, all or nothing. Then the record of the run says so.
 */
export async function saveBatch(
  batch: Batch,
  repositories: readonly AssessedRepository[],
  { store, progress, clock, at }: SaveBatchOptions,
): Promise<void> {
  let withdrawn = 0;
  for (const [reason, leaving] of Map.groupBy(batch.leaving, ([, departure]) => departure.reason)) {
    const moved = leaving.every(([, departure]) => departure.moved);
    const ids = leaving.map(([id]) => id);
    withdrawn += await store.withdraw(ids, reason, at, moved);
  }
  const syncStates = await syncStatesAfter(batch.accounts, store, clock().toISOString());
  const { found, changed } = await store.saveRepositories({
    ...{ repositories, syncStates, at },
    blobs: [...batch.blobs.values()],
  });
  progress.add(batch, { found, changed, withdrawn });
}

const never: SyncState = { forge: null, listedAt: null, reconciledAt: null };

async function syncStatesAfter(
  steps: readonly AccountStep[],
  store: Pick<HarvestStore, 'findSyncState'>,
  now: string,
): Promise<Map<string, SyncState>> {
  const states = new Map<string, SyncState>();
  for (const step of steps) {
    const { key } = step.listing;
    const before = states.get(key) ?? (await store.findSyncState(key));
    const after = stateAfter(step, before, now);
    if (after) states.set(key, after);
  }
  return states;
}

/**
 * Undefined where the step changes nothing. A first listing to its end has just seen everything: it needs no second look. What
 * an account held is forgotten with it: should it come back, its repositories were withdrawn meanwhile, and all are read.
 */
function stateAfter(
  { state, cursor }: AccountStep,
  before: SyncState | undefined,
  now: string,
): SyncState | undefined {
  switch (state) {
    case 'page':
      return { ...(before ?? never), forge: cursor };
    case 'unchanged':
    case 'done':
      return {
        ...(before ?? never),
        listedAt: now,
        reconciledAt: before?.listedAt ? before.reconciledAt : now,
      };
    case 'reconciled':
      return before && { ...before, reconciledAt: now };
    case 'missing':
      return before?.forge == null ? undefined : { ...before, forge: null };
    case 'failed':
      return undefined;
  }
}
