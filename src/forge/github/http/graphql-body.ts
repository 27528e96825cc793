import { z } from 'zod';

const graphqlError = z.object({
  message: z.string().catch('no message'),
  type: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  path: z
    .array(z.union([z.string(), z.number()]))
    .optional()
    .catch(undefined),
});

export type GraphqlError = z.infer<typeof graphqlError>;

const graphqlBody = z.object({
  data: z.unknown().optional(),
  errors: z.array(graphqlError).nullish(),
});

/** The two halves of a GraphQL answer; undefined when the body is not one. */
export function readGraphqlBody(body: unknown): { data: unknown; errors: GraphqlError[] } | undefined {
  const { data: parsed } = graphqlBody.safeParse(body);
  if (!parsed || (parsed.data === undefined && !parsed.errors)) return undefined;
  return { data: parsed.data ?? null, errors: parsed.errors ?? [] };
}

/** GitHub has sent both types; the code came later (octokit's own plug-in knows only `RATE_LIMITED`). */
export function isRateLimit({ type, code, message }: GraphqlError): boolean {
  if (type === 'RATE_LIMIT' || type === 'RATE_LIMITED' || code === 'graphql_rate_limit') return true;
  return type === undefined && /\brate limit\b/i.test(message);
}

/** The query ran into GitHub's resource limit. Parts of the data may then be null at arbitrary places. */
export function isOverLimit({ type }: GraphqlError): boolean {
  return type === 'RESOURCE_LIMITS_EXCEEDED';
}

/**
 * The query ran out of its ten seconds, which GitHub reports only in words. With a path the same words concern one
 * place in the answer, and the rest of it is good.
 */
export function isTimeout({ message, path }: GraphqlError): boolean {
  return path === undefined && timedOut.test(message);
}

const timedOut = /something went wrong while executing|couldn't respond to your request in time/i;
