import type { BlobRequest } from '../forge/forge.ts';
import type { Blob, Evidence } from '../domain/evidence.ts';
import { wantedEntries } from '../policy/policy.ts';
import type { HarvestStore } from '../store/store.ts';
import type { Listing, ListingStep } from './list-sources.ts';

/** Enough files to fill a request or two, and few enough repositories for one quick transaction. */
const enoughFiles = 150;
const enoughRepositories = 200;

/** Steps that are saved together, and the files that must be fetched first. */
export interface Batch {
  steps: ListingStep[];
  missing: MissingFile[];
}

export interface MissingFile {
  listing: Listing;
  request: BlobRequest;
}

/**
 * Gathers the pages of all accounts into batches, so that the few new files of many accounts are fetched in a few
 * requests. The order of steps is kept. A file that an earlier batch is still fetching is not asked for twice.
 *
 * @param underWay object ids that are being fetched; the caller takes them out when they are stored
 */
export async function* batchMissingFiles(
  steps: AsyncIterable<ListingStep>,
  store: Pick<HarvestStore, 'knownBlobs'>,
  underWay: Set<string>,
): AsyncGenerator<Batch> {
  let batch: Batch = { steps: [], missing: [] };
  let repositories = 0;
  for await (const step of steps) {
    batch.steps.push(step);
    if (step.kind !== 'page') continue;
    repositories += step.page.repositories.length;
    const missing = await missingFiles(step.page.repositories, step.page.blobs, store, underWay);
    for (const request of missing) batch.missing.push({ listing: step.listing, request });
    if (batch.missing.length < enoughFiles && repositories < enoughRepositories) continue;
    yield batch;
    batch = { steps: [], missing: [] };
    repositories = 0;
  }
  if (batch.steps.length > 0) yield batch;
}

/** The wanted files of these repositories whose content is neither stored, nor at hand, nor under way. */
export async function missingFiles(
  repositories: readonly Evidence[],
  atHand: readonly Blob[],
  store: Pick<HarvestStore, 'knownBlobs'>,
  underWay: Set<string>,
): Promise<BlobRequest[]> {
  const wanted = new Map<string, BlobRequest>();
  for (const evidence of repositories) {
    const { id, owner, name } = evidence;
    for (const { oid, path } of wantedEntries(evidence))
      wanted.set(oid, { repository: id, owner, name, oid, path });
  }
  for (const { oid } of atHand) wanted.delete(oid);
  const known = await store.knownBlobs([...wanted.keys()]);
  const missing = [...wanted.values()].filter(({ oid }) => !known.has(oid) && !underWay.has(oid));
  for (const { oid } of missing) underWay.add(oid);
  return missing;
}
