import type { AssessmentRules } from '../assessment/assessment.ts';
import type { Clock } from '../base/clock.ts';
import { prefetchMap } from '../base/prefetch-map.ts';
import type { HarvestStore } from '../store/store.ts';
import { assessBatch } from './assess-batch.ts';
import type { Batch } from './batch.ts';
import { batchMissingFiles } from './batch-missing-files.ts';
import { fetchFiles } from './fetch-files.ts';
import { createRefusals } from './refused-forges.ts';
import type { HarvestProgress } from './harvest-progress.ts';
import { saveBatch } from './save-batch.ts';
import { createUnreadFiles } from './unread-files.ts';

export interface HarvestBatchesOptions {
  store: HarvestStore;
  rules: AssessmentRules;
  progress: HarvestProgress;
  clock: Clock;
  signal: AbortSignal;
}

/** How many batches are being fetched while one is saved. */
const fetchedAhead = 2;

/** Ids of all repositories that an account holds now, by the key of the account. */
export type AccountContents = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Takes what was listed or looked up to the store, batch after batch, in the order it came: fetches the files that are not
 * stored, assesses, saves.
 *
 * @returns what the forges said their accounts hold, where they said it
 */
export async function harvestBatches(
  listed: AsyncIterable<Batch>,
  { store, rules, progress, clock, signal }: HarvestBatchesOptions,
): Promise<AccountContents> {
  const contents = new Map<string, ReadonlySet<string>>();
  const underWay = new Set<string>();
  const withoutRefused = createRefusals();
  const withUnread = createUnreadFiles();
  const at = rules.now.toISOString();
  const batches = prefetchMap(batchMissingFiles(listed, store, underWay), fetchedAhead, (batch) =>
    fetchFiles(batch, signal),
  );
  for await (const fetched of batches) {
    signal.throwIfAborted();
    const batch = withUnread(withoutRefused(fetched));
    const assessed = await assessBatch(batch, store, rules);
    await saveBatch(batch, assessed, { store, progress, clock, at });
    await progress.tick();
    for (const { oid } of batch.missing) underWay.delete(oid);
    for (const { listing, holds } of batch.accounts) if (holds) contents.set(listing.key, new Set(holds));
  }
  return contents;
}
