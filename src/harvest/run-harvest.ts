import { withEstate, type AssessmentRules } from '../assessment/assessment.ts';
import { actorName, type Actor } from '../auth/actor.ts';
import type { Clock } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { organisationFinder, type FindOrganisation } from '../domain/account.ts';
import { unreadOrganisations, type HarvestRun, type HarvestState } from '../domain/harvest-run.ts';
import type { TemplateFingerprint } from '../lineage/fingerprints.ts';
import type { HarvestStore, QueryStore } from '../store/store.ts';
import { batchOf, type Batch } from './batch.ts';
import { harvestBatches, type HarvestBatchesOptions } from './harvest-batches.ts';
import { createHarvestProgress, type HarvestProgress } from './harvest-progress.ts';
import { holdHarvestLease } from './lease.ts';
import { listSources } from './list-sources.ts';
import { listingsOf, type Listing } from './listings.ts';
import { missingOrganisations, renamedAccounts } from './missing-accounts.ts';
import { reassessIfStale, reassessAfterHarvest } from './reassess-if-stale.ts';
import { reconcile } from './reconcile.ts';
import { doubtfulAmong, isOverdue, accountTotals, type SecondLook } from './second-look.ts';
import type { Source } from './sources.ts';
import { lackingFiles } from './unread-files.ts';
import { addUsages, usageSince } from './usage.ts';

interface HarvestDependencies {
  store: HarvestStore & Pick<QueryStore, 'findRepository' | 'harvests'>;
  sources: readonly Source[];
  /** What assessment depends on, at this moment. */
  rules: () => AssessmentRules;
  /** What our own templates leave in the services made from them. */
  ownFingerprints: () => Promise<readonly TemplateFingerprint[]>;
  clock: Clock;
}

export interface HarvestOptions {
  id: string;
  trigger: HarvestRun['trigger'];
  /** Who asked for it. */
  by: Actor;
  /** Read everything again, and reconcile. */
  full: boolean;
  /** Only these accounts, in lower case; all when empty. */
  only: readonly string[];
  /** Ids of repositories that are looked at again whatever changed; none unless given. */
  repositories?: readonly string[];
  signal: AbortSignal;
  onProgress: (run: HarvestRun) => void;
}

/**
 * One harvest from beginning to end: list what changed, fetch files that are not stored, assess, save; once a day look
 * again at everything known. Whatever happens, what was saved stays consistent and the record says how it ended.
 *
 * @returns the record of the run; its `state` and `faults` say what failed
 * @throws Problem `conflict` when another harvest is running; the signal's reason when it was stopped
 */
export async function runHarvest(
  dependencies: HarvestDependencies,
  { signal: stop, full, ...options }: HarvestOptions,
): Promise<HarvestRun> {
  const { store, clock, sources } = dependencies;
  await using lease = await holdHarvestLease({ store, holder: options.id, clock });
  await store.interruptRunning(clock().toISOString(), options.id);
  const signal = AbortSignal.any([stop, lease.signal]);
  const listings = await listingsOf(store, sources, options.only);
  const progress = progressOf(dependencies, { ...options, full }, listings);
  await progress.tick();
  try {
    const own = await dependencies.ownFingerprints();
    const rules = await withEstate(dependencies.rules(), { store, own });
    const findOrganisation = organisationFinder(rules.organisations.values());
    const steps = { store, rules, progress, clock, signal };
    await reassessIfStale(store, rules, signal);
    const listed = listSources(listings, { store, findOrganisation, progress, full, signal });
    const contents = await harvestBatches(listed, steps);
    const due = full || listings.some((listing) => isOverdue(listing, clock()));
    const look = { listings, contents, totals: accountTotals(progress.run, listings), due };
    const lacking = await lackingFiles(store, options.id);
    const asked = new Set([...(options.repositories ?? []), ...lacking]);
    await lookAgain(sources, { ...look, asked }, { ...steps, findOrganisation });
    await reassessAfterHarvest(store, { before: rules, own }, signal);
    await progress.finish(stateOf(progress.run));
  } catch (error) {
    if (!signal.aborted) progress.fault('harvest', endedBy(error));
    await progress.finish(signal.aborted ? 'interrupted' : 'failed');
    throw error;
  }
  return progress.run;
}

function endedBy(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem('unavailable', 'An unexpected error ended the harvest. The log says which.');
}

function progressOf(
  { sources, store, clock }: HarvestDependencies,
  { by, onProgress, id, trigger, full, only }: Omit<HarvestOptions, 'signal'>,
  listings: readonly Listing[],
): HarvestProgress {
  const usageNow = () => addUsages(sources.map(({ forge }) => forge.usage()));
  const before = usageNow();
  return createHarvestProgress({
    ...{ by: actorName(by), store, clock, onProgress },
    run: { id, trigger, full, ...(only.length > 0 && { only: [...only] }) },
    logins: [...new Set(listings.map(({ login }) => login))],
    usage: () => usageSince(before, usageNow()),
  });
}

/** Looks again at what is doubtful, forge by forge. A failure is noted, and what it concerned stays as it was. */
async function lookAgain(
  sources: readonly Source[],
  look: SecondLook,
  { findOrganisation, ...steps }: HarvestBatchesOptions & { findOrganisation: FindOrganisation },
): Promise<void> {
  const { store, rules, signal, progress } = steps;
  const known = await store.identities();
  const missing = missingOrganisations(progress.run);
  for (const { forge, name } of sources) {
    const listings = look.listings.filter((listing) => listing.forge === forge);
    const own = known.filter(({ id }) => id.startsWith(`${name}:`));
    const { organisations } = rules;
    const ids = doubtfulAmong(own, { ...look, listings });
    const found = reconcile(forge, ids, { store, organisations, findOrganisation, missing, signal });
    try {
      await harvestBatches(look.due ? thenReconciled(found, listings) : found, steps);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      progress.fault(`second look (${name})`, problem);
    }
  }
  if (missing.size === 0) return;
  for (const { subject, problem } of renamedAccounts(missing, await store.identities(), look.listings))
    progress.fault(subject, problem);
}

/** Notes, after all else, that everything known of these accounts was looked at. */
async function* thenReconciled(
  found: AsyncIterable<Batch>,
  listings: readonly Listing[],
): AsyncGenerator<Batch> {
  yield* found;
  for (const listing of listings)
    yield batchOf(listing.forge, { accounts: [{ listing, state: 'reconciled' }] });
}

/** Complete means that every account was read to its end, though single repositories may have failed. */
function stateOf(run: HarvestRun): HarvestState {
  const unread = unreadOrganisations(run).length;
  if (unread === 0) return 'complete';
  return unread === run.organisations.length ? 'failed' : 'partial';
}
