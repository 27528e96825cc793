import { withEstate, type AssessmentRules } from '../assessment/assessment.ts';
import { nameOf, type Actor } from '../auth/actor.ts';
import type { Clock } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { organisationFinder } from '../domain/account.ts';
import type { HarvestRun, HarvestState } from '../domain/harvest-run.ts';
import type { TemplateFingerprint } from '../lineage/fingerprints.ts';
import type { HarvestStore, Identity, QueryStore } from '../store/store.ts';
import { harvestListings, type AccountContents } from './harvest-listings.ts';
import { holdHarvestLease } from './lease.ts';
import type { Listing } from './list-sources.ts';
import { reassessIfStale, reassessAfterHarvest } from './reassess-if-stale.ts';
import { reconcile, type ReconcileOptions } from './reconcile.ts';
import type { Source } from './sources.ts';
import { addUsages, createHarvestProgress, usageSince, type HarvestProgress } from './harvest-progress.ts';

export interface HarvestTools {
  store: HarvestStore & Pick<QueryStore, 'findRepository'>;
  sources: readonly Source[];
  /** What assessment depends on, at this moment. */
  context: () => AssessmentRules;
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
  signal: AbortSignal;
  onProgress: (run: HarvestRun) => void;
}

/** Repositories that were renamed, deleted or closed are found within a day. */
const reconcileEvery = 23 * 3_600_000;
const listingsAtOnce = 4;

/**
 * One harvest from beginning to end: list what changed, fetch files that are not stored, assess, save; once a day look
 * again at everything known. Whatever happens, what was saved stays consistent and the record says how it ended.
 *
 * @returns the record of the run; its `state` and `faults` say what failed
 * @throws Problem `conflict` when another harvest is running; the signal's reason when it was stopped
 */
export async function runHarvest(tools: HarvestTools, options: HarvestOptions): Promise<HarvestRun> {
  const { store, clock } = tools;
  await using lease = await holdHarvestLease({ store, holder: options.id, clock });
  await store.interruptRunning(clock().toISOString(), options.id);
  const signal = AbortSignal.any([options.signal, lease.signal]);
  const listings = await listingsOf(tools, options.only);
  const before = addUsages(tools.sources.map(({ forge }) => forge.usage()));
  const recorder = createHarvestProgress({
    run: options,
    by: nameOf(options.by),
    logins: [...new Set(listings.map(({ login }) => login))],
    store,
    clock,
    usage: () => usageSince(before, addUsages(tools.sources.map(({ forge }) => forge.usage()))),
    onProgress: options.onProgress,
  });
  await recorder.tick();
  try {
    await harvestAll(tools, { ...options, signal }, listings, recorder);
  } catch (error) {
    await recorder.finish(signal.aborted ? 'interrupted' : 'failed');
    throw error;
  }
  return recorder.run;
}

async function harvestAll(
  tools: HarvestTools,
  options: HarvestOptions,
  listings: Listing[],
  recorder: HarvestProgress,
) {
  const { store, clock } = tools;
  const own = await tools.ownFingerprints();
  const context = await withEstate(tools.context(), { store, own });
  const { signal, full } = options;
  const findOrganisation = organisationFinder(context.organisations.values());
  const steps = {
    ...{ store, context, findOrganisation, recorder, clock, full },
    ...{ concurrency: listingsAtOnce, signal },
  };
  await reassessIfStale(store, context, signal);
  const holdings = await harvestListings(listings, steps);
  const due = full || listings.some(({ mark }) => isOverdue(mark, clock()));
  const look = { holdings, totals: totalsOf(recorder.run, tools.sources), logins: loginsOf(listings), due };
  await reconcileAll(tools, look, { context, findOrganisation, recorder, signal });
  await reassessAfterHarvest(store, { before: context, own }, signal);
  await recorder.finish(stateOf(recorder.run));
}

/** Those that wait longest come first, so that a rate limit that ends each run early still lets all have their turn. */
function byAge(one: Listing, other: Listing): number {
  return (one.mark?.listedAt ?? '').localeCompare(other.mark?.listedAt ?? '');
}

async function listingsOf({ store, sources }: HarvestTools, only: readonly string[]): Promise<Listing[]> {
  const listings: Listing[] = [];
  for (const { forge, accounts } of sources) {
    for (const { login: account, organisation: login, key } of accounts) {
      if (only.length > 0 && !only.includes(login)) continue;
      listings.push({ forge, account, login, key, mark: await store.findSyncState(key) });
    }
  }
  return listings.sort(byAge);
}

interface SecondLook {
  holdings: AccountContents;
  /** How many repositories the forge says an account holds, where it says. */
  totals: ReadonlyMap<string, number>;
  /** The accounts of this harvest. */
  logins: ReadonlySet<string>;
  /** Whether to look at everything known of them, or only where an account holds less than we do. */
  due: boolean;
}

function loginsOf(listings: readonly Listing[]): ReadonlySet<string> {
  return new Set(listings.map(({ login }) => login));
}

/** An organisation of several accounts is left out: their totals come one by one. */
function totalsOf({ organisations }: HarvestRun, sources: readonly Source[]): ReadonlyMap<string, number> {
  const all = sources.flatMap(({ accounts }) => accounts);
  const accountsOf = (login: string) => all.filter(({ organisation }) => organisation === login).length;
  return new Map(
    organisations.flatMap(({ login, state, total }): [string, number][] =>
      total !== null && state !== 'failed' && accountsOf(login) === 1 ? [[login, total]] : [],
    ),
  );
}

/**
 * Which of the repositories that are known need a second look: those that their account is known not to hold; where it
 * holds fewer than we do, all of it, as one of them was deleted, moved or made private; and all when it is due.
 */
function doubtfulOf(
  own: readonly Identity[],
  { totals, logins, due }: SecondLook,
  heldBy: ReadonlyMap<string, ReadonlySet<string>>,
): Identity[] {
  const byAccount = Map.groupBy(own, ({ organisation }) => organisation);
  return [...byAccount].flatMap(([organisation, known]) => {
    const held = heldBy.get(organisation);
    if (held) return known.filter(({ id }) => !held.has(id));
    const isShort = known.length > (totals.get(organisation) ?? Infinity);
    return isShort || (due && logins.has(organisation)) ? known : [];
  });
}

async function reconcileAll(
  { store, sources, clock }: HarvestTools,
  look: SecondLook,
  options: Omit<ReconcileOptions, 'store'>,
): Promise<void> {
  const known = await store.identities();
  for (const { forge, name, accounts } of sources) {
    const own = known.filter(({ id }) => id.startsWith(`${name}:`));
    const doubtful = doubtfulOf(own, look, contentsByOrganisation(accounts, look.holdings));
    const done = await attempt(`second look (${name})`, options.recorder, () =>
      reconcile(
        forge,
        doubtful.map(({ id }) => id),
        { store, ...options },
      ),
    );
    if (!done || !look.due) continue;
    for (const { key, organisation } of accounts) {
      if (!look.logins.has(organisation)) continue;
      const mark = await store.findSyncState(key);
      if (mark) await store.saveSyncState(key, { ...mark, reconciledAt: clock().toISOString() });
    }
  }
}

/** Whether it worked; a failure is noted, and what it concerned stays as it was. */
async function attempt(
  subject: string,
  recorder: HarvestProgress,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    recorder.fault(subject, problem);
    return false;
  }
}

/** What each organisation holds on one forge, where all its accounts there were listed and the forge told. */
function contentsByOrganisation(
  accounts: Source['accounts'],
  contents: AccountContents,
): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [organisation, own] of Map.groupBy(accounts, (account) => account.organisation)) {
    const held = own.flatMap(({ key }) => contents.get(key) ?? []);
    if (held.length === own.length) found.set(organisation, new Set(held.flatMap((ids) => [...ids])));
  }
  return found;
}

/** An organisation that was never listed to its end is seen whole by its listing. */
function isOverdue(mark: Listing['mark'], now: Date): boolean {
  if (!mark?.listedAt) return false;
  return !mark.reconciledAt || now.getTime() - Date.parse(mark.reconciledAt) > reconcileEvery;
}

/** Complete means that every account that exists was read to its end, though single repositories may have failed. */
function stateOf({ organisations }: HarvestRun): HarvestState {
  const failed = organisations.filter(({ state }) => state === 'failed').length;
  if (failed === 0) return 'complete';
  return failed === organisations.length ? 'failed' : 'partial';
}
