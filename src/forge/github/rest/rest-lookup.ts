import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { LookupResult } from '../../forge.ts';
import type { Client } from '../http/client.ts';
import { messageOf } from '../../http/outcome.ts';
import { databaseIdOf } from '../graphql/node-id.ts';
import { unreadableNode } from '../graphql/read-nodes.ts';
import { askRest, restProblem, type RestReply } from './rest.ts';
import { evidenceFromRest, restRepository } from './rest-repository.ts';

const batch = 20;

/**
 * Looks at repositories by id, one request each; redirects of renamed ones are followed. Not found twice is gone, and so
 * is one that GitHub keeps from everybody (451, or 403 "access blocked").
 */
export async function* restLookup(
  ids: readonly string[],
  client: Client,
  signal: AbortSignal,
): AsyncGenerator<LookupResult[]> {
  for (let from = 0; from < ids.length; from += batch)
    yield await Promise.all(ids.slice(from, from + batch).map((id) => lookTwice(id, client, signal)));
}

async function lookTwice(id: string, client: Client, signal: AbortSignal): Promise<LookupResult> {
  const first = await lookOnce(id, client, signal);
  return first.state === 'gone' ? lookOnce(id, client, signal) : first;
}

async function lookOnce(id: string, client: Client, signal: AbortSignal): Promise<LookupResult> {
  const databaseId = databaseIdOf(id);
  if (databaseId === undefined)
    return unknown(id, new Problem('invalid', `${id} is not the identity of a repository on GitHub.`));
  try {
    const parameters = { id: databaseId };
    return toLookupResult(
      id,
      databaseId,
      await askRest(client, { kind: 'rest-look', route: 'GET /repositories/{id}', parameters, signal }),
    );
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return unknown(id, problem);
  }
}

const blocked = z.object({ block: z.object({ reason: z.string() }) });

function toLookupResult(id: string, databaseId: number, reply: RestReply): LookupResult {
  const { status, data } = reply;
  const isBlocked = blocked.safeParse(data).success || /access blocked/i.test(messageOf(data));
  if (status === 404 || status === 451 || (status === 403 && isBlocked)) return { id, state: 'gone' };
  if (status !== 200) return unknown(id, restProblem('it', reply));
  const { data: repository, error } = restRepository.safeParse(data);
  if (error) return unknown(id, unreadableNode('it', error));
  if (repository.id !== databaseId)
    return unknown(id, new Problem('invalid', 'GitHub answered with another repository.'));
  return { id, state: 'present', evidence: evidenceFromRest(repository) };
}

function unknown(id: string, problem: Problem): LookupResult {
  return { id, state: 'unknown', problem };
}
