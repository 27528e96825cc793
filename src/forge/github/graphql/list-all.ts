import { Problem } from '../../../base/problem.ts';
import type { Page } from '../../forge.ts';
import type { GraphqlTools } from './graphql-tools.ts';
import { rememberUnread, type Mark } from './mark.ts';
import { readPage } from './repositories-page.ts';
import type { Snapshot } from './window.ts';

interface Start {
  login: string;
  mark: Mark;
  /** What the account looked like before the listing began. */
  snapshot: Snapshot;
  /** Where an earlier listing that was cut off had got to, and what it lacked until there. */
  cursor?: string;
  holes?: number;
  signal: AbortSignal;
}

/**
 * All repositories of an account, page by page. Every page's mark says where to go on; the last one's holds the
 * snapshot, so that whatever changed while listing is found the next time.
 */
export async function* listAll(
  { login, mark, snapshot, cursor: start, holes = 0, signal }: Start,
  tools: GraphqlTools,
): AsyncGenerator<Page, void, void> {
  let cursor = start ?? null;
  let { unread } = mark;
  for (;;) {
    const page = await readPage({ login, cursor, signal }, tools);
    if (page.next !== null && page.next === cursor)
      throw new Problem('invalid', `GitHub's listing of ${login} does not go on.`);
    cursor = page.next;
    holes += page.holes;
    unread = rememberUnread(unread, page.unread);
    const next: Mark =
      cursor === null
        ? { ...mark, done: snapshot, listing: null, unread, incomplete: holes > 0 ? mark.incomplete + 1 : 0 }
        : { ...mark, listing: { cursor, snapshot, holes }, unread };
    yield { repositories: page.repositories, blobs: [], mark: next, total: page.total, faults: page.faults };
    if (cursor === null) return;
  }
}
