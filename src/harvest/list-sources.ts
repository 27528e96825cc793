import { mergeStreams } from '../base/merge-streams.ts';
import { Problem, type Kind } from '../base/problem.ts';
import type { FindOrganisation } from '../domain/account.ts';
import type { Forge, ListingPage, AccountChanges } from '../forge/forge.ts';
import type { HarvestStore } from '../store/store.ts';
import { batchOf, type AccountStep, type Batch } from './batch.ts';
import type { HarvestProgress } from './harvest-progress.ts';
import type { Listing } from './listings.ts';
import { missingAccount } from './missing-accounts.ts';

interface ListSourcesOptions {
  store: Pick<HarvestStore, 'knownBlobs'>;
  findOrganisation: FindOrganisation;
  progress: Pick<HarvestProgress, 'update'>;
  full: boolean;
  signal: AbortSignal;
}

const concurrency = 4;

/**
 * Asks every forge which of its accounts changed, lists those, and yields what comes as it comes. One account's failure
 * is a step like any other: the rest goes on.
 */
export async function* listSources(
  listings: readonly Listing[],
  options: ListSourcesOptions,
): AsyncGenerator<Batch> {
  const byForge = Map.groupBy(listings, ({ forge }) => forge);
  for (const [forge, accounts] of byForge) {
    const changes = await checkForChanges(forge, accounts, options.signal);
    if (changes instanceof Problem) {
      for (const listing of accounts) yield stepOf(listing, { state: 'failed' }, changes);
      continue;
    }
    yield* mergeStreams(
      accounts.map((listing) => () => listOne(listing, changes.get(listing.account), options)),
      { limit: concurrency, signal: options.signal },
    );
  }
}

/** Failures that are of one account, or of some: the others are listed all the same. */
const ofSome = new Set<Kind>(['forbidden', 'not-found', 'partial']);

/** A forge that cannot be reached, or refuses us, is not asked for each account in turn. */
async function checkForChanges(
  forge: Forge,
  accounts: Listing[],
  signal: AbortSignal,
): Promise<Map<string, AccountChanges> | Problem> {
  try {
    const asked = accounts.map(({ account, before }) => ({ login: account, cursor: before?.forge ?? null }));
    const changes = await forge.checkForChanges(asked, signal);
    return new Map(changes.map((each) => [each.login, each]));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return ofSome.has(problem.kind) ? new Map() : problem;
  }
}

async function* listOne(
  listing: Listing,
  changes: AccountChanges | undefined,
  options: ListSourcesOptions,
): AsyncGenerator<Batch> {
  const { account, login, forge, before } = listing;
  const { signal, full, store } = options;
  if (changes?.state === 'missing') {
    const problem = changes.problem ?? new Problem('not-found', `There is no account ${account}.`);
    yield stepOf(listing, { state: 'missing' }, missingAccount(listing, problem));
    return;
  }
  if (changes?.state === 'unchanged' && before?.listedAt && !full) {
    yield stepOf(listing, { state: 'unchanged', total: changes.total });
    return;
  }
  options.progress.update(login, { state: 'listing' });
  try {
    const pages = forge.list(
      { login: account, cursor: before?.forge ?? null },
      { signal, full, known: (oids) => store.knownBlobs(oids) },
    );
    for await (const page of pages) yield batchOfPage(listing, page, options.findOrganisation);
    yield stepOf(listing, { state: 'done' });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.kind !== 'not-found') yield stepOf(listing, { state: 'failed' }, problem);
    else yield stepOf(listing, { state: 'missing' }, missingAccount(listing, problem));
  }
}

function stepOf(listing: Listing, step: Omit<AccountStep, 'listing'>, problem?: Problem): Batch {
  const faults = problem ? [{ subject: listing.login, problem }] : [];
  return batchOf(listing.forge, { accounts: [{ listing, ...step }], faults });
}

/** Repositories of a group below another organisation's belong to the nearer one. */
function batchOfPage(listing: Listing, page: ListingPage, findOrganisation: FindOrganisation): Batch {
  const { repositories, cursor, total, all, blobs, faults } = page;
  return batchOf(listing.forge, {
    repositories: repositories.map((evidence) => ({
      ...evidence,
      organisation: findOrganisation(evidence) ?? listing.login,
    })),
    blobs: new Map(blobs.map((blob) => [blob.oid, blob])),
    accounts: [{ listing, state: 'page', cursor, seen: repositories.length, total, holds: all }],
    faults,
  });
}
