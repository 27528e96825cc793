import { Problem } from '../../base/problem.ts';
import type { Page } from '../forge.ts';
import type { GraphqlTools } from './graphql-tools.ts';
import { rememberUnread, type Mark } from './mark.ts';
import { readPage } from './repositories-page.ts';
import type { Snapshot } from './window.ts';

interface Start {
  login: string;
  /** What the account looked like before the listing began. */
  snapshot: Snapshot;
  /** Where an earlier listing that was cut off had got to; null for the beginning. */
  cursor: string | null;
  done: Mark['done'];
  unread: Mark['unread'];
  signal: AbortSignal;
}

/**
 * All repositories of an account, page by page. Every page's mark says where to go on; the last one's holds the
 * snapshot, so that whatever changed while listing is found the next time.
 */
export async function* listAll(start: Start, tools: GraphqlTools): AsyncGenerator<Page, void, void> {
  const { login, snapshot, done, signal } = start;
  let { cursor, unread } = start;
  for (;;) {
    const page = await readPage({ login, cursor, signal }, tools);
    if (page.next !== null && page.next === cursor)
      throw new Problem('invalid', `GitHub's listing of ${login} does not go on.`);
    cursor = page.next;
    unread = rememberUnread(unread, page.unread);
    const mark: Mark = {
      version: 1,
      route: 'graphql',
      done: cursor === null ? snapshot : done,
      listing: cursor === null ? null : { cursor, snapshot },
      unread,
    };
    yield { repositories: page.repositories, blobs: [], mark, total: page.total, faults: page.faults };
    if (cursor === null) return;
  }
}
