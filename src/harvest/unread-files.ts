import { Problem } from '../base/problem.ts';
import type { Evidence } from '../domain/evidence.ts';
import { fullName } from '../domain/repository.ts';
import { wantedEntries } from '../policy/policy.ts';
import type { Identity, QueryStore } from '../store/store.ts';
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

/** Ids of the repositories that lacked files when the harvest before this one ended. */
export async function lackingFiles(
  store: Pick<QueryStore, 'harvests'>,
  known: readonly Identity[],
  current: string,
): Promise<string[]> {
  const { runs } = await store.harvests({ limit: 2, offset: 0 });
  const before = runs.find(({ id }) => id !== current);
  const names = new Set(before?.faults.filter((fault) => fault.kind === kind).map(({ subject }) => subject));
  if (names.size === 0) return [];
  return known.filter(({ owner, name }) => names.has(`${owner}/${name}`)).map(({ id }) => id);
}
