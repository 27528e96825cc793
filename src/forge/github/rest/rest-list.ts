import type { Account, ListOptions, ListingPage, TreeReader } from '../../forge.ts';
import { readTrees } from '../../read-trees.ts';
import type { Client } from '../http/client.ts';
import {
  idsOf,
  newRestCursor,
  pruned,
  readRestCursor,
  withPage,
  type ListedPage,
  type RestCursor,
} from './rest-cursor.ts';
import { restPages, type RestPage } from './rest-pages.ts';
import { evidenceFromRest, type RestRepository } from './rest-repository.ts';

/** Repositories whose files are read before they are handed on: a killed run loses no more than these. */
const chunk = 25;
interface RestContext {
  client: Client;
  trees: TreeReader;
}

/**
 * Lists an account by REST. Files of repositories pushed to since the cursor are read over git; the others come
 * with what the listing says (`tree` undefined: not collected). Repositories on a page that did not change at all are
 * left out.
 *
 * @throws Problem when the account cannot be listed to its end, or GitHub says that it left some out
 */
export async function* restList(
  { login, cursor: stored }: Account,
  options: ListOptions,
  { client, trees }: RestContext,
): AsyncGenerator<ListingPage> {
  const { full, signal } = options;
  const before = readRestCursor(stored) ?? newRestCursor();
  let cursor = full ? { ...before, pushed: {} } : before;
  let now: RestCursor = newRestCursor();
  let held: ListingPage | undefined;
  let end: RestPage['end'];
  let partial: RestPage['partial'];
  const seen = new Map<number, string>();
  const hidden = new Set<string>();
  for await (const page of restPages({ login, cursor: before, full, signal }, client)) {
    if (page.listed.page === 1) now = newRestCursor();
    const fresh = page.repositories.filter((each) => isNews(each, seen));
    let whole = true;
    for (const part of chunked(fresh)) {
      if (held) yield held;
      const read = await readFiles(part, { login, cursor, options, trees });
      cursor = { ...cursor, kind: page.kind, pushed: { ...cursor.pushed, ...read.pushed } };
      held = { ...read.page, cursor };
      whole &&= read.page.faults.length === 0;
      for (const id of read.hidden) hidden.add(id);
    }
    now = withPage(now, reliable(page, whole));
    cursor = withPage(cursor, reliable(page, whole));
    held = { ...(held ?? nothing), cursor, faults: [...(held?.faults ?? []), ...page.faults] };
    end = page.end;
    partial ??= page.partial;
  }
  if (partial && held) yield held;
  if (partial) throw partial;
  const ids = idsOf(now);
  const all = [...ids].map((id) => `github:${id}`).filter((id) => !hidden.has(id));
  const pages = end === 'whole' ? now.pages : now.pages.map(unreliable);
  yield { ...(held ?? nothing), cursor: pruned(cursor, pages), total: ids.size, all };
}

/** Whether this repository has not come yet in this listing, or came otherwise; remembers it as it is now. */
function isNews(repository: RestRepository, seen: Map<number, string>): boolean {
  const now = JSON.stringify([
    repository.owner.login,
    repository.name,
    repository.pushed_at,
    repository.updated_at,
  ]);
  const isKnown = seen.get(repository.id) === now;
  seen.set(repository.id, now);
  return !isKnown;
}

const nothing: Omit<ListingPage, 'cursor'> = { repositories: [], blobs: [], faults: [], total: null };

function chunked<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / chunk) }, (_, n) =>
    items.slice(n * chunk, (n + 1) * chunk),
  );
}

/** A page with a fault is read anew the next time, or what failed would not be tried again. */
function reliable({ listed }: RestPage, whole: boolean): ListedPage {
  return whole ? listed : unreliable(listed);
}

function unreliable(listed: ListedPage): ListedPage {
  return { ...listed, etag: null };
}

interface Reading {
  login: string;
  cursor: RestCursor;
  options: ListOptions;
  trees: TreeReader;
}

interface Part {
  page: Omit<ListingPage, 'cursor'>;
  /** Ids of those that are listed and yet kept from everybody. */
  hidden: ReadonlySet<string>;
  pushed: RestCursor['pushed'];
}

async function readFiles(
  repositories: readonly RestRepository[],
  { login, cursor, options, trees }: Reading,
): Promise<Part> {
  const pushes = repositories.map(({ id, pushed_at: at }) => [String(id), at ?? ''] as const);
  const listed = repositories.map((repository) => {
    const isRead = cursor.pushed[repository.id] === (repository.pushed_at ?? '');
    return {
      evidence: evidenceFromRest(repository, login),
      url: isRead ? undefined : repository.clone_url,
    };
  });
  const { read, hidden, ...page } = await readTrees(listed, { ...options, trees });
  const open = page.repositories.filter(({ id }) => !hidden.has(id));
  const pushed = Object.fromEntries(pushes.filter(([id]) => read.has(`github:${id}`)));
  return { page: { ...page, repositories: open, total: null }, hidden, pushed };
}
