import type { Status } from '../domain/assessment.ts';
import type { AssessedRepository, Repository } from '../domain/repository.ts';
import { fullName } from '../domain/repository.ts';
import { assessedEntries } from '../policy/policy.ts';
import type { HarvestStore } from '../store/store.ts';
import { assessRepository } from './assess-repository.ts';
import type { AssessmentRules } from './rules.ts';
import { isSameAssessment } from './same-assessment.ts';

export interface Reassessment {
  repositories: number;
  changed: StatusChange[];
}

export interface StatusChange {
  repository: string;
  from: Status;
  to: Status;
}

interface ReassessOptions {
  /** Compare only; write nothing. */
  dryRun: boolean;
  /** Logins in lower case; the repositories of others are left as they are. All when undefined. */
  only?: ReadonlySet<string>;
  signal: AbortSignal;
  onProgress?: (repositories: number) => void;
}

/**
 * Assesses everything stored again, from stored evidence alone: not one request to a forge.
 *
 * @returns how many were assessed, and which changed their status
 */
export async function reassess(
  store: Pick<HarvestStore, 'repositories' | 'readBlobs' | 'saveRepositories'>,
  context: AssessmentRules,
  { dryRun, only, signal, onProgress }: ReassessOptions,
): Promise<Reassessment> {
  const result: Reassessment = { repositories: 0, changed: [] };
  for await (const stored of store.repositories(200)) {
    signal.throwIfAborted();
    const batch = only ? stored.filter(({ evidence }) => only.has(evidence.organisation)) : stored;
    const assessed = await assessBatch(batch, store, context);
    const repositories = assessed.filter((next, index) => !isKnown(batch[index], next));
    if (!dryRun && repositories.length > 0)
      await store.saveRepositories({ repositories, blobs: [], at: context.now.toISOString() });
    result.repositories += batch.length;
    for (const [index, { status: to }] of assessed.entries()) {
      const before = batch[index];
      if (before && before.status !== to)
        result.changed.push({ repository: fullName(before.evidence), from: before.status, to });
    }
    onProgress?.(result.repositories);
  }
  return result;
}

function isKnown(stored: Repository | undefined, next: AssessedRepository): boolean {
  return stored !== undefined && isSameAssessment(stored, next);
}

async function assessBatch(
  batch: Repository[],
  store: Pick<HarvestStore, 'readBlobs'>,
  context: AssessmentRules,
) {
  const oids = new Set(batch.flatMap(({ evidence }) => assessedEntries(evidence).map(({ oid }) => oid)));
  const blobs = await store.readBlobs([...oids]);
  return batch.map((each) => assessRepository(each.evidence, blobs, context, each));
}
