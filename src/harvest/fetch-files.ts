import { Problem } from '../base/problem.ts';
import type { Batch } from './batch.ts';

/**
 * Fetches the files that a batch lacks. What could not be fetched is missing from the result and, where the forge said
 * why, noted as a fault: the checks that need it then say unknown, and a later second look tries again.
 */
export async function fetchFiles(batch: Batch, signal: AbortSignal): Promise<Batch> {
  const { forge, missing } = batch;
  if (missing.length === 0) return batch;
  const blobs = new Map(batch.blobs);
  const faults = [...batch.faults];
  try {
    for await (const fetched of forge.blobs(missing, signal)) {
      for (const blob of fetched) if (blob.text !== undefined) blobs.set(blob.oid, blob);
    }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    faults.push({ subject: `${missing.length} files`, problem });
  }
  return { ...batch, blobs, faults };
}
