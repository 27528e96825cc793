import type { AssessmentContext } from '../assessment/assessment.ts';
import type { Clock } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import type { Forge } from '../forge/forge.ts';
import type { HarvestRun, HarvestState } from '../registry/harvest-run.ts';
import type { HarvestStore } from '../store/store.ts';
import { harvestListings } from './harvest-listings.ts';
import { holdHarvestLease } from './lease.ts';
import type { Listing } from './list-sources.ts';
import { reconcile } from './reconcile.ts';
import { addUsages, createRecorder, usageSince, type Recorder } from './recorder.ts';

/** A forge, the accounts to read there, and how its repository ids begin. */
export interface Source {
  forge: Forge;
  /** `github`, `git`. */
  name: string;
  /** In lower case. */
  logins: readonly string[];
}

export interface HarvestTools {
  store: HarvestStore;
  sources: readonly Source[];
  /** What assessment depends on, at this moment. */
  context: () => AssessmentContext;
  clock: Clock;
}

export interface HarvestOptions {
  id: string;
  trigger: HarvestRun['trigger'];
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
  const recorder = createRecorder({
    run: options,
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
  recorder: Recorder,
) {
  const { store, clock } = tools;
  const context = tools.context();
  const { signal, full } = options;
  await harvestListings(listings, {
    store,
    context,
    recorder,
    clock,
    full,
    concurrency: listingsAtOnce,
    signal,
  });
  const due = full || listings.some(({ mark }) => isOverdue(mark?.reconciledAt, clock()));
  if (due && options.only.length === 0) await reconcileAll(tools, { context, recorder, signal });
  await store.recordFigures(clock().toISOString().slice(0, 10));
  await recorder.finish(stateOf(recorder.run));
}

async function listingsOf({ store, sources }: HarvestTools, only: readonly string[]): Promise<Listing[]> {
  const listings: Listing[] = [];
  for (const { forge, name, logins } of sources) {
    for (const login of logins) {
      if (only.length > 0 && !only.includes(login)) continue;
      const key = name === 'github' ? login : `${name}/${login}`;
      listings.push({ forge, login, key, mark: await store.findMark(key) });
    }
  }
  return listings;
}

async function reconcileAll(
  { store, sources, clock }: HarvestTools,
  options: { context: AssessmentContext; recorder: Recorder; signal: AbortSignal },
): Promise<void> {
  for (const { forge, name, logins } of sources) {
    try {
      await reconcile(forge, `${name}:`, { store, ...options });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      options.recorder.fault(`second look (${name})`, problem);
      continue;
    }
    for (const login of logins) {
      const key = name === 'github' ? login : `${name}/${login}`;
      const mark = await store.findMark(key);
      if (mark) await store.saveMark(key, { ...mark, reconciledAt: clock().toISOString() });
    }
  }
}

function isOverdue(reconciledAt: string | null | undefined, now: Date): boolean {
  return !reconciledAt || now.getTime() - Date.parse(reconciledAt) > reconcileEvery;
}

/** Complete means that every account that exists was read to its end, though single repositories may have failed. */
function stateOf({ organisations }: HarvestRun): HarvestState {
  const failed = organisations.filter(({ state }) => state === 'failed').length;
  if (failed === 0) return 'complete';
  return failed === organisations.length ? 'failed' : 'partial';
}
