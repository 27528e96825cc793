import { assessRepository, type AssessmentRules } from '../assessment/assessment.ts';
import type { ListingPage } from '../forge/forge.ts';
import type { Blob, Evidence } from '../domain/evidence.ts';
import { wantedEntries } from '../policy/policy.ts';
import type { HarvestStore, SyncState, SaveResult } from '../store/store.ts';
import { mergeEvidence } from './merge-evidence.ts';

type Needs = Pick<HarvestStore, 'findRepositories' | 'readBlobs' | 'saveRepositories' | 'saveSyncState'>;

interface SaveBatchOptions {
  store: Needs;
  context: AssessmentRules;
  /** Contents fetched for this batch, by object id. */
  fetched: ReadonlyMap<string, Blob>;
  /** Where the page's mark is kept. */
  mark: { organisation: string; mark: SyncState };
}

/** Assesses the repositories of one page and saves them with their files and the account's mark, all or nothing. */
export async function saveBatch(
  page: ListingPage,
  { store, context, fetched, mark }: SaveBatchOptions,
): Promise<SaveResult> {
  if (page.repositories.length === 0) {
    await store.saveSyncState(mark.organisation, mark.mark);
    return { found: 0, changed: 0, unchanged: 0 };
  }
  const known = await store.findRepositories(page.repositories.map(({ id }) => id));
  const evidence = page.repositories.map((each) => completed(known.get(each.id)?.evidence, each));
  const oids = new Set(evidence.flatMap((each) => wantedEntries(each).map(({ oid }) => oid)));
  const blobs = new Map<string, Blob>();
  for (const blob of page.blobs) blobs.set(blob.oid, blob);
  for (const oid of oids) {
    const blob = fetched.get(oid);
    if (blob) blobs.set(oid, blob);
  }
  const fresh = [...blobs.values()];
  const stored = await store.readBlobs([...oids].filter((oid) => !blobs.has(oid)));
  for (const [oid, blob] of stored) blobs.set(oid, blob);
  const repositories = evidence.map((each) => assessRepository(each, blobs, context, known.get(each.id)));
  return store.saveRepositories({ repositories, blobs: fresh, at: context.now.toISOString(), mark });
}

/** Where a page left something out, what was known before is kept. */
function completed(before: Evidence | undefined, now: Evidence): Evidence {
  return now.tree === undefined ? mergeEvidence(before, now) : now;
}
