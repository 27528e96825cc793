import type { AssessmentRules } from '../assessment/assessment.ts';
import type { Clock } from '../base/clock.ts';
import { prefetchMap } from '../base/prefetch-map.ts';
import type { FindOrganisation } from '../domain/account.ts';
import type { ListingPage } from '../forge/forge.ts';
import type { Blob } from '../domain/evidence.ts';
import type { HarvestStore } from '../store/store.ts';
import { batchMissingFiles, type Batch } from './batch-missing-files.ts';
import { fetchFiles } from './fetch-files.ts';
import { listSources, type Listing, type ListingStep } from './list-sources.ts';
import type { HarvestProgress } from './harvest-progress.ts';
import { saveBatch } from './save-batch.ts';

interface HarvestListingsOptions {
  store: HarvestStore;
  context: AssessmentRules;
  findOrganisation: FindOrganisation;
  recorder: HarvestProgress;
  clock: Clock;
  full: boolean;
  concurrency: number;
  signal: AbortSignal;
}

type Fetched = Map<string, Blob>;

/** Ids of all repositories an account holds now, by the key of the account. */
export type AccountContents = Map<string, ReadonlySet<string>>;

/**
 * Lists the accounts, fetches the files that are not stored, and saves page after page, in the order they came.
 *
 * @returns what the forges said their accounts hold, where they said it
 */
export async function harvestListings(
  listings: readonly Listing[],
  options: HarvestListingsOptions,
): Promise<AccountContents> {
  const holdings: AccountContents = new Map();
  const { store, recorder, signal } = options;
  const underWay = new Set<string>();
  const steps = noteListing(listSources(listings, options), recorder);
  const batches = prefetchMap(batchMissingFiles(steps, store, underWay), 2, async (batch) => ({
    batch,
    fetched: await fetchBatch(batch, options),
  }));
  for await (const { batch, fetched } of batches) {
    signal.throwIfAborted();
    for (const step of batch.steps) {
      if (step.kind === 'page' && step.page.all) holdings.set(step.listing.key, new Set(step.page.all));
      await settle(step, fetched, options);
      await recorder.tick();
    }
    for (const { request } of batch.missing) underWay.delete(request.oid);
  }
  return holdings;
}

async function* noteListing(
  steps: AsyncIterable<ListingStep>,
  recorder: HarvestProgress,
): AsyncGenerator<ListingStep> {
  for await (const step of steps) {
    if (step.kind === 'page') recorder.progress(step.listing.login, { state: 'listing' });
    yield step;
  }
}

async function fetchBatch({ missing }: Batch, options: HarvestListingsOptions): Promise<Fetched> {
  const fetched: Fetched = new Map();
  for (const [forge, files] of Map.groupBy(missing, ({ listing }) => listing.forge)) {
    const found = await fetchFiles(
      forge,
      files.map(({ request }) => request),
      options,
    );
    for (const [oid, blob] of found) fetched.set(oid, blob);
  }
  return fetched;
}

async function settle(step: ListingStep, fetched: Fetched, options: HarvestListingsOptions): Promise<void> {
  const { recorder, store, clock } = options;
  const { listing } = step;
  const { login, key } = listing;
  const now = clock().toISOString();
  switch (step.kind) {
    case 'page':
      return settlePage(step, fetched, options);
    case 'unchanged':
      await completeMark(store, key, now);
      return recorder.progress(login, { state: 'unchanged', total: step.total });
    case 'end':
      await completeMark(store, key, now);
      return recorder.progress(login, { state: 'done' });
    case 'missing':
      recorder.fault(login, step.problem);
      return recorder.progress(login, { state: 'done', total: 0 });
    case 'failed':
      recorder.fault(login, step.problem);
      return recorder.progress(login, { state: 'failed' });
  }
}

/** A first listing to its end has just seen everything there is: it counts as a second look, too. */
async function completeMark(store: HarvestStore, key: string, listedAt: string): Promise<void> {
  const mark = (await store.findSyncState(key)) ?? { forge: null, listedAt: null, reconciledAt: null };
  await store.saveSyncState(key, {
    ...mark,
    listedAt,
    reconciledAt: mark.listedAt ? mark.reconciledAt : listedAt,
  });
}

async function settlePage(
  { page, listing }: Extract<ListingStep, { kind: 'page' }>,
  fetched: Fetched,
  { store, context, findOrganisation, recorder }: HarvestListingsOptions,
): Promise<void> {
  const { run } = recorder;
  const before = (await store.findSyncState(listing.key)) ?? { listedAt: null, reconciledAt: null };
  const mark = { organisation: listing.key, mark: { ...before, forge: page.cursor } };
  const { found, changed } = await saveBatch(assignedTo(listing.login, page, findOrganisation), {
    store,
    context,
    fetched,
    mark,
  });
  for (const { subject, problem } of page.faults) recorder.fault(subject, problem);
  run.counts.seen += page.repositories.length;
  run.counts.found += found;
  run.counts.changed += changed;
  run.counts.files += page.blobs.length;
  const seen =
    (run.organisations.find(({ login }) => login === listing.login)?.seen ?? 0) + page.repositories.length;
  recorder.progress(listing.login, { seen, total: page.total });
}

/** Repositories of a group below another organisation's belong to the nearer one. */
function assignedTo(listed: string, page: ListingPage, findOrganisation: FindOrganisation): ListingPage {
  const repositories = page.repositories.map((evidence) => ({
    ...evidence,
    organisation: findOrganisation(evidence) ?? listed,
  }));
  return { ...page, repositories };
}
