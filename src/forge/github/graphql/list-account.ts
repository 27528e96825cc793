import { Problem } from '../../../base/problem.ts';
import type { Account, ListOptions, ListingPage } from '../../forge.ts';
import { findChanges } from './find-changes.ts';
import type { GraphqlSession } from './graphql-session.ts';
import { listAll, type ListingStart } from './list-all.ts';
import { listChanges } from './list-changes.ts';
import { newGraphqlCursor, readGraphqlCursor, wantsAll, type GraphqlCursor } from './graphql-cursor.ts';
import { takeRecentRepositories } from './check-for-changes.ts';
import { createdSince, snapshotOf, tellsChanges, type RecentRepositories } from './recent-repositories.ts';

/**
 * Lists an account the cheapest way that misses nothing: only what changed when it was listed before, otherwise
 * everything, going on where a listing was cut off.
 */
export async function* listAccount(
  { login, cursor: stored }: Account,
  { full, signal }: Pick<ListOptions, 'full' | 'signal'>,
  tools: GraphqlSession,
): AsyncGenerator<ListingPage, void, void> {
  const syncCursor = readGraphqlCursor(stored);
  if (syncCursor?.listing && !full) {
    const resumed = yield* resume({ login, syncCursor, listing: syncCursor.listing, signal }, tools);
    if (resumed) return;
  }
  const window = await takeRecentRepositories(login, tools, signal);
  const snapshot = snapshotOf(window);
  const before = syncCursor ?? newGraphqlCursor;
  const { done } = before;
  const holes = window.unreadable;
  const everything = { login, syncCursor: { ...before, unread: [] }, snapshot, holes, signal };
  if (full || !done || wantsAll(before) || !tellsChanges(window, done))
    return yield* listAllAfresh(everything, tools);
  const changed = await findChanges({ login, window, before: done, signal }, tools);
  if (!changed) return yield* listAllAfresh(everything, tools);
  if (grewUnexplained(window, done.total, createdSince(changed, done).length)) {
    tools.log.info({ login }, 'More repositories than the new ones explain: listing all');
    return yield* listAllAfresh(everything, tools);
  }
  yield* listChanges({ login, changed, syncCursor: before, snapshot, signal }, tools);
}

/** A repository that came with old dates (transferred in, made public) is in no newest-first listing. */
function grewUnexplained({ total }: RecentRepositories, before: number, created: number): boolean {
  return total - before > created;
}

/** Lists everything; when GitHub takes back a cursor it gave a moment ago, once more from the beginning, without what came. */
async function* listAllAfresh(
  everything: ListingStart,
  tools: GraphqlSession,
): AsyncGenerator<ListingPage, void, void> {
  const came = new Set<string>();
  try {
    for await (const page of listAll(everything, tools)) {
      for (const { id } of page.repositories) came.add(id);
      yield page;
    }
    return;
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.kind !== 'invalid') throw problem;
    tools.log.info(
      { login: everything.login, why: problem.message },
      'The listing broke off: beginning anew',
    );
  }
  for await (const page of listAll(everything, tools))
    yield { ...page, repositories: page.repositories.filter(({ id }) => !came.has(id)) };
}

interface Resumption {
  login: string;
  syncCursor: GraphqlCursor;
  listing: NonNullable<GraphqlCursor['listing']>;
  signal: AbortSignal;
}

/**
 * Goes on from a cursor of an earlier run.
 *
 * @returns false when GitHub no longer takes the cursor, so that the listing must begin anew
 */
async function* resume(
  { login, syncCursor, listing, signal }: Resumption,
  tools: GraphqlSession,
): AsyncGenerator<ListingPage, boolean, void> {
  tools.recent.delete(login.toLowerCase());
  const pages = listAll({ login, syncCursor, ...listing, signal }, tools);
  let began = false;
  try {
    for await (const page of pages) {
      began = true;
      yield page;
    }
    return true;
  } catch (problem) {
    if (began || !(problem instanceof Problem) || problem.kind !== 'invalid') throw problem;
    tools.log.info({ login }, 'GitHub no longer knows where the listing was: beginning anew');
    return false;
  }
}
