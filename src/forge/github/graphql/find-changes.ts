import { Problem } from '../../../base/problem.ts';
import { askGraphql } from './graphql.ts';
import type { GraphqlSession } from './graphql-session.ts';
import { newestQuery } from './query-text.ts';
import { readConnection, type Connection } from './connection.ts';
import {
  changedSince,
  reachesBack,
  readTimestamps,
  type Watermark,
  type Snapshot,
  type RepositoryTimestamp,
  type RecentRepositories,
} from './recent-repositories.ts';

interface FindChangesOptions {
  login: string;
  /** What the account looks like now, and looked like when it was last listed. */
  window: RecentRepositories;
  before: Snapshot;
  signal: AbortSignal;
}

/**
 * The repositories pushed to or updated since a snapshot, each once; undefined when GitHub cannot tell some of them.
 * Mostly the survey has seen them all already.
 */
export async function findChanges(
  { login, window, before, signal }: FindChangesOptions,
  tools: GraphqlSession,
): Promise<RepositoryTimestamp[] | undefined> {
  const orders = [
    { field: 'PUSHED_AT', key: 'pushedAt', stamps: window.pushed, edge: before.pushed },
    { field: 'UPDATED_AT', key: 'updatedAt', stamps: window.updated, edge: before.updated },
  ] as const;
  const changed = new Map<number, RepositoryTimestamp>();
  for (const { field, key, stamps, edge } of orders) {
    const seen = reachesBack(stamps, edge, window.total)
      ? stamps
      : await walk({ login, field, key, edge, signal }, tools);
    if (!seen) return undefined;
    for (const stamp of changedSince(seen, edge)) changed.set(stamp.databaseId, stamp);
  }
  return [...changed.values()];
}

interface Walk {
  login: string;
  field: 'PUSHED_AT' | 'UPDATED_AT';
  key: 'pushedAt' | 'updatedAt';
  edge: Watermark;
  signal: AbortSignal;
}

/** Newest first, until strictly older than the watermark; undefined when some cannot be told. */
async function walk(
  { login, field, key, edge, signal }: Walk,
  { client }: GraphqlSession,
): Promise<RepositoryTimestamp[] | undefined> {
  const stamps: RepositoryTimestamp[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: Connection = await readStamps();
    const read = readTimestamps(page.nodes, key);
    if (read.unreadable > 0) return undefined;
    stamps.push(...read.stamps);
    if (page.next === null || reachesBack(stamps, edge, page.total)) return stamps;
    if (page.next === cursor) throw new Problem('invalid', `GitHub's listing of ${login} does not go on.`);
    cursor = page.next;
  }

  async function readStamps(): Promise<Connection> {
    const variables = { login, first: 100, after: cursor };
    const query = {
      kind: 'graphql-changes',
      text: newestQuery(field),
      variables,
      smallest: true,
      signal,
    } as const;
    const reply = await askGraphql(client, query);
    if (reply.kind === 'too-large')
      throw new Problem('unreachable', `GitHub cannot tell what changed: ${reply.why}.`);
    return readConnection(login, reply);
  }
}
