import { z } from 'zod';
import { Problem, type Kind } from '../../../base/problem.ts';
import type { Client } from '../http/client.ts';
import { messageOf } from '../../http/outcome.ts';
import { readGraphqlBody, type GraphqlError } from '../http/graphql-body.ts';

export interface Query {
  kind: 'graphql-survey' | 'graphql-listing' | 'graphql-changes' | 'graphql-files' | 'graphql-look';
  text: string;
  variables: Record<string, unknown>;
  /** Nothing smaller could be asked for: insist before giving up. */
  smallest: boolean;
  signal: AbortSignal;
}

/** A partial answer keeps its data, and its errors tell what is missing from it. */
export type GraphqlReply =
  | { kind: 'answer'; data: Record<string, unknown> | null; errors: GraphqlError[]; elapsedMs: number }
  | { kind: 'too-large'; why: string; answered: boolean };

const record = z.record(z.string(), z.unknown()).nullable().catch(null);
const cost = z.object({ rateLimit: z.object({ cost: z.number() }) });

/** Asks one GraphQL query, counting its points. Throws as `Client.ask` does, and `invalid` for a refused query. */
export async function askGraphql(client: Client, query: Query): Promise<GraphqlReply> {
  const { kind, text, variables, smallest, signal } = query;
  const parameters = { query: text, variables };
  const reply = await client.request({
    kind,
    route: 'POST /graphql',
    parameters,
    graphql: true,
    smallest,
    signal,
  });
  if (reply.kind === 'too-large') return reply;
  const body = readGraphqlBody(reply.data);
  if (!body || reply.status >= 400) {
    const problem = reply.status === 403 ? 'forbidden' : 'invalid';
    throw new Problem(problem, `GitHub answered ${reply.status} to a query: ${messageOf(reply.data)}`);
  }
  const spent = cost.safeParse(body.data);
  if (spent.success) client.addCost(spent.data.rateLimit.cost);
  return { kind: 'answer', data: record.parse(body.data), errors: body.errors, elapsedMs: reply.elapsedMs };
}

const problemKinds: Record<string, Kind> = {
  NOT_FOUND: 'not-found',
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'forbidden',
  INVALID_CURSOR_ARGUMENTS: 'invalid',
};

/** Whether GitHub says that there is no such thing, or that it keeps it from everybody (as after a takedown notice). */
export function isGone({ type, message }: GraphqlError): boolean {
  return (
    type === 'NOT_FOUND' || /access (?:is )?blocked|\bdmca\b|unavailable for legal reasons/i.test(message)
  );
}

/** The Problem that GraphQL errors amount to. */
export function graphqlProblem(subject: string, errors: readonly GraphqlError[]): Problem {
  const [first] = errors;
  const messages = [...new Set(errors.map(({ message }) => message.slice(0, 200)))];
  const kind = problemKinds[first?.type ?? ''] ?? 'unreachable';
  return new Problem(
    kind,
    `GitHub could not give ${subject}: ${messages.slice(0, 3).join('; ') || 'no reason given'}`,
  );
}

/** An error with the path below what it was looked up for. */
export type OwnError = GraphqlError & { rest: (string | number)[] };

/** The errors that concern what lies at or under a path, with the rest of their path. */
export function errorsUnder(errors: readonly GraphqlError[], path: readonly (string | number)[]): OwnError[] {
  return errors
    .filter(({ path: where }) => where && path.every((step, n) => String(where[n]) === String(step)))
    .map((error) => ({ ...error, rest: error.path?.slice(path.length) ?? [] }));
}
