import { Problem } from '../../../base/problem.ts';
import type { ListingPage } from '../../forge.ts';
import { adaptiveBatches } from '../../http/adaptive-batches.ts';
import { github } from '../http/retry-policy.ts';
import { askNodes, readAskedNodes } from './asked-nodes.ts';
import type { GraphqlReply } from './graphql.ts';
import type { GraphqlSession } from './graphql-session.ts';
import { rememberUnread, type GraphqlCursor } from './graphql-cursor.ts';
import type { Detail } from './query-text.ts';
import { readNothing, type ReadNodes, type Unread } from './read-nodes.ts';
import type { Snapshot, RepositoryTimestamp } from './recent-repositories.ts';

interface ListChangesOptions {
  login: string;
  changed: readonly RepositoryTimestamp[];
  syncCursor: GraphqlCursor;
  /** What the account looked like before the changes were found. */
  snapshot: Snapshot;
  signal: AbortSignal;
}

/**
 * The repositories that changed, and those that could not be read before, by node id. Only the last page's cursor moves
 * on: a run that is killed before it finds the same changes again.
 */
export async function* listChanges(
  options: ListChangesOptions,
  tools: GraphqlSession,
): AsyncGenerator<ListingPage, void, void> {
  const { login, changed, syncCursor, snapshot, signal } = options;
  const wanted = new Map<string, Unread>(syncCursor.unread.map(({ id, name }) => [id, { id, name }]));
  for (const { nodeId, fullName } of changed) wanted.set(nodeId, { id: nodeId, name: fullName });
  const page = (read: ReadNodes, next: GraphqlCursor): ListingPage => {
    const { repositories, faults } = read;
    return { repositories, faults, blobs: [], cursor: next, total: snapshot.total };
  };
  const items = [...wanted.values()];
  const ask = (detail: Detail) => (batch: readonly Unread[], smallest: boolean) =>
    askNodes(batch, { detail, smallest, signal }, tools);
  let { unread } = syncCursor;
  const batches = { forge: github.name, size: tools.sizes.listing, ask: ask('full') };
  let held = readNothing;
  for await (const { batch, reply } of adaptiveBatches(items, batches)) {
    if (held.repositories.length > 0 || held.faults.length > 0) yield page(held, syncCursor);
    held =
      reply.kind === 'answer'
        ? readAskedNodes(reply, batch, login)
        : await withoutFiles(batch, login, ask('facts'));
    const asked = batch.map(({ id }) => id);
    unread = rememberUnread(unread, held.unread, asked);
  }
  yield page(held, { ...syncCursor, done: snapshot, unread });
}

/** A single repository that strains GitHub: its facts, if they can be had, and the fault. */
async function withoutFiles(
  batch: readonly Unread[],
  login: string,
  ask: (batch: readonly Unread[], smallest: boolean) => Promise<GraphqlReply>,
): Promise<ReadNodes> {
  const reply = await ask(batch, true);
  const facts = reply.kind === 'answer' ? readAskedNodes(reply, batch, login).repositories : [];
  const problem = new Problem('unreachable', 'GitHub fails whenever it is asked for it with its files.');
  const faults = batch.map(({ name }) => ({ subject: name, problem }));
  return { repositories: facts, faults, unread: [...batch], unidentified: 0 };
}
