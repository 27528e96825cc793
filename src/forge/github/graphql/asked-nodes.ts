import { askGraphql, type GraphqlReply } from './graphql.ts';
import type { GraphqlSession } from './graphql-session.ts';
import { nodesQuery, type Detail } from './query-text.ts';
import { readNodes, type ReadNodes, type Unread } from './read-nodes.ts';

/** Asks for repositories by node id. */
export function askNodes(
  batch: readonly Unread[],
  { detail, smallest, signal }: { detail: Detail; smallest: boolean; signal: AbortSignal },
  { client }: GraphqlSession,
): Promise<GraphqlReply> {
  const variables = { ids: batch.map(({ id }) => id) };
  return askGraphql(client, {
    kind: 'graphql-listing',
    text: nodesQuery(detail),
    variables,
    smallest,
    signal,
  });
}

/** The repositories of such an answer; one that has another owner by now is left out, without a fault. */
export function readAskedNodes(
  reply: Extract<GraphqlReply, { kind: 'answer' }>,
  batch: readonly Unread[],
  login: string,
): ReadNodes {
  const nodes = reply.data?.['nodes'];
  const found = Array.isArray(nodes) ? (nodes as unknown[]) : batch.map(() => null);
  const result = readNodes(found, {
    organisation: login,
    errors: reply.errors,
    path: ['nodes'],
    asked: batch,
  });
  const elsewhere = ({ owner }: { owner: string }) => owner.toLowerCase() !== login.toLowerCase();
  return { ...result, repositories: result.repositories.filter((evidence) => !elsewhere(evidence)) };
}
