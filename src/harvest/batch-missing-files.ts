import type { Evidence } from '../domain/evidence.ts';
import type { BlobRequest } from '../forge/forge.ts';
import { wantedEntries } from '../policy/policy.ts';
import type { HarvestStore } from '../store/store.ts';
import { joinBatches, type Batch } from './batch.ts';

/** Enough files to fill a request or two, and few enough repositories for one quick transaction. */
const enoughFiles = 150;
const enoughRepositories = 200;

/**
 * Joins the batches of all accounts of a forge, so that the few new files of many accounts are fetched in a few requests,
 * and notes which files are missing. The order is kept. A file that an earlier batch is still fetching is not asked for
 * twice.
 *
 * @param underWay object ids that are being fetched; the caller takes them out when they are stored
 */
export async function* batchMissingFiles(
  batches: AsyncIterable<Batch>,
  store: Pick<HarvestStore, 'knownBlobs'>,
  underWay: Set<string>,
): AsyncGenerator<Batch> {
  let joined: Batch | undefined;
  for await (const batch of batches) {
    if (joined && joined.forge !== batch.forge) {
      yield joined;
      joined = undefined;
    }
    const next: Batch = { ...batch, missing: await missingFiles(batch, store, underWay) };
    joined = joined ? joinBatches(joined, next) : next;
    if (joined.missing.length < enoughFiles && joined.repositories.length < enoughRepositories) continue;
    yield joined;
    joined = undefined;
  }
  if (joined) yield joined;
}

/** The wanted files of these repositories whose content is neither stored, nor at hand, nor under way. */
async function missingFiles(
  { repositories, blobs }: Batch,
  store: Pick<HarvestStore, 'knownBlobs'>,
  underWay: Set<string>,
): Promise<BlobRequest[]> {
  const wanted = new Map(repositories.flatMap(requestsFor).map((request) => [request.oid, request]));
  for (const oid of blobs.keys()) wanted.delete(oid);
  if (wanted.size === 0) return [];
  const known = await store.knownBlobs([...wanted.keys()]);
  const missing = [...wanted.values()].filter(({ oid }) => !known.has(oid) && !underWay.has(oid));
  for (const { oid } of missing) underWay.add(oid);
  return missing;
}

/** The files of a repository that are read. */
export function requestsFor(evidence: Evidence): BlobRequest[] {
  const { id, owner, name } = evidence;
  return wantedEntries(evidence).map(({ oid, path }) => ({ repository: id, owner, name, oid, path }));
}
