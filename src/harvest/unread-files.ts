import { Problem } from '../base/problem.ts';
import type { Evidence } from '../domain/evidence.ts';
import { fullName } from '../domain/repository.ts';
import { wantedEntries } from '../policy/policy.ts';
import type { HarvestStore, QueryStore } from '../store/store.ts';
import type { Batch } from './batch.ts';

/** The kind of fault by which the next harvest knows which repositories lack files. */
const kind = 'partial';

export const filesNotGiven =
  'Some of its files could not be read. What depends on them is not known until they are.';

/**
 * Notes which repositories lack files that could not be fetched, also those of later batches that want the same contents.
 *
 * @returns what takes each batch in turn, and gives it back with a fault for each of its repositories that lacks a file
 */
export function createUnreadFiles(): (batch: Batch) => Batch {
  const unread = new Map<string, string>();
  return (batch) => {
    for (const [oid, why] of batch.unread) unread.set(oid, why);
    for (const oid of batch.blobs.keys()) unread.delete(oid);
    if (unread.size === 0) return batch;
    const faults = batch.repositories.flatMap((evidence) => faultsOf(evidence, unread));
    return { ...batch, faults: [...batch.faults, ...faults] };
  };
}

function faultsOf(evidence: Evidence, unread: ReadonlyMap<string, string>): Batch['faults'] {
  const [why] = wantedEntries(evidence).flatMap(({ oid }) => unread.get(oid) ?? []);
  return why === undefined ? [] : [{ subject: fullName(evidence), problem: new Problem(kind, why) }];
}

/** Ids of the repositories that lack files, where a harvest since the newest complete one said that there are some. */
export async function lackingFiles(
  store: Pick<QueryStore, 'harvests'> & Pick<HarvestStore, 'lackingContents'>,
  current: string,
): Promise<string[]> {
  const { runs } = await store.harvests({ limit: maxRuns, offset: 0 });
  const before = runs.filter(({ id }) => id !== current);
  const complete = before.findIndex(({ state }) => state === 'complete');
  const since = complete < 0 ? before : before.slice(0, complete + 1);
  const isAny = since.some(({ faults }) => faults.some((fault) => fault.kind === kind));
  return isAny ? store.lackingContents() : [];
}

/** Harvests that are gone through; when so many failed in a row, there is more amiss than files. */
const maxRuns = 30;
