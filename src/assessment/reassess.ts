import { mapInSlices } from '../base/map-in-slices.ts';
import type { Outcome, Status } from '../domain/assessment.ts';
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
  /** How many repositories had each status before, and have after. */
  totals: { before: Partial<Record<Status, number>>; after: Partial<Record<Status, number>> };
  /** How many repositories change, by the organisations that have any; most first. */
  organisations: { organisation: string; changed: number }[];
  /** How the checks of one policy came out; empty unless one was named. */
  checks: Record<string, Partial<Record<Outcome, number>>>;
}

export interface StatusChange {
  repository: string;
  from: Status;
  to: Status;
}

/** Few enough for the store to save without holding the process for long. */
const batchSize = 100;

interface ReassessOptions {
  /** Compare only; write nothing. */
  dryRun: boolean;
  /** Logins in lower case; the repositories of others are left as they are. All when undefined. */
  only?: ReadonlySet<string>;
  /** Id of the policy whose checks are counted. */
  policy?: string;
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
  { dryRun, only, policy, signal, onProgress }: ReassessOptions,
): Promise<Reassessment> {
  const result: Reassessment = {
    ...{ repositories: 0, changed: [], organisations: [], checks: {} },
    totals: { before: {}, after: {} },
  };
  for await (const stored of store.repositories(batchSize)) {
    signal.throwIfAborted();
    const batch = only ? stored.filter(({ evidence }) => only.has(evidence.organisation)) : stored;
    const assessed = await assessBatch(batch, store, context);
    const repositories = assessed.filter((next, index) => !isKnown(batch[index], next));
    if (!dryRun && repositories.length > 0)
      await store.saveRepositories({ repositories, blobs: [], at: context.now.toISOString() });
    result.repositories += batch.length;
    for (const [index, next] of assessed.entries()) count(result, batch[index], next, policy);
    onProgress?.(result.repositories);
  }
  result.organisations.sort((one, other) => other.changed - one.changed);
  return result;
}

function count(
  { changed, totals, organisations, checks }: Reassessment,
  before: Repository | undefined,
  next: AssessedRepository,
  policy: string | undefined,
): void {
  if (before === undefined) return;
  const { status: to, evidence } = next;
  add(totals.before, before.status);
  add(totals.after, to);
  const outcomes = new Map(next.findings.map(({ check, outcome }) => [check, outcome]));
  for (const check of next.assessments.find((one) => one.policy === policy)?.checks ?? [])
    add((checks[check] ??= {}), outcomes.get(check) ?? 'unknown');
  if (before.status === to) return;
  changed.push({ repository: fullName(evidence), from: before.status, to });
  const known = organisations.find(({ organisation }) => organisation === evidence.organisation);
  if (known) known.changed += 1;
  else organisations.push({ organisation: evidence.organisation, changed: 1 });
}

function add<K extends string>(counts: Partial<Record<K, number>>, key: K): void {
  counts[key] = (counts[key] ?? 0) + 1;
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
  return mapInSlices(batch, (each) => assessRepository(each.evidence, blobs, context, each));
}
