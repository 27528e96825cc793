import { Problem } from '../base/problem.ts';
import type { BlobRequest, Forge } from '../forge/forge.ts';
import type { Blob } from '../domain/evidence.ts';
import type { HarvestProgress } from './harvest-progress.ts';

/**
 * Fetches the contents of files from one forge and counts them. What could not be fetched is missing from the result
 * and, where the forge said why, noted as a fault: the checks that need it then say unknown, and a later second look
 * tries again.
 */
export async function fetchFiles(
  forge: Forge,
  requests: readonly BlobRequest[],
  { recorder, signal }: { recorder: HarvestProgress; signal: AbortSignal },
): Promise<Map<string, Blob>> {
  const fetched = new Map<string, Blob>();
  if (requests.length === 0) return fetched;
  try {
    for await (const blobs of forge.blobs(requests, signal)) {
      for (const blob of blobs) if (blob.text !== undefined) fetched.set(blob.oid, blob);
    }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    recorder.fault(`${requests.length} files`, problem);
  }
  recorder.run.counts.files += fetched.size;
  return fetched;
}
