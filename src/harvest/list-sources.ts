import { mergeStreams } from '../base/merge-streams.ts';
import { Problem } from '../base/problem.ts';
import type { Forge, ListingPage, AccountChanges } from '../forge/forge.ts';
import type { HarvestStore, SyncState } from '../store/store.ts';

/** One account on one forge, to be listed. */
export interface Listing {
  forge: Forge;
  /** On the forge, in lower case. */
  account: string;
  /** Login of the organisation it belongs to, in lower case. */
  login: string;
  /** Under which the mark is stored. */
  key: string;
  mark: SyncState | undefined;
}

export type ListingStep =
  | { kind: 'page'; listing: Listing; page: ListingPage }
  | { kind: 'unchanged'; listing: Listing; total: number | null }
  | { kind: 'missing'; listing: Listing; problem: Problem }
  | { kind: 'end'; listing: Listing }
  | { kind: 'failed'; listing: Listing; problem: Problem };

interface ListSourcesOptions {
  store: Pick<HarvestStore, 'knownBlobs'>;
  full: boolean;
  concurrency: number;
  signal: AbortSignal;
}

/**
 * Asks every forge which of its accounts changed, lists those, and yields what comes as it comes. One account's failure
 * is a step like any other: the rest goes on.
 */
export async function* listSources(
  listings: readonly Listing[],
  options: ListSourcesOptions,
): AsyncGenerator<ListingStep> {
  const byForge = Map.groupBy(listings, ({ forge }) => forge);
  for (const [forge, accounts] of byForge) {
    const surveys = await survey(forge, accounts, options.signal);
    if (surveys instanceof Problem) {
      yield* accounts.map((listing) => ({ kind: 'failed', listing, problem: surveys }) as const);
      continue;
    }
    yield* mergeStreams(
      accounts.map((listing) => () => listOne(listing, surveys.get(listing.account), options)),
      { limit: options.concurrency, signal: options.signal },
    );
  }
}

/** A forge that cannot even be surveyed is not asked for each account in turn. */
async function survey(
  forge: Forge,
  accounts: Listing[],
  signal: AbortSignal,
): Promise<Map<string, AccountChanges> | Problem> {
  try {
    const asked = accounts.map(({ account, mark }) => ({ login: account, cursor: mark?.forge ?? null }));
    const surveys = await forge.checkForChanges(asked, signal);
    return new Map(surveys.map((each) => [each.login, each]));
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
}

async function* listOne(
  listing: Listing,
  survey: AccountChanges | undefined,
  options: ListSourcesOptions,
): AsyncGenerator<ListingStep> {
  const { account, forge, mark } = listing;
  if (survey?.state === 'missing') {
    yield {
      kind: 'missing',
      listing,
      problem: survey.problem ?? new Problem('not-found', `There is no account ${account}.`),
    };
    return;
  }
  if (survey?.state === 'unchanged' && mark?.listedAt && !options.full) {
    yield { kind: 'unchanged', listing, total: survey.total };
    return;
  }
  try {
    const pages = forge.list(
      { login: account, cursor: mark?.forge ?? null },
      { signal: options.signal, full: options.full, known: (oids) => options.store.knownBlobs(oids) },
    );
    for await (const page of pages) yield { kind: 'page', listing, page };
    yield { kind: 'end', listing };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    yield { kind: 'failed', listing, problem };
  }
}
