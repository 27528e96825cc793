import { assessRepository, type AssessmentRules } from '../assessment/assessment.ts';
import type { Forge, LookupResult } from '../forge/forge.ts';
import type { FindOrganisation } from '../domain/account.ts';
import type { Evidence } from '../domain/evidence.ts';
import { fullName, type Repository } from '../domain/repository.ts';
import { wantedEntries } from '../policy/policy.ts';
import type { HarvestStore } from '../store/store.ts';
import { mergeEvidence } from './merge-evidence.ts';
import { missingFiles } from './batch-missing-files.ts';
import { fetchFiles } from './fetch-files.ts';
import type { HarvestProgress } from './harvest-progress.ts';

export interface ReconcileOptions {
  store: HarvestStore;
  context: AssessmentRules;
  findOrganisation: FindOrganisation;
  recorder: HarvestProgress;
  signal: AbortSignal;
}

/**
 * Looks again, by identity, at these repositories: this is what finds renames, transfers, deletions and repositories that
 * are no longer public. What could not be told stays as it was.
 */
export async function reconcile(
  forge: Forge,
  ids: readonly string[],
  options: ReconcileOptions,
): Promise<void> {
  if (ids.length === 0) return;
  for await (const sightings of forge.lookup(ids, options.signal)) {
    await settle(sightings, forge, options);
    await options.recorder.tick();
  }
}

async function settle(
  sightings: readonly LookupResult[],
  forge: Forge,
  options: ReconcileOptions,
): Promise<void> {
  const { store, context, recorder } = options;
  const at = context.now.toISOString();
  const known = await store.findRepositories(sightings.map(({ id }) => id));
  const leaving = new Map<string, { ids: string[]; moved: boolean }>();
  const present: Evidence[] = [];
  for (const seen of sightings) {
    const sighting = assigned(seen, options.findOrganisation);
    const before = known.get(sighting.id);
    if (!before) continue;
    if (sighting.state === 'unknown') recorder.fault(fullName(before.evidence), sighting.problem);
    const reason = reasonToLeave(sighting, context);
    if (reason)
      leaving.set(reason, {
        ids: [...(leaving.get(reason)?.ids ?? []), sighting.id],
        moved: sighting.state === 'present' && sighting.evidence.visibility === 'public',
      });
    else if (sighting.state === 'present') present.push(seenAgain(before, sighting.evidence));
  }
  for (const [reason, { ids, moved }] of leaving)
    recorder.run.counts.withdrawn += await store.withdraw(ids, reason, at, moved);
  const changed = present.filter((evidence) => hasMoved(known.get(evidence.id)?.evidence, evidence));
  await save({ changed, present, known }, forge, options);
}

interface ReconcileLookup {
  changed: Evidence[];
  present: Evidence[];
  known: ReadonlyMap<string, Repository>;
}

/** Saves what changed, and completes repositories some of whose files could not be fetched before. */
async function save(
  { changed, present, known }: ReconcileLookup,
  forge: Forge,
  options: ReconcileOptions,
): Promise<void> {
  const { store, context, recorder } = options;
  const missing = await missingFiles(present, [], store, new Set());
  const fetched = await fetchFiles(forge, missing, options);
  const completed = present.filter((evidence) => wantedEntries(evidence).some(({ oid }) => fetched.has(oid)));
  const concerned = [...new Set([...changed, ...completed])];
  if (concerned.length === 0) return;
  const wanted = concerned.flatMap((evidence) => wantedEntries(evidence).map(({ oid }) => oid));
  const blobs = new Map([...(await store.readBlobs(wanted)), ...fetched]);
  const repositories = concerned.map((evidence) =>
    assessRepository(evidence, blobs, context, known.get(evidence.id)),
  );
  const batch = { repositories, blobs: [...fetched.values()], at: context.now.toISOString() };
  recorder.run.counts.changed += (await store.saveRepositories(batch)).changed;
}

function assigned(result: LookupResult, findOrganisation: FindOrganisation): LookupResult {
  if (result.state !== 'present') return result;
  const { evidence } = result;
  const organisation = findOrganisation(evidence) ?? evidence.organisation;
  return { ...result, evidence: { ...evidence, organisation } };
}

/** Why a repository is no longer part of the public estate; undefined while it is, or while we cannot tell. */
function reasonToLeave(sighting: LookupResult, { organisations }: AssessmentRules): string | undefined {
  if (sighting.state === 'gone') return 'It can no longer be reached: it was deleted or is no longer public.';
  if (sighting.state === 'unknown') return undefined;
  const { visibility, organisation } = sighting.evidence;
  if (visibility !== 'public') return 'It is no longer public.';
  if (!organisations.has(organisation))
    return `It moved to ${fullName(sighting.evidence)}, which is not in the catalogue.`;
  return undefined;
}

/**
 * The look tells names, owner and flags; files and the newest commit are the listing's business, so that a push between
 * the two is not mistaken for a repository without files.
 */
function seenAgain(before: Repository, now: Evidence): Evidence {
  const { head, committedAt, pushedAt, defaultBranch, tree } = before.evidence;
  return mergeEvidence(before.evidence, { ...now, head, committedAt, pushedAt, defaultBranch, tree });
}

function hasMoved(before: Evidence | undefined, now: Evidence): boolean {
  return JSON.stringify(before, sortedKeys) !== JSON.stringify(now, sortedKeys);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
