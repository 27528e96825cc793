import { Problem } from '../../../base/problem.ts';
import type { Account, ListOptions, Page } from '../../forge.ts';
import { findChanges } from './find-changes.ts';
import type { GraphqlTools } from './graphql-tools.ts';
import { listAll } from './list-all.ts';
import { listChanges } from './list-changes.ts';
import { newMark, readMark, wantsAll, type Mark } from './mark.ts';
import { takeWindow } from './survey.ts';
import { createdSince, snapshotOf, type Window } from './window.ts';

/**
 * Lists an account the cheapest way that misses nothing: only what changed when it was listed before, otherwise
 * everything, going on where a listing was cut off.
 */
export async function* listAccount(
  { login, mark: stored }: Account,
  { full, signal }: Pick<ListOptions, 'full' | 'signal'>,
  tools: GraphqlTools,
): AsyncGenerator<Page, void, void> {
  const mark = readMark(stored);
  if (mark?.listing && !full) {
    const resumed = yield* resume({ login, mark, listing: mark.listing, signal }, tools);
    if (resumed) return;
  }
  const window = await takeWindow(login, tools, signal);
  const snapshot = snapshotOf(window);
  const before = mark ?? newMark;
  const { done } = before;
  const everything = { login, mark: { ...before, unread: [] }, snapshot, signal };
  if (full || !done || wantsAll(before)) return yield* listAll(everything, tools);
  const changed = await findChanges({ login, window, before: done, signal }, tools);
  if (grewUnexplained(window, done.total, createdSince(changed, done).length)) {
    tools.log.info({ login }, 'More repositories than the new ones explain: listing all');
    return yield* listAll(everything, tools);
  }
  yield* listChanges({ login, changed, mark: before, snapshot, signal }, tools);
}

/** A repository that came with old dates (transferred in, made public) is in no newest-first listing. */
function grewUnexplained({ total }: Window, before: number, created: number): boolean {
  return total - before > created;
}

interface Resumption {
  login: string;
  mark: Mark;
  listing: NonNullable<Mark['listing']>;
  signal: AbortSignal;
}

/**
 * Goes on from a cursor of an earlier run.
 *
 * @returns false when GitHub no longer takes the cursor, so that the listing must begin anew
 */
async function* resume(
  { login, mark, listing, signal }: Resumption,
  tools: GraphqlTools,
): AsyncGenerator<Page, boolean, void> {
  tools.windows.delete(login.toLowerCase());
  const pages = listAll({ login, mark, ...listing, signal }, tools);
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
