import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import { askGraphql, errorsUnder, graphqlProblem, type GraphqlReply } from './graphql.ts';
import type { GraphqlSession } from './graphql-session.ts';
import type { GraphqlError } from '../http/graphql-body.ts';
import { pageQuery, type Detail } from './query-text.ts';
import { readNodes, readNothing, unreadable, type ReadNodes } from './read-nodes.ts';
import { timestampNode } from './recent-repositories.ts';
import { noSuchAccount } from './check-for-changes.ts';

/** One page of an account's repositories, in whatever detail was asked. */
export interface Connection {
  total: number;
  nodes: unknown[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

export type RepositoriesPage = Omit<Connection, 'nodes'> & ReadNodes;

interface Where {
  login: string;
  cursor: string | null;
  signal: AbortSignal;
}

const connection = z.object({
  totalCount: z.number().int().nonnegative(),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(z.unknown()),
});

const path = ['repositoryOwner', 'repositories', 'nodes'];

/**
 * The page of all repositories after a cursor, as large as GitHub can answer. A repository that is too much even alone
 * comes with less (its facts, without its files), or as a fault; it never ends the listing.
 *
 * @throws Problem when the account cannot be listed
 */
export async function readPage(where: Where, tools: GraphqlSession): Promise<RepositoriesPage> {
  for (;;) {
    const first = tools.sizes.listing.current();
    const reply = await ask('full', first, where, tools);
    if (reply.kind === 'answer') {
      tools.sizes.listing.worked(first, reply.elapsedMs);
      return toPage(reply, where);
    }
    tools.log.debug({ login: where.login, first, why: reply.why }, 'A page was too much for GitHub');
    if (first === 1) return readOne(where, tools);
    tools.sizes.listing.tooLarge(first);
  }
}

/** The next repository alone, as it strains GitHub: first without its files, then no more than its name. */
async function readOne(where: Where, tools: GraphqlSession): Promise<RepositoriesPage> {
  for (const detail of ['facts', 'stamp'] as const) {
    const reply = await ask(detail, 1, where, tools);
    if (reply.kind === 'too-large') continue;
    tools.sizes.listing.isolated();
    const found = readConnection(where.login, reply);
    const read = detail === 'facts' ? toPage(reply, where) : readNothing;
    return { ...found, ...read, ...tooMuch(found.nodes[0], detail) };
  }
  throw new Problem('unreachable', `GitHub cannot list ${where.login}, not even one repository at a time.`);
}

const named = z.union([
  timestampNode.transform(({ id, nameWithOwner }) => ({ id, name: nameWithOwner })),
  z
    .object({ id: z.string(), name: z.string(), owner: z.object({ login: z.string() }) })
    .transform(({ id, name, owner }) => ({ id, name: `${owner.login}/${name}` })),
]);

function tooMuch(
  node: unknown,
  detail: 'facts' | 'stamp',
): Pick<ReadNodes, 'faults' | 'unread' | 'unidentified'> {
  const { data: which } = named.safeParse(node);
  const what = detail === 'facts' ? 'files' : 'details';
  const problem = new Problem('unreachable', `GitHub fails whenever it is asked for its ${what}.`);
  return {
    faults: [{ subject: which?.name ?? 'a repository', problem }],
    unread: which ? [which] : [],
    unidentified: which ? 0 : 1,
  };
}

function ask(detail: Detail, first: number, { login, cursor, signal }: Where, { client }: GraphqlSession) {
  const variables = { login, first, after: cursor };
  const kind = 'graphql-listing' as const;
  return askGraphql(client, { kind, text: pageQuery(detail), variables, smallest: first === 1, signal });
}

type Answer = Extract<GraphqlReply, { kind: 'answer' }>;

function toPage(reply: Answer, { login }: Where): RepositoriesPage {
  const found = readConnection(login, reply);
  const read = readNodes(found.nodes, { organisation: login, errors: reply.errors, path });
  const unplaced = reply.errors.filter(({ path: where }) => where === undefined);
  if (unplaced.length > 0) read.faults.push({ subject: login, problem: graphqlProblem(login, unplaced) });
  return { ...found, ...read };
}

/**
 * The page of repositories in an answer.
 *
 * @throws Problem when there is none: `not-found` when the account does not exist
 */
export function readConnection(login: string, { data, errors }: Answer): Connection {
  const owner = data?.['repositoryOwner'] as { repositories?: unknown } | null | undefined;
  if (!owner?.repositories) throw noPage(login, owner === null, errors);
  const { data: found, error } = connection.safeParse(owner.repositories);
  if (error) throw unreadable(login, error);
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
