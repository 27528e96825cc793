import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { LookupResult } from '../../forge.ts';
import type { Client } from '../http/client.ts';
import { lookupInBatches } from '../../lookup-in-batches.ts';
import { messageOf } from '../../http/outcome.ts';
import { databaseIdOf } from '../graphql/node-id.ts';
import { unreadableNode } from '../graphql/read-nodes.ts';
import { askRest, restProblem, type RestReply } from './rest.ts';
import { evidenceFromRest, restRepository } from './rest-repository.ts';

/**
 * Looks at repositories by id, one request each; redirects of renamed ones are followed. One that GitHub keeps from
 * everybody (451, or 403 "access blocked") is gone as well.
 */
export function restLookup(
  ids: readonly string[],
  client: Client,
  signal: AbortSignal,
): AsyncGenerator<LookupResult[]> {
  return lookupInBatches(ids, (id) => lookOnce(id, client, signal));
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

/** Not found, gone, and unavailable for legal reasons (RFC 9110, RFC 7725). */
const notThere = new Set([404, 410, 451]);

const blocked = z.object({ block: z.object({ reason: z.string() }) });

function toLookupResult(id: string, databaseId: number, reply: RestReply): LookupResult {
  const { status, data } = reply;
  const isBlocked = blocked.safeParse(data).success || /access blocked/i.test(messageOf(data));
  if (notThere.has(status) || (status === 403 && isBlocked)) return { id, state: 'gone' };
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
