import { retracedLineage } from '../lineage/lineage.ts';
import type { FingerprintIndex } from '../lineage/fingerprints.ts';
import type { HarvestStore } from '../store/store.ts';

/**
 * Looks again, by stored evidence, which templates repositories were made from where only their files tell. Nothing else
 * about them is judged.
 *
 * @returns how many are told to come from another template than before, or from none
 */
export async function retrace(
  store: Pick<HarvestStore, 'repositories' | 'saveRepositories'>,
  { fingerprints, now }: { fingerprints: FingerprintIndex; now: Date },
  signal: AbortSignal,
): Promise<number> {
  let changed = 0;
  for await (const stored of store.repositories(200)) {
    signal.throwIfAborted();
    const repositories = stored.flatMap((each) => {
      const lineage = retracedLineage(each.evidence, fingerprints, each.lineage);
      return lineage === each.lineage ? [] : [{ ...each, lineage }];
    });
    changed += repositories.length;
    if (repositories.length > 0)
      await store.saveRepositories({ repositories, blobs: [], at: now.toISOString() });
  }
  return changed;
}
