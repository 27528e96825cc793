import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { LookupResult } from '../../forge.ts';
import { TokenRefused } from '../../http/retry-policy.ts';
import { adaptiveBatches } from '../../http/adaptive-batches.ts';
import { github } from '../http/retry-policy.ts';
import { askGraphql, errorsUnder, graphqlProblem, isGone, type GraphqlReply } from './graphql.ts';
import type { GraphqlSession } from './graphql-session.ts';
import { databaseIdOf, nodeIds } from './node-id.ts';
import { nodesQuery } from './query-text.ts';
import { readNode } from './read-nodes.ts';

type LookupByIdData = { id: string; databaseId: number };

/**
 * Looks at repositories by id, a hundred a request, in GitHub's present form of node ids; what is not found so is looked
 * for once more in both forms, and only then gone. The evidence is without files (`tree` undefined: not collected);
 * its `head` tells whether what was known of them still stands. `organisation` is the login of its owner today.
 */
export async function* lookupById(
  ids: readonly string[],
  tools: GraphqlSession,
  signal: AbortSignal,
): AsyncGenerator<LookupResult[]> {
  const asked = ids.map((id) => ({ id, databaseId: databaseIdOf(id) }));
  const foreign = asked.filter(({ databaseId }) => databaseId === undefined).map(({ id }) => notOurs(id));
  if (foreign.length > 0) yield foreign;
  const known = asked.filter((each): each is LookupByIdData => each.databaseId !== undefined);
  const byId = new Map(known.map((each) => [each.id, each]));
  const missing: LookupByIdData[] = [];
  for await (const results of look(known, ({ present }) => [present], tools, signal)) {
    const gone = results.filter(({ state }) => state === 'gone');
    missing.push(...gone.flatMap(({ id }) => byId.get(id) ?? []));
    if (gone.length < results.length) yield results.filter(({ state }) => state !== 'gone');
  }
  yield* look(missing, ({ present, former }) => [present, former], tools, signal);
}

type Forms = (ids: ReturnType<typeof nodeIds>) => string[];

/** Throws no Problem but TokenRefused: what cannot be told is `unknown`, with the reason. */
async function* look(
  known: readonly LookupByIdData[],
  forms: Forms,
  { client, sizes }: GraphqlSession,
  signal: AbortSignal,
): AsyncGenerator<LookupResult[]> {
  const width = forms(nodeIds(1)).length;
  const ask = (batch: readonly LookupByIdData[], smallest: boolean) => {
    const variables = { ids: batch.flatMap(({ databaseId }) => forms(nodeIds(databaseId))) };
    return askGraphql(client, {
      kind: 'graphql-look',
      text: nodesQuery('facts'),
      variables,
      smallest,
      signal,
    });
  };
  const size = width === 1 ? sizes.look : halved(sizes.look);
  let done = 0;
  try {
    for await (const { batch, reply } of adaptiveBatches(known, { forge: github.name, size, ask })) {
      done += batch.length;
      yield batch.map((each, n) => sighting(each, reply, n * width, width));
    }
  } catch (problem) {
    if (!(problem instanceof Problem) || problem instanceof TokenRefused) throw problem;
    yield known.slice(done).map(({ id }) => unknown(id, problem));
  }
}

/** Two ids for each repository, and `nodes` takes a hundred. */
function halved(size: GraphqlSession['sizes']['look']): GraphqlSession['sizes']['look'] {
  return {
    ...size,
    current: () => Math.max(1, Math.floor(size.current() / 2)),
    worked() {},
  };
}

function sighting(
  { id, databaseId }: LookupByIdData,
  reply: GraphqlReply,
  from: number,
  width: number,
): LookupResult {
  if (reply.kind === 'too-large')
    return unknown(id, new Problem('unreachable', `GitHub fails for it alone: ${reply.why}.`));
  const nodes = reply.data?.['nodes'];
  if (!Array.isArray(nodes)) return unknown(id, graphqlProblem('it', reply.errors));
  const places = Array.from({ length: width }, (_, n) => from + n);
  for (const place of places) {
    const node: unknown = nodes[place];
    if (idOf(node) !== databaseId) continue;
    const { evidence, problem } = readNode(node, errorsUnder(reply.errors, ['nodes', place]));
    return evidence ? { id, state: 'present', evidence } : unknown(id, problem ?? graphqlProblem('it', []));
  }
  const errors = places.map((place) => errorsUnder(reply.errors, ['nodes', place]));
  const absent = errors.every((own) => own.length > 0 && own.every(isGone));
  return absent ? { id, state: 'gone' } : unknown(id, graphqlProblem('it', errors.flat()));
}

const identity = z.object({ databaseId: z.number() });

function idOf(node: unknown): number | undefined {
  return identity.safeParse(node).data?.databaseId;
}

function unknown(id: string, problem: Problem): LookupResult {
  return { id, state: 'unknown', problem };
}

function notOurs(id: string): LookupResult {
  return unknown(id, new Problem('invalid', `${id} is not the identity of a repository on GitHub.`));
}
