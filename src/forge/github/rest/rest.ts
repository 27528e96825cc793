import { Problem } from '../../../base/problem.ts';
import type { Client } from '../http/client.ts';
import { messageOf } from '../../http/outcome.ts';
import type { HeaderValues } from '../../http/outcome.ts';

export interface RestQuery {
  kind: 'rest-listing' | 'rest-look';
  route: string;
  parameters: Record<string, unknown>;
  signal: AbortSignal;
}

export interface RestReply {
  status: number;
  headers: HeaderValues;
  data: unknown;
}

/** Asks by REST, counting its cost: one of the hourly requests each. Bad answers that are no rate limit come back. */
export async function askRest(client: Client, query: RestQuery): Promise<RestReply> {
  const reply = await client.request({ ...query, graphql: false, smallest: true });
  if (reply.kind === 'too-large') throw new Problem('unreachable', `GitHub cannot answer: ${reply.why}.`);
  client.addCost(1);
  return reply;
}

/** The Problem that a bad answer amounts to. */
export function restProblem(subject: string, { status, data }: RestReply): Problem {
  const kind = status === 404 ? 'not-found' : status === 403 ? 'forbidden' : 'unreachable';
  return new Problem(kind, `GitHub answered ${status} about ${subject}: ${messageOf(data)}`);
}

/**
 * The Problem of an answer that leaves out what the single sign-on of an organisation keeps from our token; undefined for a
 * whole answer. GitHub says so in a header alone (docs.github.com/rest/authentication).
 */
export function partialResults(
  subject: string,
  { headers }: Pick<RestReply, 'headers'>,
): Problem | undefined {
  if (!/^\s*partial-results\b/i.test(String(headers['x-github-sso'] ?? ''))) return undefined;
  const message = `GitHub gave only a part of ${subject}, because an organisation's single sign-on does not admit the token in GITHUB_TOKEN. Authorise it for that organisation.`;
  return new Problem('forbidden', message);
}
