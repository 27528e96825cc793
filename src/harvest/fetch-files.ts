import { Problem } from '../base/problem.ts';
import type { Blob } from '../domain/evidence.ts';
import { TokenRefused, type BlobRequest, type Forge } from '../forge/forge.ts';
import { requestsFor } from './batch-missing-files.ts';
import type { Batch } from './batch.ts';
import { filesNotGiven } from './unread-files.ts';

/**
 * Fetches the files that a batch lacks, and notes those that could not be had with the reason: checks that need them then
 * say unknown, and the next harvest tries again.
 */
export async function fetchFiles(batch: Batch, signal: AbortSignal): Promise<Batch> {
  const { missing } = batch;
  if (missing.length === 0) return batch;
  const blobs = new Map(batch.blobs);
  const unread = new Map<string, string>();
  const fetched = { ...batch, blobs, unread };
  try {
    await fetchInto(fetched, missing, signal);
    if (unread.size > 0) await fetchInto(fetched, otherHolders(batch, unread), signal);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem instanceof TokenRefused)
      return { ...fetched, faults: [...batch.faults, { subject: `${missing.length} files`, problem }] };
    for (const { oid } of missing) if (!blobs.has(oid)) unread.set(oid, problem.message);
  }
  return fetched;
}

async function fetchInto(
  { forge, blobs, unread }: { forge: Forge; blobs: Map<string, Blob>; unread: Map<string, string> },
  requests: readonly BlobRequest[],
  signal: AbortSignal,
): Promise<void> {
  if (requests.length === 0) return;
  for await (const fetched of forge.blobs(requests, signal))
    for (const blob of fetched) {
      if (blob.text === undefined) unread.set(blob.oid, filesNotGiven);
      else {
        blobs.set(blob.oid, blob);
        unread.delete(blob.oid);
      }
    }
}

/** Other repositories with the same contents, as a licence text: one that cannot be read takes it from none of them. */
function otherHolders({ repositories, missing }: Batch, unread: ReadonlyMap<string, string>): BlobRequest[] {
  const asked = new Map(missing.map(({ oid, repository }) => [oid, repository]));
  const others = repositories
    .flatMap(requestsFor)
    .filter(({ oid, repository }) => unread.has(oid) && asked.get(oid) !== repository);
  return [...Map.groupBy(others, ({ oid }) => oid).values()].flatMap((each) => each.slice(0, maxHolders));
}

const maxHolders = 3;
