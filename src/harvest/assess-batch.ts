import { assessRepository, type AssessmentRules } from '../assessment/assessment.ts';
import { mapInSlices } from '../base/map-in-slices.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { AssessedRepository } from '../domain/repository.ts';
import { assessedEntries, wantedEntries } from '../policy/policy.ts';
import type { HarvestStore } from '../store/store.ts';
import type { Batch } from './batch.ts';
import { mergeEvidence } from './merge-evidence.ts';

/** Assesses the repositories of a batch that concern us, by what is in it and what is stored. */
export async function assessBatch(
  batch: Batch,
  store: Pick<HarvestStore, 'findRepositories' | 'readBlobs'>,
  rules: AssessmentRules,
): Promise<AssessedRepository[]> {
  const { blobs } = batch;
  const concerned = batch.repositories.filter((each) => isConcerned(each, batch));
  if (concerned.length === 0) return [];
  const known = await store.findRepositories(concerned.map(({ id }) => id));
  const evidence = concerned.map((each) => completed(known.get(each.id)?.evidence, each));
  const oids = new Set(evidence.flatMap((each) => assessedEntries(each).map(({ oid }) => oid)));
  const stored = await store.readBlobs([...oids].filter((oid) => !blobs.has(oid)));
  const contents = new Map([...stored, ...blobs]);
  return mapInSlices(evidence, (each) => assessRepository(each, contents, rules, known.get(each.id)));
}

function isConcerned(evidence: Evidence, { unchanged, blobs }: Batch): boolean {
  return !unchanged.has(evidence.id) || wantedEntries(evidence).some(({ oid }) => blobs.has(oid));
}

/** Where a page left something out, what was known before is kept: all of the tree, or sizes of the same contents. */
function completed(before: Evidence | undefined, now: Evidence): Evidence {
  if (now.tree === undefined) return mergeEvidence(before, now);
  if (now.tree === null) return now;
  const sizes = new Map(before?.tree?.map(({ oid, size }) => [oid, size]));
  const tree = now.tree.map((entry) => {
    const size = entry.size ?? sizes.get(entry.oid);
    return size === undefined ? entry : { ...entry, size };
  });
  return { ...now, tree };
}
