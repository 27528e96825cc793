import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import { askGraphql, errorsUnder, graphqlProblem, type GraphqlReply } from './graphql.ts';
import type { GraphqlSession } from './graphql-session.ts';
import type { GraphqlError } from '../http/graphql-body.ts';
import { noSuchAccount } from './check-for-changes.ts';
import { accountPageQuery, type Detail } from './query-text.ts';
import { unreadableNode, type ReadNodes } from './read-nodes.ts';

/** One page of an account's repositories, in whatever detail was asked. */
export interface Connection {
  total: number;
  nodes: unknown[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

export type RepositoriesPage = Omit<Connection, 'nodes'> & ReadNodes;

/** Where a page begins. */
export interface Where {
  login: string;
  cursor: string | null;
  signal: AbortSignal;
}

const connection = z.object({
  totalCount: z.number().int().nonnegative(),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(z.unknown()),
});

/** Asks for the page that begins there. */
export function askPage(
  detail: Detail,
  first: number,
  { login, cursor, signal }: Where,
  { client }: GraphqlSession,
) {
  const variables = { login, first, after: cursor };
  const kind = 'graphql-listing' as const;
  return askGraphql(client, {
    kind,
    text: accountPageQuery(detail),
    variables,
    smallest: first === 1,
    signal,
  });
}

export type GraphqlAnswer = Extract<GraphqlReply, { kind: 'answer' }>;

/**
 * The page of repositories in an answer.
 *
 * @throws Problem when there is none: `not-found` when the account does not exist
 */
export function readConnection(login: string, { data, errors }: GraphqlAnswer): Connection {
  const owner = data?.['repositoryOwner'] as { repositories?: unknown } | null | undefined;
  if (!owner?.repositories) throw noPage(login, owner === null, errors);
  const { data: found, error } = connection.safeParse(owner.repositories);
  if (error) throw unreadableNode(login, error);
  const { hasNextPage, endCursor } = found.pageInfo;
  if (hasNextPage && endCursor === null)
    throw new Problem('invalid', `GitHub's listing of ${login} does not go on.`);
  return { total: found.totalCount, nodes: found.nodes, next: hasNextPage ? endCursor : null };
}

function noPage(login: string, absent: boolean, errors: readonly GraphqlError[]): Problem {
  const own = errors
    .filter(({ path: where }) => where === undefined)
    .concat(errorsUnder(errors, ['repositoryOwner']));
  if (absent && own.every(({ type }) => type === 'NOT_FOUND')) return noSuchAccount(login);
  return graphqlProblem(login, own);
}
