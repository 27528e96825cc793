import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { Account, AccountChanges } from '../../forge.ts';
import { adaptiveBatches } from '../../http/adaptive-batches.ts';
import { github } from '../http/retry-policy.ts';
import { askGraphql, errorsUnder, graphqlProblem, type GraphqlReply } from './graphql.ts';
import type { GraphqlSession } from './graphql-session.ts';
import { readGraphqlCursor, wantsAll } from './graphql-cursor.ts';
import { surveyQuery } from './query-text.ts';
import { unreadableNode } from './read-nodes.ts';
import { nothingSeen, readTimestamps, snapshotOf, type RecentRepositories } from './recent-repositories.ts';

/** What could be seen of one account. */
type AccountSnapshot = { window: RecentRepositories } | { missing: true } | { problem: Problem };

const newest = z.object({ totalCount: z.number().int().nonnegative(), nodes: z.array(z.unknown()) });
const accountNode = z.object({ pushed: newest, updated: newest });

/** Looks at many accounts in one request and compares what it sees with their marks. */
export async function checkForChanges(
  accounts: readonly Account[],
  tools: GraphqlSession,
  signal: AbortSignal,
): Promise<AccountChanges[]> {
  const snapshots = await snapshotAccounts(
    accounts.map(({ login }) => login),
    tools,
    signal,
  );
  return accounts.map(({ login, cursor }) => {
    const glimpse = snapshots.get(login);
    if (!glimpse) throw new Error(`No glimpse of ${login}`);
    if ('problem' in glimpse) return { login, state: 'unknown', total: null, problem: glimpse.problem };
    if ('missing' in glimpse) return { login, state: 'missing', total: null, problem: noSuchAccount(login) };
    tools.recent.set(login.toLowerCase(), glimpse.window);
    if (glimpse.window === nothingSeen) return { login, state: 'unknown', total: null };
    const { total } = glimpse.window;
    return { login, state: isUnchanged(cursor, glimpse.window) ? 'unchanged' : 'changed', total };
  });
}

/**
 * What the survey saw of an account, once, or a look of its own: it must be older than the listing that relies on it.
 *
 * @throws a `not-found` Problem when there is no such account
 */
export async function takeRecentRepositories(
  login: string,
  tools: GraphqlSession,
  signal: AbortSignal,
): Promise<RecentRepositories> {
  const seen = tools.recent.get(login.toLowerCase());
  tools.recent.delete(login.toLowerCase());
  if (seen) return seen;
  const glimpse = (await snapshotAccounts([login], tools, signal)).get(login);
  if (glimpse && 'window' in glimpse) return glimpse.window;
  throw glimpse && 'problem' in glimpse ? glimpse.problem : noSuchAccount(login);
}

export function noSuchAccount(login: string): Problem {
  return new Problem('not-found', `GitHub has no account called ${login}.`);
}

function isUnchanged(stored: unknown, window: RecentRepositories): boolean {
  const syncCursor = readGraphqlCursor(stored);
  if (!syncCursor || wantsAll(syncCursor) || syncCursor.unread.length > 0) return false;
  return syncCursor.done?.digest === snapshotOf(window).digest;
}

async function snapshotAccounts(logins: readonly string[], tools: GraphqlSession, signal: AbortSignal) {
  const glimpses = new Map<string, AccountSnapshot>();
  const batches = adaptiveBatches(logins, {
    forge: github.name,
    size: tools.sizes.survey,
    ask: (batch, smallest) =>
      askGraphql(tools.client, {
        kind: 'graphql-survey',
        text: surveyQuery(batch.length),
        variables: Object.fromEntries(batch.map((login, n) => [`login${n}`, login])),
        smallest,
        signal,
      }),
  });
  for await (const { batch, reply } of batches)
    batch.forEach((login, n) => glimpses.set(login, accountSnapshotOf(login, `a${n}`, reply)));
  return glimpses;
}

function accountSnapshotOf(login: string, alias: string, reply: GraphqlReply): AccountSnapshot {
  if (reply.kind === 'too-large' && reply.answered) return { window: nothingSeen };
  if (reply.kind === 'too-large')
    return { problem: new Problem('unreachable', `${reply.why}, for ${login} alone.`) };
  const own = reply.errors
    .filter(({ path }) => path === undefined)
    .concat(errorsUnder(reply.errors, [alias]));
  if (own.every(({ type }) => type === 'NOT_FOUND') && reply.data?.[alias] === null) return { missing: true };
  const { data: account, error } = accountNode.safeParse(reply.data?.[alias]);
  if (error) return { problem: own.length > 0 ? graphqlProblem(login, own) : unreadableNode(login, error) };
  const pushed = readTimestamps(account.pushed.nodes, 'pushedAt');
  const updated = readTimestamps(account.updated.nodes, 'updatedAt');
  return {
    window: {
      total: account.pushed.totalCount,
      pushed: pushed.stamps,
      updated: updated.stamps,
      unreadable: pushed.unreadable + updated.unreadable,
    },
  };
}
