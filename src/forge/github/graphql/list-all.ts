import { Problem } from '../../../base/problem.ts';
import type { ListingPage } from '../../forge.ts';
import type { GraphqlSession } from './graphql-session.ts';
import { rememberUnread, type GraphqlCursor } from './graphql-cursor.ts';
import { readPage } from './repositories-page.ts';
import type { Snapshot } from './recent-repositories.ts';

export interface ListingStart {
  login: string;
  syncCursor: GraphqlCursor;
  /** What the account looked like before the listing began. */
  snapshot: Snapshot;
  /** Where an earlier listing that was cut off had got to, and what it lacked until there. */
  cursor?: string;
  holes?: number;
  signal: AbortSignal;
}

/**
 * All repositories of an account, page by page. Every page's cursor says where to go on; the last one's holds the
 * snapshot, so that whatever changed while listing is found the next time, and names all that came: those that are
 * known and did not come are looked at again.
 */
export async function* listAll(
  { login, syncCursor, snapshot, cursor: start, holes = 0, signal }: ListingStart,
  tools: GraphqlSession,
): AsyncGenerator<ListingPage, void, void> {
  let cursor = start ?? null;
  const ids: string[] = [];
  const passed = new Set<string>();
  let { unread } = syncCursor;
  for (;;) {
    const page = await readPage({ login, cursor, signal }, tools);
    if (page.next !== null && passed.has(page.next))
      throw new Problem('invalid', `GitHub's listing of ${login} does not go on.`);
    cursor = page.next;
    if (cursor !== null) passed.add(cursor);
    holes += page.unidentified;
    unread = rememberUnread(unread, page.unread);
    ids.push(...page.repositories.map(({ id }) => id));
    const next: GraphqlCursor =
      cursor === null
        ? {
            ...syncCursor,
            done: snapshot,
            listing: null,
            unread,
            incomplete: holes > 0 ? syncCursor.incomplete + 1 : 0,
          }
        : { ...syncCursor, listing: { cursor, snapshot, holes }, unread };
    yield {
      repositories: page.repositories,
      blobs: [],
      cursor: next,
      total: page.total,
      faults: page.faults,
      ...(cursor === null && start === undefined && { all: ids }),
    };
    if (cursor === null) return;
  }
}
