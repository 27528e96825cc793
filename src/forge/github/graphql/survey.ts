import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { Account, Survey } from '../../forge.ts';
import { adaptiveBatches } from '../../http/adaptive-batches.ts';
import { askGraphql, errorsUnder, graphqlProblem, type GraphqlReply } from './graphql.ts';
import type { GraphqlTools } from './graphql-tools.ts';
import { readMark, wantsAll } from './mark.ts';
import { surveyQuery } from './query-text.ts';
import { unreadable } from './read-nodes.ts';
import { toStamp, stampNode } from './stamp-node.ts';
import { snapshotOf, type Window } from './window.ts';

/** What could be seen of one account. */
type Glimpse = { window: Window } | { missing: true } | { problem: Problem };

const newest = z.object({ totalCount: z.number().int().nonnegative(), nodes: z.array(stampNode) });
const accountNode = z.object({ pushed: newest, updated: newest });

/** Looks at many accounts in one request and compares what it sees with their marks. */
export async function survey(
  accounts: readonly Account[],
  tools: GraphqlTools,
  signal: AbortSignal,
): Promise<Survey[]> {
  const glimpses = await look(
    accounts.map(({ login }) => login),
    tools,
    signal,
  );
  return accounts.map(({ login, mark }) => {
    const glimpse = glimpses.get(login);
    if (!glimpse) throw new Error(`No glimpse of ${login}`);
    if ('problem' in glimpse) return { login, state: 'unknown', total: null, problem: glimpse.problem };
    if ('missing' in glimpse) return { login, state: 'missing', total: null };
    tools.windows.set(login.toLowerCase(), glimpse.window);
    const { total } = glimpse.window;
    return { login, state: isUnchanged(mark, glimpse.window) ? 'unchanged' : 'changed', total };
  });
}

/**
 * What the survey saw of an account, once, or a look of its own: it must be older than the listing that relies on it.
 *
 * @throws a `not-found` Problem when there is no such account
 */
export async function takeWindow(login: string, tools: GraphqlTools, signal: AbortSignal): Promise<Window> {
  const seen = tools.windows.get(login.toLowerCase());
  tools.windows.delete(login.toLowerCase());
  if (seen) return seen;
  const glimpse = (await look([login], tools, signal)).get(login);
  if (glimpse && 'window' in glimpse) return glimpse.window;
  throw glimpse && 'problem' in glimpse ? glimpse.problem : noSuchAccount(login);
}

export function noSuchAccount(login: string): Problem {
  return new Problem('not-found', `GitHub has no account called ${login}.`);
}

function isUnchanged(stored: unknown, window: Window): boolean {
  const mark = readMark(stored);
  if (!mark || wantsAll(mark) || mark.unread.length > 0) return false;
  return mark.done?.digest === snapshotOf(window).digest;
}

async function look(logins: readonly string[], tools: GraphqlTools, signal: AbortSignal) {
  const glimpses = new Map<string, Glimpse>();
  const batches = adaptiveBatches(logins, tools.sizes.survey, (batch, smallest) =>
    askGraphql(tools.client, {
      kind: 'graphql-survey',
      text: surveyQuery(batch.length),
      variables: Object.fromEntries(batch.map((login, n) => [`login${n}`, login])),
      smallest,
      signal,
    }),
  );
  for await (const { batch, reply } of batches)
    batch.forEach((login, n) => glimpses.set(login, glimpseOf(login, `a${n}`, reply)));
  return glimpses;
}

function glimpseOf(login: string, alias: string, reply: GraphqlReply): Glimpse {
  if (reply.kind === 'strain')
    return { problem: new Problem('unreachable', `${reply.why}, for ${login} alone.`) };
  const own = reply.errors
    .filter(({ path }) => path === undefined)
    .concat(errorsUnder(reply.errors, [alias]));
  if (own.every(({ type }) => type === 'NOT_FOUND') && reply.data?.[alias] === null) return { missing: true };
  if (own.length > 0) return { problem: graphqlProblem(login, own) };
  const { data: account, error } = accountNode.safeParse(reply.data?.[alias]);
  if (error) return { problem: unreadable(login, error) };
  return {
    window: {
      total: account.pushed.totalCount,
      pushed: account.pushed.nodes.map((node) => toStamp(node, 'pushedAt')),
      updated: account.updated.nodes.map((node) => toStamp(node, 'updatedAt')),
    },
  };
}
