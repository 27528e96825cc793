import type { AssessmentRules } from '../assessment/assessment.ts';
import type { FindOrganisation } from '../domain/account.ts';
import type { Evidence } from '../domain/evidence.ts';
import { fullName, type Repository } from '../domain/repository.ts';
import type { Forge, LookupResult } from '../forge/forge.ts';
import type { HarvestStore } from '../store/store.ts';
import { batchOf, type Batch, type Departure } from './batch.ts';
import { mergeEvidence } from './merge-evidence.ts';

interface ReconcileOptions {
  store: Pick<HarvestStore, 'findRepositories'>;
  organisations: AssessmentRules['organisations'];
  findOrganisation: FindOrganisation;
  /** Logins of organisations of which an account is missing: what was theirs, and is public elsewhere, is kept. */
  missing: ReadonlySet<string>;
  signal: AbortSignal;
}

/**
 * Looks again, by identity, at these repositories: this is what finds renames, transfers, deletions and repositories that
 * are no longer public. What could not be told stays as it was.
 */
export async function* reconcile(
  forge: Forge,
  ids: readonly string[],
  options: ReconcileOptions,
): AsyncGenerator<Batch> {
  if (ids.length === 0) return;
  for await (const results of forge.lookup(ids, options.signal))
    yield batchOfResults(forge, results, options);
}

async function batchOfResults(
  forge: Forge,
  results: readonly LookupResult[],
  { store, organisations, findOrganisation, missing }: ReconcileOptions,
): Promise<Batch> {
  const batch = batchOf(forge, {});
  const known = await store.findRepositories(results.map(({ id }) => id));
  batch.faults.push(...faultsOf(results, known));
  for (const result of results) {
    const before = known.get(result.id);
    if (!before || result.state === 'unknown') continue;
    if (result.state === 'gone') {
      const reason = 'It can no longer be reached: it was deleted or is no longer public.';
      batch.leaving.set(result.id, { reason, moved: false });
    } else {
      const { organisation } = before.evidence;
      const former = missing.has(organisation) ? organisation : undefined;
      const now = assigned(result.evidence, (account) => findOrganisation(account) ?? former);
      const departure = departureOf(now, organisations);
      if (departure) batch.leaving.set(result.id, departure);
      else add(batch, before, seenAgain(before, now));
    }
  }
  return batch;
}

/** More than this that fail for one reason are not each named: it is nothing of theirs. */
const maxNamed = 10;

function faultsOf(results: readonly LookupResult[], known: ReadonlyMap<string, Repository>): Batch['faults'] {
  const unknown = results.flatMap((result) => {
    const evidence = known.get(result.id)?.evidence;
    return evidence && result.state === 'unknown' ? [{ evidence, problem: result.problem }] : [];
  });
  const groups = Map.groupBy(
    unknown,
    ({ evidence, problem }) => `${evidence.organisation}\n${problem.message}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length <= maxNamed)
      return group.map(({ evidence, problem }) => ({ subject: fullName(evidence), problem }));
    return [
      { subject: `${group.length} repositories of ${first.evidence.organisation}`, problem: first.problem },
    ];
  });
}

function add(batch: Batch, before: Repository, now: Evidence): void {
  batch.repositories.push(now);
  if (!hasMoved(before.evidence, now)) batch.unchanged.add(now.id);
}

function assigned(evidence: Evidence, findOrganisation: FindOrganisation): Evidence {
  return { ...evidence, organisation: findOrganisation(evidence) ?? evidence.organisation };
}

/** Why a repository is no longer part of the public estate; undefined while it is. */
function departureOf(
  evidence: Evidence,
  organisations: AssessmentRules['organisations'],
): Departure | undefined {
  if (evidence.visibility !== 'public') return { reason: 'It is no longer public.', moved: false };
  if (organisations.has(evidence.organisation)) return undefined;
  return { reason: `It moved to ${fullName(evidence)}, which is not in the catalogue.`, moved: true };
}

/**
 * The look tells names, owner and flags; files and the newest commit are the listing's business, so that a push between
 * the two is not mistaken for a repository without files.
 */
function seenAgain(before: Repository, now: Evidence): Evidence {
  const { head, committedAt, pushedAt, defaultBranch, tree } = before.evidence;
  return mergeEvidence(before.evidence, { ...now, head, committedAt, pushedAt, defaultBranch, tree });
}

function hasMoved(before: Evidence, now: Evidence): boolean {
  return JSON.stringify(before, sortedKeys) !== JSON.stringify(now, sortedKeys);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
